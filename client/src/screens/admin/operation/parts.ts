import type { SectionName } from './changed-sections.ts'

/** The operation is too long for one page: what is changed together stands together. */
export const PARTS = ['rules', 'contests', 'vulnerability', 'sites'] as const
export type Part = (typeof PARTS)[number]

/** Where a section stands; what belongs to none is said beside the first. */
export const partOf = (section: SectionName | null): Part =>
  section === 'contests' || section === 'vulnerability' || section === 'sites' ? section : 'rules'
