import { dayAfter, localDate, localTime, offsetMs } from '@jaga-jarak/shared/local-time.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Phase } from '@jaga-jarak/shared/phase.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { RollupStep } from '@jaga-jarak/shared/province.ts'
import { phaseOf } from './phase.ts'

export type Span = { from: EpochMs; until: EpochMs }
export type TimeStep = Span & { phase: Phase | null }

const HOUR_MS = 3_600_000

/** The local day that an instant lies in. */
export function dayOf(at: number, zone: string): Span {
  const date = localDate(at, zone)
  return { from: epochMs(localTime(date, zone)), until: epochMs(localTime(dayAfter(date), zone)) }
}

/** The local hour that an instant lies in; where clocks change by less than an hour it is a shorter or a longer one. */
function hourOf(at: number, zone: string): Span {
  const ahead = offsetMs(zone, at)
  const from = Math.floor((at + ahead) / HOUR_MS) * HOUR_MS - ahead
  return { from: epochMs(from), until: epochMs(from + HOUR_MS) }
}

/** Days before the one that an instant lies in, and that one, rising. */
export function lastDays(at: number, days: number, zone: string): Span[] {
  const spans = [dayOf(at, zone)]
  for (let first = spans[0]; first !== undefined && spans.length < days; first = spans[0])
    spans.unshift(dayOf(first.from - 1, zone))
  return spans
}

type Contest = Operation['contests'][number]

/** The contest whose calendar tells of phases unless another is asked for: that of the whole province, else the first. */
export const mainContest = ({ contests, province }: Pick<Operation, 'contests' | 'province'>): Contest | undefined =>
  contests.find(({ region }) => region === province.code) ?? contests[0]

/** Stretches of one phase each by the calendar; what a commander orders moves no edge. */
function phaseSteps(contest: Contest | undefined, { from, until }: Span): TimeStep[] {
  if (contest === undefined) return [{ from, until, phase: null }]
  const edges = contest.calendar.flatMap((span) => [span.from, span.until ?? until])
  const cuts = [...new Set([from, ...edges, until])].filter((it) => it >= from && it <= until).toSorted((a, b) => a - b)
  return cuts.slice(1).map((end, n) => {
    const begin = cuts[n] ?? from
    return { from: begin, until: end, phase: phaseOf(contest, begin).phase }
  })
}

/** A period in its steps, rising and without gaps; the first and the last are cut to it. `contest`: whose phases they are. */
export function timeSteps(
  { zone, contest }: Pick<Operation, 'zone'> & { contest: Contest | undefined },
  { from, until }: Span,
  by: RollupStep,
): TimeStep[] {
  if (by === 'phase') return phaseSteps(contest, { from, until })
  const stepAt = by === 'hour' ? hourOf : dayOf
  const steps: TimeStep[] = []
  for (let at: EpochMs = from; at < until; ) {
    const end = epochMs(Math.min(until, stepAt(at, zone.id).until))
    steps.push({ from: at, until: end, phase: null })
    at = end
  }
  return steps
}
