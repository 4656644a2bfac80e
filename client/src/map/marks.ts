import type { EncounterEvidence, EncounterSide, PredictionEvidence } from '@jaga-jarak/shared/alert.ts'
import type { Camp } from '@jaga-jarak/shared/group.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { ContestId } from '@jaga-jarak/shared/primitives.ts'
import type { CampMark } from './scene.ts'

/** Number and colour of a group in one contest; null where it has no camp there. */
export function markIn(operation: Operation, contestId: ContestId, camps: readonly Camp[]): CampMark | null {
  const camp = camps.find((it) => it.contestId === contestId)
  const contest = operation.contests.find((it) => it.id === contestId)
  const found = contest?.camps.find((it) => it.ballotNumber === camp?.ballotNumber)
  return found === undefined ? null : { colour: found.colour, ballotNumber: found.ballotNumber }
}

/** Mark of a group that meets nobody: of the first contest in which it has a camp. */
export function markOf(operation: Operation, camps: readonly Camp[]): CampMark | null {
  for (const contest of operation.contests) {
    const mark = markIn(operation, contest.id, camps)
    if (mark !== null) return mark
  }
  return null
}

export type MarkedSide = { side: EncounterSide; mark: CampMark | null }

/**
 * Both sides with their marks in the contest in which they oppose, so that they never bear the same number; in the
 * order of the ballot numbers, the same for every camp.
 */
export function sidesOf(
  operation: Operation,
  evidence: Pick<EncounterEvidence | PredictionEvidence, 'contests' | 'sides'>,
): [MarkedSide, MarkedSide] {
  const contestId = evidence.contests[0]?.contestId
  const marked = (side: EncounterSide): MarkedSide => ({
    side,
    mark: contestId === undefined ? null : markIn(operation, contestId, side.camps),
  })
  const [a, b] = [marked(evidence.sides[0]), marked(evidence.sides[1])]
  return (a.mark?.ballotNumber ?? 0) <= (b.mark?.ballotNumber ?? 0) ? [a, b] : [b, a]
}
