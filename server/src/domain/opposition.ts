import type { Camp } from '@jaga-jarak/shared/group.ts'
import type { ContestId } from '@jaga-jarak/shared/primitives.ts'

/** PX1: the contests that have both on different camps; empty when the two do not oppose. */
export function contestsOpposed(a: readonly Camp[], b: readonly Camp[]): ContestId[] {
  return a.flatMap((camp) =>
    b.some((other) => other.contestId === camp.contestId && other.ballotNumber !== camp.ballotNumber)
      ? [camp.contestId]
      : [],
  )
}
