import { LONGEST_MS } from '@jaga-jarak/shared/neutrality.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { Phase } from '@jaga-jarak/shared/phase.ts'

export type Preset = { name: Phase | 'everything'; from: number; until: number }

/**
 * The whole operation, and each phase from its first day in any contest to its last; what has no end, or has not come
 * to it, ends now. Phases that have not begun are none. `now` and all of it epoch milliseconds.
 */
export function presetsOf({ contests }: Pick<Operation, 'contests'>, now: number): Preset[] {
  const spans = contests.flatMap(({ calendar }) => calendar).filter(({ from }) => from < now)
  const over = (name: Preset['name'], of: typeof spans): Preset[] => {
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
