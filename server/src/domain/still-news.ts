import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { Delivery, NotifyOccasion } from '@jaga-jarak/shared/notify.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'

/** What waited for longer is no news, milliseconds; the same as a push service keeps it for a sleeping phone. */
export const NEWS_MS = 3_600_000

const NEW: readonly NotifyOccasion[] = ['raised', 'worsened', 'reached']

/**
 * Why a delivery is not sent any more, with what becomes of it; null: it is news still. That nobody answered in time (AL5)
 * is told also when somebody did by now. What somebody has had tried again goes out as it is. `alert`: as it stands.
 */
export function noLongerNews(delivery: Delivery, alert: Alert | undefined, now: EpochMs): Delivery | null {
  const { at, retriedAt, occasion } = delivery
  const settled = { ...delivery, nextAt: null, settledAt: now }
  if (now - (retriedAt ?? at) > NEWS_MS) return { ...settled, state: 'dead', fault: { what: 'tooLate', status: null } }
  if (retriedAt !== null || !NEW.includes(occasion)) return null
  const isOver = alert !== undefined && (alert.acknowledged !== null || alert.cleared !== null)
  return isOver ? { ...settled, state: 'dropped', fault: { what: 'overtaken', status: null } } : null
}
