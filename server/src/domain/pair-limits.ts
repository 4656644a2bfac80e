import type { ContestId, EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Finding } from './findings.ts'
import type { GroupState } from './group-state.ts'
import { contestsOpposed } from './opposition.ts'
import { isQuietFor } from './quiet.ts'
import type { PairLimits, Rulebook } from './rulebook.ts'

/** What pairs are judged by, and whom to tell what has turned. */
export type Judging = {
  rules(): Rulebook
  limitsOf(a: GroupState, b: GroupState, at: EpochMs): Judged
  note(finding: Finding | null): void
}
type Judged = { contests: ContestId[]; pair: PairLimits }
/** From the warning limit to danger, metres; whether one of its contests is quiet or votes (PH3). */
type Alone = { marginM: number; isQuiet: boolean }
type Memory = {
  rules: Rulebook | null
  edition: number
  /** by the ground of the one, then of the other */
  pairs: (Map<number, Judged> | undefined)[]
  alone: (Alone | undefined)[]
}
/** As long as there are grounds: a list that is first written far from its begin is slow from then on. */
const newMemory = (rules: Rulebook | null, edition: number, grounds: number): Memory => ({
  rules,
  edition,
  pairs: Array.from({ length: grounds }),
  alone: Array.from({ length: grounds }),
})

/**
 * The limits of pairs, remembered: groups with the same camps in the same regency, and in the same venue if they stand in
 * one, stand on the same ground, which has a number, and two numbers have their limits as long as the edition of the rules
 * and the plans last.
 */
export function createPairLimits(separationM: (a: GroupState, b: GroupState) => number | null) {
  const grounds = new Map<string, number>()
  let memory = newMemory(null, -1, 0)

  const decide = (rules: Rulebook, a: GroupState, b: GroupState, at: EpochMs): Judged => {
    const contests = contestsOpposed(a.group.camps, b.group.camps)
    const regions = [a.region, b.region]
    return { contests, pair: rules.limitsFor({ contests, regions, separationM: separationM(a, b) }, at) }
  }

  const memoryOf = (rules: Rulebook, at: EpochMs): Memory => {
    const edition = rules.editionAt(at)
    if (memory.rules !== rules || memory.edition !== edition) memory = newMemory(rules, edition, grounds.size)
    return memory
  }

  return {
    /** Its camps, its regency or the venue that it stands in are others. */
    settle(state: GroupState): void {
      const camps = state.group.camps.map((camp) => `${camp.contestId} ${camp.ballotNumber}`)
      const key = `${camps.join()} ${state.region} ${state.concerns.standsIn}`
      state.ground = grounds.get(key) ?? grounds.size
      grounds.set(key, state.ground)
    },
    /** A plan is another, and so what it keeps apart (PX10). */
    forget(): void {
      memory = newMemory(null, -1, 0)
    },
    /** The contests in which two oppose, and by which limits. */
    of(rules: Rulebook, a: GroupState, b: GroupState, at: EpochMs): Judged {
      const memory = memoryOf(rules, at)
      const row = memory.pairs[a.ground] ?? new Map<number, Judged>()
      memory.pairs[a.ground] = row
      const known = row.get(b.ground)
      if (known) return known
      const judged = decide(rules, a, b, at)
      row.set(b.ground, judged)
      return judged
    },
    /** What holds for a group by itself: in its contests, where it is. */
    alone(rules: Rulebook, state: GroupState, at: EpochMs): Alone {
      const memory = memoryOf(rules, at)
      const known = memory.alone[state.ground]
      if (known) return known
      const contests = state.group.camps.map((camp) => camp.contestId)
      const { limits } = rules.limitsFor({ contests, regions: [state.region], separationM: null }, at)
      const its = { marginM: limits.warningM - limits.dangerM, isQuiet: isQuietFor(state.group.camps, rules, at) }
      memory.alone[state.ground] = its
      return its
    },
  }
}
