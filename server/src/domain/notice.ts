import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { NotifyOccasion } from '@jaga-jarak/shared/notify.ts'
import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'

/** Something that may be told outside of the house: an alert at a turn that concerns people who look at no screen. */
export type Notice = {
  alert: Alert
  occasion: Exclude<NotifyOccasion, 'test'>
  /** regencies that it had reached before: who is bound to one of them has heard of it; null: everybody hears of this */
  earlier: readonly KemendagriCode[] | null
}

const isUnanswered = ({ acknowledged, cleared }: Alert): boolean => acknowledged === null && cleared === null

/** Whether it may have come to a regency that it had not reached; what was in none concerned everybody. */
export const mayHaveSpread = (event: WorldEvent): event is Extract<WorldEvent, { type: 'AlertTurned' }> =>
  event.type === 'AlertTurned' && event.alert.regions.length > 1 && isUnanswered(event.alert)

/**
 * AL5. What eases, clears or is answered is told by the screens alone. `earlier`: of a turn that may have spread, the
 * regencies of the alert before it.
 */
export function noticeOf(event: WorldEvent, earlier: readonly KemendagriCode[] = []): Notice | null {
  if (event.type === 'AlertRaised') return { alert: event.alert, occasion: 'raised', earlier: null }
  if (event.type === 'AlertEscalated') {
    const occasion = event.alert.turn === 'reminded' ? 'reminded' : 'escalated'
    return { alert: event.alert, occasion, earlier: null }
  }
  if (event.type !== 'AlertTurned' || !isUnanswered(event.alert)) return null
  const { alert } = event
  if (alert.worsenedIn === alert.version) return { alert, occasion: 'worsened', earlier: null }
  const hasSpread = earlier.length > 0 && alert.regions.some((it) => !earlier.includes(it))
  return hasSpread ? { alert, occasion: 'reached', earlier } : null
}
