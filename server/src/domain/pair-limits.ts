import type { ContestId, EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { GroupState } from './heard-groups.ts'
import { contestsOpposed } from './opposition.ts'
import type { PairLimits, Rulebook } from './rulebook.ts'

type Judged = { contests: ContestId[]; pair: PairLimits }

/**
 * The limits of pairs, remembered: groups with the same camps in the same regency stand on the same ground, which has a
 * number, and two numbers have their limits as long as the edition of the rules lasts.
 */
export function createPairLimits(separationM: (a: GroupState, b: GroupState) => number | null) {
  const grounds = new Map<string, number>()
  let memory = { rules: null as Rulebook | null, edition: -1, judged: new Map<number, Judged>() }

  const decide = (rules: Rulebook, a: GroupState, b: GroupState, betweenM: number | null, at: EpochMs): Judged => {
    const contests = contestsOpposed(a.group.camps, b.group.camps)
    const regions = [a.region?.code ?? null, b.region?.code ?? null]
    return { contests, pair: rules.limitsFor({ contests, regions, separationM: betweenM }, at) }
  }

  return {
    /** Its camps or its regency are others. */
    settle(state: GroupState): void {
      const camps = state.group.camps.map((camp) => `${camp.contestId} ${camp.ballotNumber}`)
      const key = `${camps.join()} ${state.region?.code}`
      state.ground = grounds.get(key) ?? grounds.size
      grounds.set(key, state.ground)
    },
    /** The contests in which two oppose, and by which limits. */
    of(rules: Rulebook, a: GroupState, b: GroupState, at: EpochMs): Judged {
      const betweenM = separationM(a, b)
      if (betweenM !== null) return decide(rules, a, b, betweenM, at)
      const edition = rules.editionAt(at)
      if (memory.rules !== rules || memory.edition !== edition) memory = { rules, edition, judged: new Map() }
      const key = a.ground * 0x4000000 + b.ground
      const known = memory.judged.get(key)
      if (known) return known
      const judged = decide(rules, a, b, null, at)
      memory.judged.set(key, judged)
      return judged
    },
  }
}
