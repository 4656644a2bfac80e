import type { Contest } from '@jaga-jarak/shared/operation.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { RallyDraft } from '@jaga-jarak/shared/rally.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { phaseOf } from './phase.ts'
import { isQuietPhase } from './quiet.ts'

type Window = Pick<RallyDraft, 'camps' | 'from' | 'until'>

/** First instant in from <= t < until at which a contest is quiet or votes, by calendar and orders; null: it never is. */
function firstQuiet(contest: Contest, { from, until }: Window, orders: readonly Order[]): EpochMs | null {
  const turns = [...contest.calendar.map((span) => span.from), ...orders.flatMap((it) => [it.from, it.until])]
  const inWindow = [from, ...turns.filter((at) => from < at && at < until)].toSorted((a, b) => a - b)
  return inWindow.find((at) => isQuietPhase(phaseOf(contest, at, orders).phase)) ?? null
}

/**
 * SC6: nothing is planned into a quiet period or a day of voting, for any camp; the detail is the id of the contest.
 * What was planned before the calendar changed may still be corrected where its camps and its time stay.
 */
export function checkQuiet(
  contests: readonly Contest[],
  orders: readonly Order[],
  wanted: Window,
  planned: Window | null = null,
): Refused | null {
  const keepsTime = planned?.from === wanted.from && planned.until === wanted.until
  const quiet = contests.find(({ id, calendar, ...rest }) => {
    if (!wanted.camps.some(({ contestId }) => contestId === id)) return false
    if (keepsTime && planned.camps.some(({ contestId }) => contestId === id)) return false
    return firstQuiet({ ...rest, id, calendar }, wanted, orders) !== null
  })
  return quiet ? refuse('quietPeriod', quiet.id) : null
}
