import type { Snapshot } from '@jaga-jarak/shared/feed.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { snapshotFor } from '@jaga-jarak/shared/visible.ts'
import { phaseOf } from '../domain/phase.ts'
import type { World } from './change-world.ts'
import { readSignatures } from './read-signatures.ts'

/** Rallies that ended longer ago than this no longer belong to the live picture, milliseconds. */
const RALLY_KEPT_MS = 36 * 3_600_000

/** The world at one seq, whole and consistent (LG2). */
export function takeSnapshot(world: Pick<World, 'store' | 'clock' | 'operation'>) {
  const { store, clock } = world
  return (viewer: Viewer): Promise<Snapshot> =>
    store.consistent(async (read) => {
      const now = clock.now()
      const { operation } = world
      const rallies = await read.rallies()
      const orders = await read.ordersAfter(now)
      return snapshotFor(viewer, {
        seq: await read.head(),
        now,
        clockSpeed: clock.speed,
        operation,
        phases: operation.contests.map((contest) => phaseOf(contest, now, orders)),
        orders,
        groups: await read.groups(),
        rallies: rallies.filter((rally) => isLiveRally(rally.phase) || rally.until > now - RALLY_KEPT_MS),
        incidents: await read.openIncidents(),
        alerts: await read.standingAlerts(),
        people: await readSignatures(read),
      })
    })
}
