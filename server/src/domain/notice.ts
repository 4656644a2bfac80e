import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { NotifyOccasion } from '@jaga-jarak/shared/notify.ts'

/** Something that may be told outside of the house: an alert at a turn that concerns people who look at no screen. */
export type Notice = { alert: Alert; occasion: Exclude<NotifyOccasion, 'test'> }

/** AL5. What eases, clears or is answered is told by the screens alone. */
export function noticeOf(event: WorldEvent): Notice | null {
  if (event.type === 'AlertRaised') return { alert: event.alert, occasion: 'raised' }
  if (event.type === 'AlertEscalated') {
    return { alert: event.alert, occasion: event.alert.turn === 'reminded' ? 'reminded' : 'escalated' }
  }
  if (event.type !== 'AlertTurned') return null
  const { alert } = event
  const isWorse = alert.worsenedIn === alert.version && alert.acknowledged === null && alert.cleared === null
  return isWorse ? { alert, occasion: 'worsened' } : null
}
