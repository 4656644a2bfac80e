import type { Contest } from '@jaga-jarak/shared/operation.ts'
import { isInForce, type Order } from '@jaga-jarak/shared/order.ts'
import type { ContestPhase } from '@jaga-jarak/shared/phase.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'

/**
 * PH1, PH6: the phase of a contest at an instant; spans are half-open, may repeat, and before the first there is none.
 * A commander's order stands in the place of the calendar, of several the one given last; after it the calendar is
 * next.
 */
export function phaseOf(
  contest: Pick<Contest, 'id' | 'calendar'>,
  now: EpochMs,
  orders: readonly Order[] = [],
): ContestPhase {
  const inCalendar = (at: EpochMs) =>
    contest.calendar.find((span) => span.from <= at && (span.until === null || at < span.until))?.phase ?? null
  let ordered: Extract<Order, { kind: 'phase' }> | null = null
  for (const order of orders) {
    if (order.kind !== 'phase' || order.contestId !== contest.id || !isInForce(order, now)) continue
    if (ordered === null || order.from >= ordered.from) ordered = order
  }
  const after = ordered?.until ?? now
  const next = contest.calendar
    .filter((span) => span.from > after)
    .reduce<(typeof contest.calendar)[number] | null>((a, b) => (a === null || b.from < a.from ? b : a), null)
  const back = ordered && inCalendar(ordered.until)
  return {
    contestId: contest.id,
    phase: ordered ? ordered.phase : inCalendar(now),
    next:
      ordered && back && back !== ordered.phase
        ? { phase: back, from: ordered.until }
        : next && { phase: next.phase, from: next.from },
  }
}
