import type { GroupDraft, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { Contest } from '@jaga-jarak/shared/operation.ts'
import type { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'

/** Refuses camps that no contest of the operation knows; null when all are known. */
export function checkCamps(contests: readonly Contest[], camps: SupporterGroup['camps']): Refused | null {
  for (const camp of camps) {
    const contest = contests.find((it) => it.id === camp.contestId)
    if (!contest) return refuse('unknownContest', camp.contestId)
    if (!contest.camps.some((it) => it.ballotNumber === camp.ballotNumber)) {
      return refuse('unknownCamp', `${camp.contestId} has no ballot number ${camp.ballotNumber}`)
    }
  }
  return null
}

export const registerGroup = (id: GroupId, no: number, draft: GroupDraft): SupporterGroup => ({
  ...draft,
  id,
  no,
  status: 'watched',
  version: 1,
})

/** The wanted state over the current one, if the person saw the current one. */
export function changeGroup(
  current: SupporterGroup,
  wanted: GroupDraft & Pick<SupporterGroup, 'status' | 'version'>,
): SupporterGroup | Refused {
  if (wanted.version !== current.version) return refuse('changedMeanwhile', undefined, current)
  return { ...wanted, id: current.id, no: current.no, version: current.version + 1 }
}
