import type { Problem } from '@jaga-jarak/shared/amendment.ts'
import type { z } from 'zod'
import { findProblems } from './find-problems.ts'
import { OperationFile, type SoundSections } from './operation-file.ts'

/** Leaves out every section that something is wrong with. */
function soundSections(value: unknown, problems: readonly Problem[]): SoundSections {
  const wrong = new Set(problems.map(({ path }) => path[0]))
  const sections = Object.entries(Object(value)).filter(([key]) => !wrong.has(key))
  return OperationFile.partial().parse(Object.fromEntries(sections))
}

/** The operation file in a value, or all that is wrong with it. */
export function checkOperation(value: unknown): { file: OperationFile } | { problems: Problem[] } {
  const parsed = OperationFile.safeParse(value)
  const malformed = parsed.success ? [] : problemsOf(parsed.error)
  const problems = [...malformed, ...findProblems(parsed.success ? parsed.data : soundSections(value, malformed))]
  return parsed.success && problems.length === 0 ? { file: parsed.data } : { problems }
}

function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue): Problem[] => {
    const path = issue.path.filter((it) => typeof it !== 'symbol')
    if (issue.code !== 'unrecognized_keys') return [{ path, what: 'form', message: issue.message }]
    return issue.keys.map((key) => ({ path: [...path, key], what: 'form', message: issue.message }))
  })
}
