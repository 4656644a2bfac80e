import type { Contest } from '@jaga-jarak/shared/operation.ts'
import type { ContestPhase } from '@jaga-jarak/shared/phase.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'

/** PH1: the phase of a contest at an instant; spans are half-open, may repeat, and before the first there is none. */
export function phaseOf(contest: Pick<Contest, 'id' | 'calendar'>, now: EpochMs): ContestPhase {
  const current = contest.calendar.find((span) => span.from <= now && (span.until === null || now < span.until))
  const next = contest.calendar
    .filter((span) => span.from > now)
    .reduce<(typeof contest.calendar)[number] | null>((a, b) => (a === null || b.from < a.from ? b : a), null)
  return {
    contestId: contest.id,
    phase: current?.phase ?? null,
    next: next && { phase: next.phase, from: next.from },
  }
}
