import { Certainty } from '@jaga-jarak/shared/alert.ts'
import type { PositionReport } from '@jaga-jarak/shared/position.ts'
import type { GroupState } from './group-state.ts'

/** Under this a report carries how sure the person was who saw the group: it is no tracker's, and promises no other. */
export const SPOT = 'spot'

/** How sure a person was of what they saw; null: a tracker measured it. */
export function spotOf({ attributes }: Pick<PositionReport, 'attributes'>): Certainty | null {
  const said = attributes[SPOT]
  return said === undefined ? null : (Certainty.safeParse(said).data ?? 'possible')
}

const SURENESS: readonly Certainty[] = ['observed', 'likely', 'possible']

/** How sure it is where a group is: measured, else as the surest of those said who saw it. */
export function surenessOf({ members }: Pick<GroupState, 'members'>): Certainty {
  let best = SURENESS.length - 1
  let isSpot = false
  for (const { freshness, spot } of members) {
    if (freshness === 'lost') continue
    if (spot === null) return 'observed'
    isSpot = true
    best = Math.min(best, Math.max(0, SURENESS.indexOf(spot)))
  }
  return isSpot ? (SURENESS[best] ?? 'possible') : 'observed'
}

/** The less sure of two. */
export const lessSure = (a: Certainty, b: Certainty): Certainty => (SURENESS.indexOf(a) >= SURENESS.indexOf(b) ? a : b)
