import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { turnInTime } from '../domain/alert-due.ts'
import type { World } from './change-world.ts'

const eventOf = (alert: Alert): WorldEvent => ({
  type: alert.turn === 'unshelved' ? 'AlertUnshelved' : 'AlertEscalated',
  alert,
})

/** AL4, AL5: what time alone makes of the alerts that stand; `standing` is what the log has told of them. */
export const turnAlerts =
  ({ store, clock }: Pick<World, 'store' | 'clock'>, standing: () => Iterable<Alert>) =>
  async (): Promise<void> => {
    const now: EpochMs = clock.now()
    const due = [...standing()].filter((alert) => turnInTime(alert, now) !== null)
    if (due.length === 0) return
    await store.write(async (tx) => {
      const events: WorldEvent[] = []
      for (const { id } of due) {
        // Somebody may have answered meanwhile.
        const current = await tx.alert(id)
        const alert = current && turnInTime(current, now)
        if (!alert) continue
        await tx.saveAlert(alert)
        events.push(eventOf(alert))
      }
      if (events.length > 0) await tx.append(events, now, null)
    })
  }
