import type { EpochMs, GroupId, RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import { judgeRallyCoverage, type RallyState } from './coverage.ts'
import { type Deviation, judgeRallyDeviation } from './deviation.ts'
import type { Finding } from './findings.ts'
import { localM } from './geodesy.ts'
import type { GroupState } from './group-state.ts'
import { newestMember } from './heard-groups.ts'
import { NEAR_RALLY_M } from './limits.ts'
import { judgeQuietRally, type QuietBreach } from './quiet.ts'
import type { Rulebook } from './rulebook.ts'

type Watched = RallyState & { quiet: QuietBreach; deviation: Deviation }

const isTold = ({ gap, quiet, deviation }: Watched): boolean =>
  gap.told !== null || quiet.told !== null || deviation.told !== null

/** The rallies: whether somebody sees them, whether they keep the quiet, which venues a plan keeps apart. */
export function createRallyWatch(groups: ReadonlyMap<GroupId, GroupState>) {
  const rallies = new Map<RallyId, Watched>()

  /** Of the rally or of one of its camps, heard, and not far from the venue. */
  const sees = ({ id, camps, venue }: Rally, state: GroupState): boolean => {
    if (state.freshness === null || state.freshness === 'lost') return false
    const isIts =
      state.group.rallyId === id ||
      state.group.camps.some((own) =>
        camps.some((it) => it.contestId === own.contestId && it.ballotNumber === own.ballotNumber),
      )
    const newest = isIts ? newestMember(state) : null
    return newest !== null && localM(newest, venue.position) <= NEAR_RALLY_M + venue.radiusM
  }

  /** The rally that a group belongs to, while it stands in its venue. */
  const standsIn = (state: GroupState): Rally | null => {
    const rally = state.group.rallyId === null ? undefined : rallies.get(state.group.rallyId)?.rally
    const newest = newestMember(state)
    if (!rally || !newest || !isLiveRally(rally.phase)) return null
    return localM(newest, rally.venue.position) <= rally.venue.radiusM ? rally : null
  }

  return {
    standsIn,
    get: (id: RallyId): Watched | undefined => rallies.get(id),
    set(rally: Rally): void {
      const known = rallies.get(rally.id)
      if (known) known.rally = rally
      else
        rallies.set(rally.id, {
          ...{ rally, gap: { told: null }, unseenSince: null },
          ...{ quiet: { told: null, movedAt: null }, deviation: { told: null, otherSince: null } },
        })
    },
    /** PX10: metres between two venues whose plans keep them apart, while both groups stand in theirs; else null. */
    separationM(a: GroupState, b: GroupState): number | null {
      const [inA, inB] = [a.concerns.standsIn, b.concerns.standsIn]
      if (inA === null || inB === null || inA === inB) return null
      const [one, other] = [rallies.get(inA)?.rally, rallies.get(inB)?.rally]
      if (!one || !other) return null
      const betweenM = localM(one.venue.position, other.venue.position) - one.venue.radiusM - other.venue.radiusM
      return Math.max(0, betweenM)
    },
    judge(rules: Rulebook, at: EpochMs): Finding[] {
      const found: Finding[] = []
      for (const state of rallies.values()) {
        const isLive = isLiveRally(state.rally.phase)
        if (!isLive && !isTold(state)) continue
        let isSeen = false
        if (isLive) for (const group of groups.values()) isSeen ||= sees(state.rally, group)
        const gap = judgeRallyCoverage(state, isLive, isSeen, at)
        const breach = judgeQuietRally(state.rally, state.quiet, isLive, rules, at)
        const deviation = judgeRallyDeviation(state.rally, state.deviation, isLive, at)
        for (const finding of [gap, breach, deviation]) if (finding) found.push(finding)
      }
      return found
    },
    isIdle(): boolean {
      for (const state of rallies.values()) if (isLiveRally(state.rally.phase) || isTold(state)) return false
      return true
    },
  }
}
