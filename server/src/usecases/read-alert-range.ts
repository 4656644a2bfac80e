import { setImmediate as breathe } from 'node:timers/promises'
import type { AlertRange } from '@jaga-jarak/shared/alert-range.ts'
import { type AlertId, epochMs, type Position } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { TRAIL_RECALL_MS } from '../domain/limits.ts'
import { checkReach } from '../domain/reach.ts'
import { createRulebook } from '../domain/rulebook.ts'
import { createWatch, type Heard } from '../domain/watch.ts'
import type { World } from './change-world.ts'

/** How long before the alert it begins, and how far back it reaches at most, milliseconds. */
const BEFORE_MS = 300_000
const LONGEST_MS = 3_600_000
/** Between two points, milliseconds; so many are worked out before others have their turn. */
const STEP_MS = 5_000
const AT_ONCE = 40

/** How the range of an alert's two groups went: the same watch sees the same tracks again, these two alone. */
export function readAlertRange(world: World) {
  const { store, clock, orders, gazetteer } = world
  const { read } = store
  const regionAt = (position: Position) => gazetteer.placeAt(position)?.regency.code ?? null

  return async (by: Viewer, id: AlertId): Promise<AlertRange | Refused> => {
    const alert = await read.alert(id)
    if (!alert) return refuse('notFound')
    const outside = alert.regions.length === 0 ? null : checkReach(by, alert.regions)
    if (outside) return outside
    const { evidence, raisedAt, cleared } = alert
    if (evidence.kind !== 'encounter' && evidence.kind !== 'predictedEncounter')
      return refuse('wrongStep', 'an alert about two groups expected')

    const until = cleared?.at ?? clock.now()
    const from = epochMs(Math.max(0, raisedAt - BEFORE_MS, until - LONGEST_MS))
    const rules = createRulebook(world.operation, orders(), regionAt)
    const watch = createWatch(rules)
    const ids = evidence.sides.map(({ groupId }) => groupId)
    for (const groupId of ids) {
      const group = await read.group(groupId)
      // Also of a group that is closed by now: it was watched then.
      if (group) watch.setGroup({ ...group, status: 'watched' })
    }
    const heard: Heard[] = []
    for (const { device } of await read.trackers()) {
      if (device.groupId === null || !ids.includes(device.groupId)) continue
      const { id: deviceId, groupId, intervalS } = device
      const since = epochMs(Math.max(0, from - TRAIL_RECALL_MS))
      for (const { groupId: served, ...report } of await read.track(deviceId, since, until))
        if (served === groupId) heard.push({ groupId, deviceId, intervalS, report })
    }
    heard.sort((a, b) => a.report.receivedAt - b.report.receivedAt)

    const points: AlertRange['points'] = []
    let next = 0
    for (let [at, step] = [from as number, 0]; at <= until; at += STEP_MS, step++) {
      const begin = next
      while (next < heard.length && (heard[next]?.report.receivedAt ?? at) < at) next += 1
      watch.run(heard.slice(begin, next), epochMs(at))
      const [reading] = watch.latest(epochMs(at)).readings
      if (reading && reading.certainty !== 'unknown') points.push({ at: epochMs(at), rangeM: reading.rangeM })
      if (step % AT_ONCE === 0) await breathe()
    }
    const contests = evidence.contests.map(({ contestId }) => contestId)
    const regions = evidence.sides.map(({ position }) => regionAt(position))
    const { limits } = rules.limitsFor({ contests, regions, separationM: null }, until)
    return { from, until, points, limits }
  }
}
