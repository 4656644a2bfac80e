import type { Camp } from '@jaga-jarak/shared/group.ts'
import type { Phase } from '@jaga-jarak/shared/phase.ts'
import type { ContestId, EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import type { QuietFinding, Turn } from './findings.ts'
import { concern, type GroupState } from './group-state.ts'
import { newestMember } from './heard-groups.ts'
import { STOOD_MS, WALKING_MPS } from './limits.ts'
import type { Rulebook } from './rulebook.ts'

type Evidence = QuietFinding['evidence']

/** What the log last told, and when the subject was last seen on the move, epoch ms. */
export type QuietBreach = { told: Evidence | null; movedAt: number | null }

export const isQuietPhase = (phase: Phase | null): boolean => phase === 'quietPeriod' || phase === 'voting'

/** PH3: some contest of these camps is quiet or votes. */
export const isQuietFor = (camps: readonly Camp[], rules: Rulebook, at: EpochMs): boolean =>
  camps.some(({ contestId }) => isQuietPhase(rules.phaseAt(contestId, at)))

/** PH3: the contests among these that are quiet or vote. */
function quietAmong(camps: readonly Camp[], rules: Rulebook, at: EpochMs): { contestId: ContestId; phase: Phase }[] {
  return camps.flatMap(({ contestId }) => {
    const phase = rules.phaseAt(contestId, at)
    return phase && isQuietPhase(phase) ? [{ contestId, phase }] : []
  })
}

function tell(breach: QuietBreach, evidence: Evidence, turn: Turn, at: EpochMs): QuietFinding {
  breach.told = turn === 'raised' ? evidence : null
  const subject = evidence.groupId ?? evidence.rallyId
  return { kind: 'quietPeriodBreach', subjects: subject ? [subject] : [], turn, at, certainty: 'observed', evidence }
}

/** PH3: a group of a quiet contest is on the move; it ends when the group has stood for a while or the quiet is over. */
export function judgeQuiet(state: GroupState, rules: Rulebook, at: EpochMs): QuietFinding | null {
  const { group } = state
  const quiet = state.concerns.quiet ?? { told: null, movedAt: null }
  const contests = quietAmong(group.camps, rules, at)
  if (contests.length === 0 && quiet.told === null) return null
  const newest = newestMember(state)
  if (newest && state.freshness === 'fresh' && (newest.meanMps ?? 0) >= WALKING_MPS) {
    quiet.movedAt = at
    if (state.concerns.quiet === null) concern(state, { quiet })
  }
  const isMoving = quiet.movedAt !== null && at - quiet.movedAt < STOOD_MS
  // PX5: what is lost clears nothing.
  const isBreach = contests.length > 0 && (isMoving || (quiet.told !== null && state.freshness === 'lost'))
  if (isBreach === (quiet.told !== null)) return null
  if (quiet.told) return tell(quiet, { ...quiet.told, decidedAt: at }, 'cleared', at)
  if (!newest) return null
  const { lon, lat, speedMps } = newest
  const evidence: Evidence = {
    kind: 'quietPeriodBreach',
    rule: 'PH3',
    contests,
    camps: group.camps,
    groupId: group.id,
    rallyId: null,
    position: { lon, lat },
    speedMps,
    decidedAt: at,
  }
  return tell(quiet, evidence, 'raised', at)
}

/** PH3: a rally of a quiet contest is live. */
export function judgeQuietRally(rally: Rally, quiet: QuietBreach, isLive: boolean, rules: Rulebook, at: EpochMs) {
  const contests = isLive ? quietAmong(rally.camps, rules, at) : []
  if (contests.length > 0 === (quiet.told !== null)) return null
  if (quiet.told) return tell(quiet, { ...quiet.told, decidedAt: at }, 'cleared', at)
  const evidence: Evidence = {
    kind: 'quietPeriodBreach',
    rule: 'PH3',
    contests,
    camps: rally.camps,
    groupId: null,
    rallyId: rally.id,
    position: rally.venue.position,
    speedMps: null,
    decidedAt: at,
  }
  return tell(quiet, evidence, 'raised', at)
}

/** The group is watched no longer. */
export function endQuiet(state: GroupState, at: EpochMs): QuietFinding | null {
  const { quiet } = state.concerns
  return quiet?.told ? tell(quiet, { ...quiet.told, decidedAt: at }, 'groupClosed', at) : null
}
