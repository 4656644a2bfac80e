import { GroupKind } from '@jaga-jarak/shared/group.ts'
import { Sighting } from '@jaga-jarak/shared/sighting.ts'
import { z } from 'zod'
import { keptByPerson } from './kept-by-person.ts'

/** What is seen of a group, while it is being written. It outlives the page. */
const CrowdDraft = z.object({
  /** null: one that nobody has registered */
  groupId: z.string().nullable(),
  kind: GroupKind,
  contestId: z.string().nullable(),
  /** null: of no camp, or nobody knows */
  ballotNumber: z.number().nullable(),
  headcount: z.number().nullable(),
  isMoving: z.boolean().nullable(),
  certainty: Sighting.shape.certainty,
  coordinates: z.string().nullable(),
  district: z.string().nullable(),
  placeText: z.string(),
})
export type CrowdDraft = z.infer<typeof CrowdDraft>

export const NO_CROWD: CrowdDraft = {
  ...{ groupId: null, kind: 'crowd', contestId: null, ballotNumber: null, headcount: null, isMoving: null },
  certainty: 'observed',
  ...{ coordinates: null, district: null, placeText: '' },
}
const KEPT_AS = 'field-crowd'

function read(kept: string | null): CrowdDraft {
  try {
    return CrowdDraft.parse(JSON.parse(kept ?? ''))
  } catch {
    return NO_CROWD
  }
}

export const { useKept: useCrowdDraft, change: changeCrowd } = keptByPerson(KEPT_AS, read)
