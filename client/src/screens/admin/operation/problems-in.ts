import { OperationAmendment, type Problem, type ProblemKind } from '@jaga-jarak/shared/amendment.ts'
import type { z } from 'zod'
import type { SectionName } from './changed-sections.ts'
import { type Draft, valueIn } from './draft.ts'

/** `field`: the place of the problem by ids and row keys, so that it stays where it is when rows come and go. */
export type FieldProblem = {
  field: string
  section: SectionName | null
  what: ProblemKind | 'missing' | 'tooSmall' | 'tooBig'
  expected: string
}
type Path = Problem['path']

/** Names a field of the form; lists by the id of their entry. */
export const fieldAt = (...path: readonly (string | number)[]): string => path.join('/')

function fieldOf(draft: Draft, [section, entry, key, row, ...rest]: Path): string {
  if (section === 'sites' && typeof entry === 'number') {
    // Latitude and longitude are one field.
    return fieldAt(
      'sites',
      draft.sites[entry]?.id ?? entry,
      ...(key === 'lon' || key === 'lat' ? ['place'] : [key ?? '']),
    )
  }
  if (section !== 'contests' || typeof entry !== 'number') {
    return fieldAt(...[section, entry, key, row, ...rest].flatMap((it) => it ?? []))
  }
  const contest = draft.contests[entry]
  const span = typeof row === 'number' ? (contest?.calendar[row]?.key ?? row) : row
  return fieldAt('contests', contest?.id ?? entry, ...[key, span, ...rest].flatMap((it) => it ?? []))
}

const SECTIONS: readonly string[] = Object.keys(OperationAmendment.shape)
const isSection = (name: unknown): name is SectionName => typeof name === 'string' && SECTIONS.includes(name)

/** Problems where the form shows them, each place once. */
function placed(draft: Draft, found: readonly { path: Path; what: FieldProblem['what']; expected: string }[]) {
  const problems = found.map(({ path, what, expected }): FieldProblem => {
    const [section] = path
    return { field: fieldOf(draft, path), section: isSection(section) ? section : null, what, expected }
  })
  return problems.filter(({ field }, i) => problems.findIndex((it) => it.field === field) === i)
}

/** What the server found. */
export const problemsFrom = (draft: Draft, problems: readonly Problem[]): FieldProblem[] =>
  placed(
    draft,
    problems.map(({ path, what, expected = '' }) => ({ path, what, expected })),
  )

function kindOf(issue: z.core.$ZodIssue): { what: FieldProblem['what']; expected: string } {
  if (issue.code === 'too_big') return { what: 'tooBig', expected: String(issue.maximum) }
  if (issue.code !== 'too_small') return { what: 'form', expected: '' }
  const isFigure = issue.origin === 'number' || issue.origin === 'int'
  return isFigure ? { what: 'tooSmall', expected: String(issue.minimum) } : { what: 'missing', expected: '' }
}

/** The amendment that a draft says, or where it says none. */
export function readDraft(draft: Draft): { amendment: OperationAmendment } | { problems: FieldProblem[] } {
  const read = OperationAmendment.safeParse(valueIn(draft))
  if (read.success) return { amendment: read.data }
  const found = read.error.issues.map((issue) => ({
    path: issue.path.filter((it) => typeof it !== 'symbol'),
    ...kindOf(issue),
  }))
  return { problems: placed(draft, found) }
}
