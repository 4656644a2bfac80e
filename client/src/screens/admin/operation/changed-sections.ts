import { OperationAmendment } from '@jaga-jarak/shared/amendment.ts'
import { type Draft, draftOf, valueIn } from './draft.ts'

export type SectionName = keyof OperationAmendment
const NAMES = Object.keys(OperationAmendment.shape) as SectionName[]

/** One text for one meaning: in the order in which drafts are written, not in that of the server. */
const written = (draft: Draft, name: SectionName): string => JSON.stringify(valueIn(draft)[name])

/** What two drafts say differently. */
export const differingSections = (a: Draft, b: Draft): SectionName[] =>
  NAMES.filter((name) => written(a, name) !== written(b, name))

/** What a draft changes of the operation as it stands. */
export const changedSections = (base: OperationAmendment, draft: Draft): SectionName[] =>
  differingSections(draftOf(base), draft)

/**
 * The draft on what somebody else has made of the operation meanwhile: what was not touched here becomes theirs, what
 * was typed here stays. `both`: changed on both sides and not alike, for the person to decide.
 */
export function rebased(
  base: OperationAmendment,
  draft: Draft,
  theirs: OperationAmendment,
): { draft: Draft; both: SectionName[] } {
  const mine = changedSections(base, draft)
  const other = draftOf(theirs)
  const apart = differingSections(draft, other)
  const both = changedSections(base, other).filter((name) => mine.includes(name) && apart.includes(name))
  const kept = Object.fromEntries(mine.map((name) => [name, draft[name]]))
  return { draft: { ...other, ...kept }, both }
}
