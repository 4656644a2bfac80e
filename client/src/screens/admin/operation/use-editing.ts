import type { OperationAmendment } from '@jaga-jarak/shared/amendment.ts'
import { createContext, useContext } from 'react'
import type { SectionName } from './changed-sections.ts'
import type { Draft } from './draft.ts'
import type { FieldProblem } from './problems-in.ts'

/** The amendment that a draft was begun on. */
export type Base = { version: number; amendment: OperationAmendment }
/** `both`: changed here and by somebody else; what they made of it is in the base. */
export type Editing = { base: Base; draft: Draft; reason: string; both: readonly SectionName[] }
type Kept = readonly [Editing | null, (next: Editing | null) => void]

/** Kept above the sections: a look at another one loses nothing that was typed. */
export const KeptEditing = createContext<Kept | null>(null)

export function useKeptEditing(): Kept {
  const kept = useContext(KeptEditing)
  if (kept === null) throw new Error('the operation is edited outside of the administration')
  return kept
}

/** What every field of the form reads: the draft, how it is changed, what is wrong where. */
export type DraftForm = {
  draft: Draft
  set: (typed: Partial<Draft>) => void
  problems: readonly FieldProblem[]
}
export const DraftFormContext = createContext<DraftForm | null>(null)

export function useDraftForm(): DraftForm {
  const form = useContext(DraftFormContext)
  if (form === null) throw new Error('a field of the operation stands outside of its form')
  return form
}
