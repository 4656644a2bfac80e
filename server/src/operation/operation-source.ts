import type { OperationAmendment, Problem } from '@jaga-jarak/shared/amendment.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { OperationSource } from '../ports.ts'
import { checkOperation } from './check-operation.ts'
import type { OperationFile } from './operation-file.ts'
import { toOperation } from './to-operation.ts'

const NO_WIDENING = { low: 1, medium: 1, high: 1 }

/** What may be changed of an operation, as its file has it. */
function amendmentOf(file: OperationFile): OperationAmendment {
  const { name, contests, calendars, limits, phaseLimits = {}, widening = NO_WIDENING, sites, regions } = file
  return {
    name,
    contests: contests.map(({ calendar, ...contest }) => ({ ...contest, calendar: calendars[calendar] ?? [] })),
    limits,
    phaseLimits,
    widening,
    vulnerability: Object.fromEntries(
      regions.flatMap(({ code, vulnerability }) => (vulnerability === null ? [] : [[code, vulnerability]])),
    ),
    secondFactorFor: file.secondFactorFor ?? [],
    sites,
  }
}

/** The file with what was changed in its place: each contest has a calendar of its own then. */
function amended(file: OperationFile, { vulnerability, contests, ...rest }: OperationAmendment): unknown {
  return {
    ...file,
    ...rest,
    calendars: Object.fromEntries(contests.map(({ id, calendar }) => [id, calendar])),
    contests: contests.map((contest) => ({ ...contest, calendar: contest.id })),
    regions: file.regions.map((region) => ({ ...region, vulnerability: vulnerability[region.code] ?? null })),
  }
}

/** Where a problem of the file stands in what was changed. */
function placed(amendment: OperationAmendment, problem: Problem): Problem {
  const [section, key, ...rest] = problem.path
  if (section !== 'calendars') return problem
  const index = amendment.contests.findIndex(({ id }) => id === key)
  return { ...problem, path: ['contests', index, 'calendar', ...rest] }
}

/** The operation as changed, or all that is wrong with the change. */
function amendOperation(file: OperationFile, amendment: OperationAmendment): Operation | Problem[] {
  const checked = checkOperation(amended(file, amendment))
  if ('problems' in checked) return checked.problems.map((it) => placed(amendment, it))
  return toOperation(checked.file)
}

/** The operation file as the rest of the house knows it. */
export const sourceOf = (file: OperationFile): OperationSource => ({
  amendment: amendmentOf(file),
  amend: (amendment) => amendOperation(file, amendment),
})
