import type { GroupState } from './heard-groups.ts'
import { contestsOpposed } from './opposition.ts'

/** PX1: notes on both sides in which contests a group opposes each of the others; returns whom it opposes no more. */
export function relate(state: GroupState, others: Iterable<GroupState>): GroupState[] {
  const former: GroupState[] = []
  for (const other of others) {
    if (other === state) continue
    const contests = contestsOpposed(state.group.camps, other.group.camps)
    if (contests.length > 0) {
      state.opponents.set(other, contests)
      other.opponents.set(state, contests)
      const encounter = state.encounters.get(other)
      if (encounter) encounter.contests = contests
    } else if (state.opponents.delete(other)) {
      other.opponents.delete(state)
      former.push(other)
    }
  }
  return former
}
