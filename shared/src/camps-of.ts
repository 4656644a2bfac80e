import type { AlertEvidence } from './alert.ts'
import type { Camp } from './group.ts'

const keyOf = ({ contestId, ballotNumber }: Camp): string => `${contestId}#${ballotNumber}`

/** Each camp once, in one order whoever stands first. */
export function once(camps: readonly Camp[]): Camp[] {
  const known = new Map(camps.map((camp) => [keyOf(camp), camp]))
  return [...known].toSorted(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)).map(([, camp]) => camp)
}

/** The camps that an alert concerns: between two groups those of the contests in which they oppose. */
export function campsOf(evidence: AlertEvidence): Camp[] {
  switch (evidence.kind) {
    case 'encounter':
    case 'predictedEncounter': {
      const opposed = new Set<string>(evidence.contests.map(({ contestId }) => contestId))
      return once(evidence.sides.flatMap(({ camps }) => camps.filter(({ contestId }) => opposed.has(contestId))))
    }
    case 'siteApproach':
      return once(evidence.side.camps)
    case 'quietPeriodBreach':
    case 'scheduleDeviation':
    case 'coverageGap':
    case 'sos':
    case 'incidentRaised':
      return once(evidence.camps)
  }
}
