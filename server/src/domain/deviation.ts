import { DeviationCause } from '@jaga-jarak/shared/alert.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import type { DeviationFinding, Turn } from './findings.ts'
import { concern, type GroupState } from './group-state.ts'
import { newestMember } from './heard-groups.ts'
import { OFF_WAY_MS, PUNCTUAL_MS, WALKING_MPS } from './limits.ts'
import { aheadOn } from './way.ts'

type Evidence = DeviationFinding['evidence']

/** What the log last told, and since when it has been otherwise, epoch ms. */
export type Deviation = { told: Evidence | null; otherSince: EpochMs | null }

function tell(deviation: Deviation, evidence: Evidence, turn: Turn, at: EpochMs): DeviationFinding {
  deviation.told = turn === 'cleared' || turn === 'groupClosed' ? null : evidence
  const subject = evidence.groupId ?? evidence.rallyId
  return { kind: 'scheduleDeviation', subjects: subject ? [subject] : [], turn, at, certainty: 'observed', evidence }
}

function causesOf({ from, until, notice }: Rally, at: EpochMs): DeviationCause[] {
  const holds: Record<DeviationCause, boolean> = {
    earlyStart: at < from - PUNCTUAL_MS,
    overrun: at >= until + PUNCTUAL_MS,
    noNotice: notice === null,
    offRoute: false,
  }
  return DeviationCause.options.filter((cause) => holds[cause])
}

/** SC5: a live rally keeps to its time and has a notice; another cause beside the first makes it worse. */
export function judgeRallyDeviation(rally: Rally, deviation: Deviation, isLive: boolean, at: EpochMs) {
  const causes = isLive ? causesOf(rally, at) : []
  const { told } = deviation
  if (causes.length === (told?.causes.length ?? 0) && causes.every((it) => told?.causes.includes(it))) return null
  const [first, ...more] = causes
  if (first === undefined) return told && tell(deviation, { ...told, decidedAt: at }, 'cleared', at)
  const evidence: Evidence = {
    kind: 'scheduleDeviation',
    rule: 'SC5',
    causes: [first, ...more],
    groupId: null,
    rallyId: rally.id,
    camps: rally.camps,
    window: { from: rally.from, until: rally.until },
    position: rally.venue.position,
    decidedAt: at,
  }
  if (told === null) return tell(deviation, evidence, 'raised', at)
  return tell(deviation, evidence, causes.some((it) => !told.causes.includes(it)) ? 'worsened' : 'eased', at)
}

/**
 * SC5: a group with a declared route that moves off it. Who stands is not off its way, and a lost one clears nothing
 * (PX5).
 */
export function judgeOffRoute(state: GroupState, at: EpochMs): DeviationFinding | null {
  const { group, freshness } = state
  const told = state.concerns.deviation?.told ?? null
  if (group.route === null && told === null) return null
  const newest = newestMember(state)
  if (newest === null || freshness !== 'fresh') return null
  const deviation = state.concerns.deviation ?? { told: null, otherSince: null }
  const isMoving = (newest.meanMps ?? 0) >= WALKING_MPS
  const isOff = group.route !== null && aheadOn(group.route, newest, null) === null
  if (isOff === (told !== null)) {
    deviation.otherSince = null
    return null
  }
  // Who halts off the way goes on being off it: stop and go is told, too, at the next move.
  if (isOff && !isMoving) return null
  deviation.otherSince ??= at
  if (state.concerns.deviation === null) concern(state, { deviation })
  if (at - deviation.otherSince < OFF_WAY_MS) return null
  deviation.otherSince = null
  if (told !== null) return tell(deviation, { ...told, decidedAt: at }, 'cleared', at)
  const { lon, lat } = newest
  const evidence: Evidence = {
    kind: 'scheduleDeviation',
    rule: 'SC5',
    causes: ['offRoute'],
    groupId: group.id,
    rallyId: null,
    camps: group.camps,
    window: null,
    position: { lon, lat },
    decidedAt: at,
  }
  return tell(deviation, evidence, 'raised', at)
}

/** The group is watched no longer. */
export function endDeviation({ concerns: { deviation } }: GroupState, at: EpochMs): DeviationFinding | null {
  return deviation?.told ? tell(deviation, { ...deviation.told, decidedAt: at }, 'groupClosed', at) : null
}
