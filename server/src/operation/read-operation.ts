import { Operation } from '@jaga-jarak/shared/operation.ts'
import type { PhaseSpan } from '@jaga-jarak/shared/phase.ts'
import type { z } from 'zod'
import type { Finding } from './check-calendar.ts'
import { checkOperation, type SoundSections } from './check-operation.ts'
import { dayAfter, localInstant, startOfDay } from './local-time.ts'
import { type CalendarEntry, OperationFile } from './operation-file.ts'
import { OperationFileError } from './operation-file-error.ts'
import { readYamlSource } from './yaml-source.ts'

const shown = (value: unknown): string => JSON.stringify(value) ?? String(value)

function messageOf(issue: z.core.$ZodIssue): string {
  const { input } = issue
  const expected = issue.message.replace(/^Invalid (input|option): /, '').replace(/, received .*$/, '')
  if (input === undefined) return `missing; ${expected}`
  // YAML reads 64.08 as a number and drops the zero of 64.10.
  const hint = issue.code === 'invalid_type' && issue.expected === 'string' && typeof input === 'number'
  const got = typeof input === 'object' ? '' : `, got ${shown(input)}`
  return `${expected}${got}${hint ? '; write it in quotes' : ''}`
}

/** One finding per issue, and per key where several are unknown. */
function findingsOf(error: z.ZodError): Finding[] {
  return error.issues.flatMap((issue): Finding[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({ path: [...issue.path, key], message: issue.message }))
      : [{ path: issue.path, message: messageOf(issue) }],
  )
}

/** Leaves out every top-level section that something is wrong with. */
function soundSections(value: Record<string, unknown>, findings: readonly Finding[]): SoundSections {
  const wrong = new Set(findings.map(({ path }) => path[0]))
  return OperationFile.partial().parse(Object.fromEntries(Object.entries(value).filter(([key]) => !wrong.has(key))))
}

/** Inclusive local dates become half-open spans of instants. */
const spansOf = (entries: readonly CalendarEntry[], zone: string): PhaseSpan[] =>
  entries.map(({ phase, from, to }) => ({
    phase,
    from: startOfDay(from, zone),
    until: to === undefined ? null : startOfDay(dayAfter(to), zone),
  }))

function operationOf({ campColours, calendars, contests, exercise, startsAt, ...rest }: OperationFile): Operation {
  const zone = rest.zone.id
  return Operation.parse({
    ...rest,
    startsAt: startOfDay(startsAt, zone),
    contests: contests.map(({ calendar, camps, ...contest }) => ({
      ...contest,
      camps: camps
        .toSorted((a, b) => a - b)
        .map((ballotNumber) => ({ ballotNumber, colour: campColours[ballotNumber] })),
      calendar: spansOf(calendars[calendar] ?? [], zone),
    })),
    exercise:
      exercise === undefined
        ? null
        : {
            name: exercise.name,
            clockStartsAt: localInstant(exercise.clock, zone),
            clockSpeed: exercise.clockSpeed,
          },
  })
}

/** Reads an operation file (YAML). Throws {@link OperationFileError} with everything that is wrong in it. */
export function readOperation(file: string): Operation {
  const source = readYamlSource(file)
  if (source.problems.length > 0) throw new OperationFileError(source.problems)
  const parsed = OperationFile.safeParse(source.value, { reportInput: true })
  const findings = parsed.success ? [] : findingsOf(parsed.error)
  findings.push(...checkOperation(parsed.success ? parsed.data : soundSections(source.value, findings)))
  if (!parsed.success || findings.length > 0) {
    const problems = findings.map(({ path, message }) => source.problemAt(path, message))
    throw new OperationFileError(
      problems.sort((a, b) => (a.file === b.file ? a.line - b.line || a.column - b.column : 0)),
    )
  }
  return operationOf(parsed.data)
}
