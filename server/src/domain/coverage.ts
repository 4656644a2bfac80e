import type { CoverageEvidence } from '@jaga-jarak/shared/alert.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import type { CoverageFinding, Turn } from './findings.ts'
import { concern, type GroupState } from './group-state.ts'
import { newestMember } from './heard-groups.ts'
import { BACKLOG_MS, CLOSING_MPS, LOST_MS, UNSEEN_MS } from './limits.ts'

type Evidence = CoverageFinding['evidence']
type Cause = CoverageEvidence['cause']

/** What the log last told of a gap; null while there is none. */
export type CoverageGap = { told: Evidence | null }

const tell = (evidence: Evidence, turn: Turn, at: EpochMs): CoverageFinding => {
  const subject = evidence.groupId ?? evidence.rallyId
  return { kind: 'coverageGap', subjects: subject ? [subject] : [], turn, at, certainty: 'observed', evidence }
}

/** AL1: the longest interval, seconds, in which two convoys cannot come from the warning limit to danger unheard. */
export const slowestS = (marginM: number): number => marginM / CLOSING_MPS

/**
 * PX5, AL1: a group once heard is not heard any more, or by trackers that report too seldom for its limits. `marginM`:
 * from its warning limit to danger. Null when nothing has turned since it was last told.
 */
export function judgeCoverage(state: GroupState, marginM: number, at: EpochMs): CoverageFinding | null {
  const newest = newestMember(state)
  if (newest === null) return null
  let interval = Number.POSITIVE_INFINITY
  // Who tells once what they see promises no other report: their silence is no gap.
  let isPromised = false
  for (const member of state.members) {
    if (member.spot !== null) continue
    isPromised = true
    if (member.freshness !== 'lost') interval = Math.min(interval, member.intervalS)
  }
  const isSlow = state.group.camps.length > 0 && Number.isFinite(interval) && interval > slowestS(marginM)
  let heardAt = 0
  for (const { receivedAt } of state.members) heardAt = Math.max(heardAt, receivedAt)
  const told = state.concerns.gap?.told ?? null
  const isSilent =
    isPromised && state.freshness === 'lost' && (told?.cause === 'notHeard' || at - heardAt >= BACKLOG_MS)
  const cause: Cause | null = isSilent ? 'notHeard' : isSlow ? 'tooSlow' : null
  if (cause === (told?.cause ?? null)) return null
  const { lon, lat, fixedAt } = newest
  const evidence: Evidence = {
    kind: 'coverageGap',
    rule: (cause ?? told?.cause) === 'tooSlow' ? 'AL1' : 'PX5',
    cause: cause ?? told?.cause ?? 'notHeard',
    groupId: state.group.id,
    rallyId: null,
    camps: state.group.camps,
    lastPosition: { lon, lat },
    lastFixedAt: fixedAt,
    limitS: (cause ?? told?.cause) === 'tooSlow' ? slowestS(marginM) : LOST_MS / 1_000,
    decidedAt: at,
  }
  concern(state, { gap: cause === null ? null : { told: evidence } })
  if (cause === null) return tell(evidence, 'cleared', at)
  if (told === null) return tell(evidence, 'raised', at)
  return tell(evidence, cause === 'notHeard' ? 'worsened' : 'eased', at)
}

/** The group is watched no longer: a gap that stands ends with it. */
export function endCoverage(state: GroupState, at: EpochMs): CoverageFinding | null {
  const told = state.concerns.gap?.told ?? null
  concern(state, { gap: null })
  return told && tell({ ...told, decidedAt: at }, 'groupClosed', at)
}

/** A rally and whether somebody sees it. */
export type RallyState = { rally: Rally; gap: CoverageGap; unseenSince: EpochMs | null }

/** AL1: nobody is heard near a live rally. */
export function judgeRallyCoverage(state: RallyState, isLive: boolean, isSeen: boolean, at: EpochMs) {
  const { rally, gap } = state
  state.unseenSince = isLive && !isSeen ? (state.unseenSince ?? at) : null
  const isGap = state.unseenSince !== null && at - state.unseenSince >= UNSEEN_MS
  if (isGap === (gap.told !== null)) return null
  const evidence: Evidence = gap.told
    ? { ...gap.told, decidedAt: at }
    : {
        kind: 'coverageGap',
        rule: 'AL1',
        cause: 'nobodyNear',
        groupId: null,
        rallyId: rally.id,
        camps: rally.camps,
        lastPosition: rally.venue.position,
        lastFixedAt: null,
        limitS: UNSEEN_MS / 1_000,
        decidedAt: at,
      }
  gap.told = isGap ? evidence : null
  return tell(evidence, isGap ? 'raised' : 'cleared', at)
}
