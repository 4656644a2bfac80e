import { IncidentCategory, Severity } from '@jaga-jarak/shared/incident.ts'
import { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { z } from 'zod'
import { keptByPerson } from './kept-by-person.ts'

/** A report that is being written. It outlives the page: nothing that was tapped is lost to a call or a new version. */
const Draft = z.object({
  category: IncidentCategory.nullable(),
  severity: Severity.nullable(),
  /** as typed; null: where the phone is */
  coordinates: z.string().nullable(),
  /** code of the district, where no better place is known */
  district: z.string().nullable().default(null),
  placeText: z.string(),
  note: z.string(),
  /** by the phone's clock, when the first thing was tapped */
  begunAt: z.number().nullable(),
  /** how long before that it happened */
  minutesAgo: z.number(),
  /** the refused report that this one takes the place of */
  instead: IncidentId.nullable(),
})
export type Draft = z.infer<typeof Draft>

export const EMPTY: Draft = {
  ...{ category: null, severity: null, coordinates: null, district: null, placeText: '', note: '' },
  ...{ begunAt: null, minutesAgo: 0, instead: null },
}
const KEPT_AS = 'field-draft'

/** What was kept, when it can be read. */
export function readDraft(kept: string | null): Draft {
  try {
    return Draft.parse(JSON.parse(kept ?? ''))
  } catch {
    return EMPTY
  }
}

export const { useKept: useDraft, change } = keptByPerson(KEPT_AS, readDraft)
