import type { Rally, RallyPhase } from '@jaga-jarak/shared/rally.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import type { Span } from '../../text/local-day.ts'

const HOUR_MS = 3_600_000
/** Where a rally stands on the line: shares of its length, 0 at the left. `label` is where its words begin. */
export type Bar = { rally: Rally; lane: number; start: number; end: number; label: number }

/** Hours that the line shows: the working day, widened to what happens on it and to now, never beyond the day. */
export function lineSpan(day: Span, rallies: readonly Rally[], now: number): Span {
  const first = Math.min(day.from + 8 * HOUR_MS, now, ...rallies.map((it) => it.from))
  const last = Math.max(day.from + 18 * HOUR_MS, now, ...rallies.map((it) => it.until))
  const down = day.from + Math.floor((first - day.from) / HOUR_MS) * HOUR_MS
  const up = day.from + Math.ceil((last - day.from) / HOUR_MS) * HOUR_MS
  return { from: Math.max(day.from, down), until: Math.min(day.until, up) }
}

/** Whole hours for the axis, at most `most` of them. */
export function ticks({ from, until }: Span, most: number): number[] {
  const hours = (until - from) / HOUR_MS
  const step = [1, 2, 3, 4, 6, 12].find((it) => hours / it + 1 <= most) ?? 24
  return Array.from({ length: Math.floor(hours / step) + 1 }, (_, i) => from + i * step * HOUR_MS)
}

/** What is live is never left out for what is over. */
const rank = (phase: RallyPhase): number => {
  if (isLiveRally(phase)) return 0
  return phase === 'planned' ? 1 : 2
}

/** Those of one moment stand in the order of the ballot numbers, as everywhere. */
const ballot = ({ camps }: Rally): number => camps[0]?.ballotNumber ?? 0

/**
 * Bars in as few lanes as their labels allow, the live ones placed first. `labelShare` gives the length of a label as a
 * share of the line; one that would run out at the right is moved left. What finds no lane is `left`, in order.
 */
export function layOut(
  rallies: readonly Rally[],
  span: Span,
  lanes: number,
  labelShare: (rally: Rally) => number,
): { bars: Bar[]; left: Rally[] } {
  const share = (at: number): number => Math.min(1, Math.max(0, (at - span.from) / (span.until - span.from)))
  const taken: { start: number; end: number }[][] = Array.from({ length: lanes }, () => [])
  const bars: Bar[] = []
  const left: Rally[] = []
  const inOrder = rallies.toSorted(
    (a, b) => rank(a.phase) - rank(b.phase) || a.from - b.from || ballot(a) - ballot(b) || (a.id < b.id ? -1 : 1),
  )
  for (const rally of inOrder) {
    const [start, end] = [share(rally.from), share(rally.until)]
    const label = Math.max(0, Math.min(start, 1 - labelShare(rally)))
    const ground = { start: Math.min(start, label), end: Math.max(end, label + labelShare(rally)) }
    const lane = taken.findIndex((others) => others.every((it) => ground.end <= it.start || it.end <= ground.start))
    if (lane === -1) {
      left.push(rally)
      continue
    }
    taken[lane]?.push(ground)
    bars.push({ rally, lane, start, end, label })
  }
  return { bars, left }
}
