import { type Alert, AlertKind, AlertSubject } from '@jaga-jarak/shared/alert.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import { type DeviceId, type EpochMs, epochMs, type GroupId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused } from '@jaga-jarak/shared/refusal.ts'
import { acknowledgeAlert, turnAlert } from '../domain/alert.ts'
import { LOST_MS } from '../domain/limits.ts'
import { createTrackerMemory, receiveFix, type TrackerMemory } from '../domain/plausibility.ts'
import { createRulebook, type Rulebook } from '../domain/rulebook.ts'
import { createWatch, type Finding, type Heard } from '../domain/watch.ts'
import type { DayEntry } from './day.ts'

/** What an alert did, and when. */
export type Told = Pick<Alert, 'id' | 'turn' | 'severity' | 'evidence'> & { at: EpochMs }

/** After the last entry time runs on for this long, so that what it lost is told. */
const AFTERWARDS_MS = 2 * LOST_MS
/** Reports are handed over in lots of so many: how they are cut changes nothing (PX7). */
const RUN_AT = 5_000

/**
 * Drives the same core as the server with a day's own clock. Returns each turn of each alert, in order. `limits`
 * stand in the place of all the day had: phases, regions and orders then change nothing.
 */
export async function runDay(
  entries: AsyncIterable<DayEntry> | Iterable<DayEntry>,
  operation: Operation,
  regionAt: Rulebook['regionAt'],
  limits: Operation['limits'] | null = null,
): Promise<Told[]> {
  const groundOf = (its: Operation): Operation =>
    limits ? { ...its, limits, phaseLimits: {}, widening: { low: 1, medium: 1, high: 1 } } : its
  let ground = groundOf(operation)
  const plausible = { ...operation, exercise: operation.exercise !== null }
  let orders: Order[] = []
  const watch = createWatch(createRulebook(ground, orders, regionAt))
  const devices = new Map<DeviceId, { groupId: GroupId | null; intervalS: number; memory: TrackerMemory }>()
  /** of each kind and subjects */
  const latest = new Map<string, Alert>()
  const told: Told[] = []
  let heard: Heard[] = []

  const turn = (finding: Finding): void => {
    const key = `${finding.kind} ${finding.subjects.join(' ')}`
    const turned = turnAlert(latest.get(key), finding, null)
    if (!turned) return
    const { alert } = turned
    latest.set(key, alert)
    told.push({ id: alert.id, turn: alert.turn, severity: alert.severity, evidence: alert.evidence, at: finding.at })
  }
  const runTo = (at: EpochMs): void => {
    for (const finding of watch.run(heard, at)) turn(finding)
    heard = []
  }

  let last: EpochMs | null = null
  for await (const entry of entries) {
    const { at } = entry
    last = at
    if (heard.length >= RUN_AT) runTo(at)
    if (entry.what === 'fix') {
      const device = devices.get(entry.deviceId)
      if (!device) continue
      const { groupId, intervalS, memory } = device
      const verdict = receiveFix(memory, { ...entry.fix, deviceId: entry.deviceId, receivedAt: at }, plausible)
      if (groupId === null) continue
      for (const report of verdict.live) heard.push({ groupId, deviceId: entry.deviceId, intervalS, report })
      continue
    }
    // What was heard before a change is judged before it.
    runTo(at)
    if (entry.what === 'group') watch.setGroup(entry.group)
    else if (entry.what === 'rally') watch.setRally(entry.rally)
    else if (entry.what === 'operation') {
      ground = groundOf(entry.operation)
      watch.setRules(createRulebook(ground, orders, regionAt))
    } else if (entry.what === 'order') {
      const { order } = entry
      orders = [...orders.filter((it) => it.id !== order.id), ...(limits && order.kind === 'limits' ? [] : [order])]
      watch.setRules(createRulebook(ground, orders, regionAt))
    } else if (entry.what === 'device') {
      const { deviceId, groupId, intervalS } = entry
      const known = devices.get(deviceId)
      if (known && known.groupId !== groupId) watch.unassign(deviceId)
      devices.set(deviceId, { groupId, intervalS, memory: known?.memory ?? createTrackerMemory() })
    } else if (entry.what === 'acknowledged') {
      const key = `${entry.kind} ${entry.subjects.join(' ')}`
      const last = latest.get(key)
      // The log may tell of it before a worsening of the same instant, which was found a moment later.
      const alert = last && last.evidence.decidedAt <= entry.seenAt ? last : undefined
      const seen = alert && acknowledgeAlert(alert, { version: alert.version, comment: '' }, entry.by, at)
      if (seen && !isRefused(seen)) latest.set(key, seen)
    } else {
      const subjects = entry.subjects.map((it) => AlertSubject.parse(it))
      watch.release(AlertKind.parse(entry.kind), subjects)
      latest.delete(`${entry.kind} ${entry.subjects.join(' ')}`)
    }
  }
  if (last !== null) runTo(epochMs(last + AFTERWARDS_MS))
  return told
}
