import type { Intake } from '../live/intake.ts'
import type { Clock, Store } from '../ports.ts'

/**
 * Writes what came since the last call in one transaction: at most the time between two calls is lost by a crash.
 * Expired sessions go in the same transaction, so each call truly writes and a heartbeat proves the store.
 */
export function storePositions(deps: { store: Store; intake: Intake; clock: Clock }): () => Promise<void> {
  const { store, intake, clock } = deps
  return async () => {
    const batch = intake.takeForStore()
    try {
      await store.write(async (tx) => {
        if (batch.points.length > 0) await tx.saveTrack(batch.points)
        if (batch.quarantined.length + batch.malformed.length > 0) {
          await tx.saveQuarantined(batch.quarantined, batch.malformed)
        }
        await tx.endSessionsExpiredBy(clock.wall())
      })
    } catch (error) {
      intake.giveBack(batch)
      throw error
    }
  }
}
