import { localDate, localTime } from '@jaga-jarak/shared/local-time.ts'
import { LONGEST_MS } from '@jaga-jarak/shared/neutrality.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Phase } from '@jaga-jarak/shared/phase.ts'

export type Contest = Pick<Operation['contests'][number], 'id' | 'name'>
/** Epoch milliseconds, from <= t < until. */
export type Span = { from: number; until: number }

/** A period with a name; `key`: how an address has it, which stays true while the days go by. */
export type Preset = Span & { key: string } & (
    | { name: 'everything' | 'today' | 'yesterday' | 'week' }
    /** `nth`: a re-vote brings a phase again */
    | { name: Phase; contest: Contest; nth: number }
  )
/** What somebody looks at: what was chosen by its name, or null and two instants. Epoch milliseconds. */
export type Period = Span & { preset: Preset | null }

const HALF_DAY_MS = 12 * 3_600_000

/** Midnight of the local day, `days` days later. Epoch milliseconds. */
function midnight(at: number, days: number, zone: string): number {
  const start = localTime(localDate(at, zone), zone)
  if (days === 0) return start
  // From noon to noon: a day may have an hour more or less.
  return midnight(start + HALF_DAY_MS + days * 2 * HALF_DAY_MS, 0, zone)
}

/** Whole days of the operation's zone: today, the day before, and the seven that end with today. */
export function dayPresetsOf({ zone }: Pick<Operation, 'zone'>, now: number): Preset[] {
  const day = (days: number): number => midnight(now, days, zone.id)
  return [
    { key: 'today', name: 'today', from: day(0), until: day(1) },
    { key: 'yesterday', name: 'yesterday', from: day(-1), until: day(0) },
    { key: 'week', name: 'week', from: day(-6), until: day(1) },
  ]
}

/**
 * The whole operation, and each phase of each contest, as calendars differ and a re-vote brings a phase again; what has
 * no end, or has not come to it, ends now. Phases that have not begun are none. `now` and all of it epoch milliseconds.
 */
export function phasePresetsOf({ contests }: Pick<Operation, 'contests'>, now: number): Preset[] {
  const between = (from: number, until: number | null): Span => {
    const end = Math.min(until ?? now, now)
    return { from: Math.max(from, end - LONGEST_MS), until: end }
  }
  const phases = contests.flatMap(({ id, name, calendar }) =>
    calendar.flatMap((span, n): Preset[] => {
      if (span.from >= now) return []
      const nth = calendar.slice(0, n + 1).filter(({ phase }) => phase === span.phase).length
      const key = [id, span.phase, ...(nth === 1 ? [] : [nth])].join('.')
      return [{ key, name: span.phase, contest: { id, name }, nth, ...between(span.from, span.until) }]
    }),
  )
  if (phases.length === 0) return []
  const begin = Math.min(...phases.map(({ from }) => from))
  const end = Math.max(...phases.map(({ until }) => until))
  return [{ key: 'everything', name: 'everything', ...between(begin, end) }, ...phases]
}
