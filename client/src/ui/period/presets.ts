import { localDate, localTime } from '@jaga-jarak/shared/local-time.ts'
import { LONGEST_MS } from '@jaga-jarak/shared/neutrality.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { Phase } from '@jaga-jarak/shared/phase.ts'

export type PresetName = Phase | 'everything' | 'today' | 'yesterday' | 'week'
export type Preset = { name: PresetName; from: number; until: number }

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
    { name: 'today', from: day(0), until: day(1) },
    { name: 'yesterday', from: day(-1), until: day(0) },
    { name: 'week', from: day(-6), until: day(1) },
  ]
}

/**
 * The whole operation, and each phase from its first day in any contest to its last; what has no end, or has not come
 * to it, ends now. Phases that have not begun are none. `now` and all of it epoch milliseconds.
 */
export function phasePresetsOf({ contests }: Pick<Operation, 'contests'>, now: number): Preset[] {
  const spans = contests.flatMap(({ calendar }) => calendar).filter(({ from }) => from < now)
  const over = (name: PresetName, of: typeof spans): Preset[] => {
    if (of.length === 0) return []
    const until = Math.max(...of.map((span) => Math.min(span.until ?? now, now)))
    const from = Math.max(Math.min(...of.map((span) => span.from)), until - LONGEST_MS)
    return [{ name, from, until }]
  }
  return [
    ...over('everything', spans),
    ...Phase.options.flatMap((phase) =>
      over(
        phase,
        spans.filter((span) => span.phase === phase),
      ),
    ),
  ]
}
