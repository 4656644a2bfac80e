import type { RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally, RallyDraft } from '@jaga-jarak/shared/rally.ts'
import { RALLY_STEPS } from '@jaga-jarak/shared/rally-steps.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Place } from '@jaga-jarak/shared/region.ts'

export const planRally = (id: RallyId, draft: RallyDraft, place: Place | null): Rally => ({
  ...draft,
  id,
  place,
  phase: 'planned',
  version: 1,
})

/** What is planned may change until the rally is over. */
export function changeRally(
  current: Rally,
  wanted: RallyDraft & Pick<Rally, 'version'>,
  place: Place | null,
): Rally | Refused {
  if (wanted.version !== current.version) return refuse('changedMeanwhile', undefined, current)
  if (RALLY_STEPS[current.phase].length === 0) return refuse('alreadyClosed', current.phase)
  return { ...wanted, id: current.id, place, phase: current.phase, version: current.version + 1 }
}

export function moveRally(current: Rally, wanted: Pick<Rally, 'phase' | 'version'>): Rally | Refused {
  if (wanted.version !== current.version) return refuse('changedMeanwhile', undefined, current)
  if (!RALLY_STEPS[current.phase].includes(wanted.phase)) {
    return refuse('wrongStep', `${current.phase} -> ${wanted.phase}`)
  }
  return { ...current, phase: wanted.phase, version: current.version + 1 }
}
