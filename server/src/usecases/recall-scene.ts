import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { standsAt } from '@jaga-jarak/shared/position.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { TRAIL_RECALL_MS } from '../domain/limits.ts'
import type { Heard, Watch } from '../domain/watch.ts'
import type { Trackers } from '../live/trackers.ts'
import type { Reader } from '../ports.ts'

/** All that a watch must be told to know what is known at an instant. */
export type Scene = {
  now: EpochMs
  groups: readonly SupporterGroup[]
  rallies: readonly Rally[]
  /** where groups were last, after the way that convoys came; in the order of time */
  heard: readonly Heard[]
  /** of each tracker the last of these */
  newest: readonly Heard[]
  alerts: readonly Alert[]
}

export async function recallScene(read: Reader, trackers: Trackers, now: EpochMs): Promise<Scene> {
  const groups = new Map((await read.groups()).map((group) => [group.id, group]))
  const [ways, newest]: [Heard[], Heard[]] = [[], []]
  for (const point of await read.newestPositions()) {
    const { groupId: wasWith, ...report } = point
    const tracker = trackers.byId(point.deviceId)
    if (!tracker) continue
    const { groupId, intervalS } = tracker.device
    if (groupId === null || groupId !== wasWith) continue
    const speaker = { groupId, deviceId: point.deviceId, intervalS }
    if (groups.get(groupId)?.kind === 'convoy') {
      const way = await read.track(point.deviceId, epochMs(Math.max(0, now - TRAIL_RECALL_MS)), point.fixedAt)
      for (const { groupId: served, ...before } of way) {
        if (served === groupId) ways.push({ ...speaker, report: before })
      }
    }
    newest.push({ ...speaker, report })
  }
  const heard = [...ways, ...newest].sort((a, b) => standsAt(a.report) - standsAt(b.report))
  const [rallies, alerts] = [await read.rallies(), await read.standingAlerts()]
  return { now, groups: [...groups.values()], rallies, heard, newest, alerts }
}

/** Tells it to a new watch. */
export function tellScene(watch: Watch, { now, groups, rallies, heard, alerts }: Scene): void {
  for (const group of groups) watch.setGroup(group)
  for (const rally of rallies) watch.setRally(rally)
  watch.restore(alerts, heard, now)
}
