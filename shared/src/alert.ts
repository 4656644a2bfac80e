import { z } from 'zod'
import { Camp, Freshness } from './group.ts'
import { Severity } from './incident.ts'
import { Phase } from './phase.ts'
import {
  AlertId,
  ContestId,
  EpochMs,
  GroupId,
  Metres,
  MetresPerSecond,
  optionalText,
  Position,
  text,
  Version,
} from './primitives.ts'
import { Place } from './region.ts'

/** AL1. Further kinds join this union with the rule that raises them. */
export const AlertKind = z.enum(['encounter', 'coverageGap'])
export type AlertKind = z.infer<typeof AlertKind>

export const Band = z.enum(['watch', 'warning', 'danger'])
export type Band = z.infer<typeof Band>

/** CAP 1.2 plus nothing: `unknown` is what PX5 calls an encounter with a lost member. */
export const Certainty = z.enum(['observed', 'likely', 'possible', 'unlikely', 'unknown'])
export type Certainty = z.infer<typeof Certainty>
export const Urgency = z.enum(['immediate', 'expected', 'future', 'past', 'unknown'])
export type Urgency = z.infer<typeof Urgency>

export const Approach = z.enum(['closing', 'opening', 'steady'])
export type Approach = z.infer<typeof Approach>

/** One side of an encounter at the instant that decided. Groups, never devices. */
export const EncounterSide = z.object({
  groupId: GroupId,
  camps: z.array(Camp),
  position: Position,
  /** age of the fix, seconds */
  ageS: z.number().nonnegative(),
  accuracyM: Metres.nullable(),
  speedMps: MetresPerSecond.nullable(),
  radiusM: Metres,
  /** what a stale group could have travelled since, taken off the range (PX5) */
  reachM: Metres,
  freshness: Freshness,
})
export type EncounterSide = z.infer<typeof EncounterSide>

/** AL6: the alert explains itself. */
export const EncounterEvidence = z.object({
  kind: z.literal('encounter'),
  rule: z.enum(['PX4', 'PX5']),
  band: Band,
  /** limit of the band, edge to edge */
  limitM: Metres,
  /** the band is left only beyond this */
  leaveLimitM: Metres,
  rangeM: Metres,
  approach: Approach,
  /** positive when they come nearer; null when it cannot be known yet */
  closingMps: z.number().nullable(),
  /** each contest in which the two oppose, with its phase then */
  contests: z.array(z.object({ contestId: ContestId, phase: Phase.nullable() })).min(1),
  /** measured now; prediction adds its own */
  basis: z.literal('measured'),
  sides: z.tuple([EncounterSide, EncounterSide]),
  place: Place.nullable(),
  decidedAt: EpochMs,
})
export type EncounterEvidence = z.infer<typeof EncounterEvidence>

export const CoverageEvidence = z.object({
  kind: z.literal('coverageGap'),
  rule: z.literal('PX5'),
  groupId: GroupId,
  camps: z.array(Camp),
  lastPosition: Position,
  lastFixedAt: EpochMs,
  /** a group is lost when its newest fix is older than this, seconds */
  limitS: z.number(),
  place: Place.nullable(),
  decidedAt: EpochMs,
})
export type CoverageEvidence = z.infer<typeof CoverageEvidence>

export const AlertEvidence = z.discriminatedUnion('kind', [EncounterEvidence, CoverageEvidence])
export type AlertEvidence = z.infer<typeof AlertEvidence>

/** Why the alert stands as it does now, in the words of AL6 ("why it re-fired"). */
export const AlertTurn = z.enum([
  'raised',
  'worsened',
  'eased',
  'lostContact',
  'heardAgain',
  'certaintyChanged',
  'returned',
  'cleared',
  'noLongerOpposing',
  'groupClosed',
  'closedByPerson',
  'acknowledged',
])
export type AlertTurn = z.infer<typeof AlertTurn>

/**
 * Active/cleared and acknowledged/unacknowledged are two separate facts (AL2), hence two nullable fields and no
 * status word.
 */
export const Alert = z.object({
  id: AlertId,
  /** sorted group ids; with `kind` the key of AL1 */
  subjects: z.array(GroupId).min(1).max(2),
  severity: Severity,
  urgency: Urgency,
  certainty: Certainty,
  raisedAt: EpochMs,
  turn: AlertTurn,
  turnedAt: EpochMs,
  cleared: z.object({ at: EpochMs, by: text(120).nullable() }).nullable(),
  acknowledged: z.object({ at: EpochMs, by: text(120), comment: optionalText(500) }).nullable(),
  evidence: AlertEvidence,
  version: Version,
  /**
   * The version in which it was raised or last got worse: who saw that one or a later has seen all of it (AL3).
   * Alerts stored before this was kept read as never having got worse.
   */
  worsenedIn: Version.default(1),
})
export type Alert = z.infer<typeof Alert>

/** Cleared and acknowledged is over; everything else stays in sight (AL2). */
export const isStandingAlert = (alert: Alert): boolean => alert.cleared === null || alert.acknowledged === null

export const AcknowledgeAlert = z.object({
  /** the version the person saw: a later worsening is not covered by it (AL3) */
  version: Version,
  comment: optionalText(500).default(''),
})
export const CloseAlert = z.object({ version: Version, reason: text(500) })
