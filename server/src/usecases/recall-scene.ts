import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { standsAt } from '@jaga-jarak/shared/position.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { TRAIL_RECALL_MS } from '../domain/limits.ts'
import type { Heard, Watch } from '../domain/watch.ts'
import type { Trackers } from '../live/trackers.ts'
import type { Store } from '../ports.ts'

type Known = { watch: Watch; trackers: Trackers; store: Store; now: EpochMs }

/** Tells a new watch the groups, where they were last, the way convoys came, and what stands open; answers what stands. */
export async function recallScene({ watch, trackers, store, now }: Known): Promise<Alert[]> {
  const groups = new Map((await store.read.groups()).map((group) => [group.id, group]))
  for (const group of groups.values()) watch.setGroup(group)
  for (const rally of await store.read.rallies()) watch.setRally(rally)
  const heard: Heard[] = []
  for (const point of await store.read.newestPositions()) {
    const { groupId: wasWith, ...report } = point
    const tracker = trackers.byId(point.deviceId)
    if (!tracker) continue
    const { groupId, intervalS } = tracker.device
    if (groupId === null || groupId !== wasWith) continue
    if (groups.get(groupId)?.kind === 'convoy') {
      const way = await store.read.track(point.deviceId, epochMs(Math.max(0, now - TRAIL_RECALL_MS)), point.fixedAt)
      for (const { groupId: served, ...before } of way) {
        if (served === groupId) heard.push({ groupId, deviceId: point.deviceId, intervalS, report: before })
      }
    }
    heard.push({ groupId, deviceId: point.deviceId, intervalS, report })
  }
  heard.sort((a, b) => standsAt(a.report) - standsAt(b.report))
  const alerts = await store.read.standingAlerts()
  watch.restore(alerts, heard, now)
  return alerts
}
