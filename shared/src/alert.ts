import { z } from 'zod'
import { Camp, Freshness } from './group.ts'
import { IncidentCategory, Severity } from './incident.ts'
import { Phase } from './phase.ts'
import {
  AlertId,
  ContestId,
  EpochMs,
  GroupId,
  IncidentId,
  Metres,
  MetresPerSecond,
  OrderId,
  optionalText,
  PersonId,
  Position,
  RallyId,
  remark,
  SiteId,
  text,
  Version,
} from './primitives.ts'
import { KemendagriCode, Place, VulnerabilityClass } from './region.ts'
import { SiteKind } from './site.ts'

/** AL1. Further kinds join this union with the rule that raises them. */
export const AlertKind = z.enum([
  'encounter',
  'predictedEncounter',
  'siteApproach',
  'quietPeriodBreach',
  'scheduleDeviation',
  'coverageGap',
  'sos',
  'incidentRaised',
])
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
  /** head to tail, 0 for a crowd (PX2) */
  lengthM: Metres.default(0),
  /** the point of its footprint that is nearest to the other side; null in alerts stored before it was kept */
  nearest: Position.nullable().default(null),
})
export type EncounterSide = z.infer<typeof EncounterSide>

/** PX10, PX11: what made the limits what they are. */
export const LimitsFrom = z.object({
  /** of the contest whose rules are the strictest (PH2) */
  phase: Phase.nullable(),
  /** the more vulnerable of both places, where it widened the limits */
  vulnerability: z.object({ region: KemendagriCode, class: VulnerabilityClass }).nullable(),
  orderId: OrderId.nullable(),
  /** metres between two venues whose plans keep them apart, where that capped the limits */
  separationM: Metres.nullable(),
})
export type LimitsFrom = z.infer<typeof LimitsFrom>
const NOWHERE_ELSE: LimitsFrom = { phase: null, vulnerability: null, orderId: null, separationM: null }

/** AL6: the alert explains itself. */
export const EncounterEvidence = z.object({
  kind: z.literal('encounter'),
  rule: z.enum(['PX4', 'PX5']),
  band: Band,
  /** limit of the band, edge to edge */
  limitM: Metres,
  /** the band is left only beyond this */
  leaveLimitM: Metres,
  limitsFrom: LimitsFrom.default(NOWHERE_ELSE),
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

/** PX8: on the way that was declared, or straight on. */
export const PredictionBasis = z.enum(['route', 'course'])
export type PredictionBasis = z.infer<typeof PredictionBasis>

/** PX8, PX9: two groups that will meet. Times are of the operation's clock. */
export const PredictionEvidence = z.object({
  kind: z.literal('predictedEncounter'),
  rule: z.enum(['PX9', 'PX5']),
  basis: PredictionBasis,
  /** when and where the range falls to each limit that it has not passed yet, outermost first, the last is danger */
  reaches: z.array(z.object({ band: Band, limitM: Metres, at: EpochMs, position: Position })).min(1),
  /** earliest and latest instant of danger, from the variation of the speeds and the ages of the fixes */
  window: z.object({ from: EpochMs, until: EpochMs }),
  /** closest approach within the next quarter of an hour */
  cpaM: Metres,
  tcpaS: z.number().nonnegative(),
  /** what the other basis says, where there is one */
  otherBasis: z.object({ basis: PredictionBasis, at: EpochMs, position: Position }).nullable(),
  limitsFrom: LimitsFrom,
  rangeM: Metres,
  /** mean over the way to the danger limit */
  closingMps: z.number(),
  contests: z.array(z.object({ contestId: ContestId, phase: Phase.nullable() })).min(1),
  sides: z.tuple([EncounterSide, EncounterSide]),
  place: Place.nullable(),
  decidedAt: EpochMs,
})
export type PredictionEvidence = z.infer<typeof PredictionEvidence>

/** PH4. */
export const SiteEvidence = z.object({
  kind: z.literal('siteApproach'),
  rule: z.literal('PH4'),
  siteId: SiteId,
  siteKind: SiteKind,
  siteName: text(120),
  sitePosition: Position,
  /** how well the site's own place is known */
  siteAccuracyM: Metres,
  ring: z.enum(['inner', 'outer']),
  limitM: Metres,
  leaveLimitM: Metres,
  rangeM: Metres,
  contests: z.array(z.object({ contestId: ContestId, phase: Phase.nullable() })),
  side: EncounterSide,
  place: Place.nullable(),
  decidedAt: EpochMs,
})
export type SiteEvidence = z.infer<typeof SiteEvidence>

/** PH3: a live rally, or a group on the move, of a contest that is quiet or votes. */
export const QuietEvidence = z.object({
  kind: z.literal('quietPeriodBreach'),
  rule: z.literal('PH3'),
  contests: z.array(z.object({ contestId: ContestId, phase: Phase })).min(1),
  camps: z.array(Camp),
  /** exactly one of the two */
  groupId: GroupId.nullable(),
  rallyId: RallyId.nullable(),
  position: Position,
  speedMps: MetresPerSecond.nullable(),
  place: Place.nullable(),
  decidedAt: EpochMs,
})
export type QuietEvidence = z.infer<typeof QuietEvidence>

/** notHeard: no tracker of the group within the limit. tooSlow: it reports too seldom. nobodyNear: a rally unseen. */
export const CoverageCause = z.enum(['notHeard', 'tooSlow', 'nobodyNear'])
export type CoverageCause = z.infer<typeof CoverageCause>

export const CoverageEvidence = z.object({
  kind: z.literal('coverageGap'),
  rule: z.enum(['PX5', 'AL1']),
  cause: CoverageCause.default('notHeard'),
  /** exactly one of the two */
  groupId: GroupId.nullable(),
  rallyId: RallyId.nullable().default(null),
  camps: z.array(Camp),
  lastPosition: Position,
  /** null: never */
  lastFixedAt: EpochMs.nullable(),
  /** the age or the interval that is too long, seconds */
  limitS: z.number(),
  place: Place.nullable(),
  decidedAt: EpochMs,
})
export type CoverageEvidence = z.infer<typeof CoverageEvidence>

/** earlyStart, overrun: live before or after the time that was planned. noNotice: live without one. offRoute: a group. */
export const DeviationCause = z.enum(['earlyStart', 'overrun', 'noNotice', 'offRoute'])
export type DeviationCause = z.infer<typeof DeviationCause>

/** AL1, SC5: a live rally, or a group on the move, does not keep to what was planned. */
export const DeviationEvidence = z.object({
  kind: z.literal('scheduleDeviation'),
  rule: z.literal('SC5'),
  /** all that hold, in the order of the enum */
  causes: z.array(DeviationCause).min(1),
  /** exactly one of the two */
  groupId: GroupId.nullable(),
  rallyId: RallyId.nullable(),
  camps: z.array(Camp),
  /** what was planned; null for a group */
  window: z.object({ from: EpochMs, until: EpochMs }).nullable(),
  position: Position,
  place: Place.nullable(),
  decidedAt: EpochMs,
})
export type DeviationEvidence = z.infer<typeof DeviationEvidence>

/** AL1, AL4: somebody calls for help: an officer by a report of their own, or whoever is with a group by its tracker. */
export const SosEvidence = z.object({
  kind: z.literal('sos'),
  rule: z.literal('AL4'),
  /** exactly one of the two: the officer's report, or the group */
  incidentId: IncidentId.nullable(),
  groupId: GroupId.nullable(),
  camps: z.array(Camp),
  position: Position,
  accuracyM: Metres.nullable(),
  calledAt: EpochMs,
  place: Place.nullable(),
  decidedAt: EpochMs,
})
export type SosEvidence = z.infer<typeof SosEvidence>

/** IN5: a report that nobody has verified in time. */
export const DeadlineEvidence = z.object({
  kind: z.literal('incidentRaised'),
  rule: z.literal('IN5'),
  incidentId: IncidentId,
  category: IncidentCategory,
  /** of the incident, as it was reported: unknown stays unknown here */
  severity: Severity,
  reportedAt: EpochMs,
  /** when the time to verify began: reported, opened again or split off */
  waitsSince: EpochMs,
  /** the time to verify, seconds */
  limitS: z.number().positive(),
  /** associated through what it is linked to, if any; never that they did it */
  camps: z.array(Camp),
  position: Position,
  place: Place.nullable(),
  decidedAt: EpochMs,
})
export type DeadlineEvidence = z.infer<typeof DeadlineEvidence>

export const AlertEvidence = z.discriminatedUnion('kind', [
  EncounterEvidence,
  PredictionEvidence,
  SiteEvidence,
  QuietEvidence,
  DeviationEvidence,
  CoverageEvidence,
  SosEvidence,
  DeadlineEvidence,
])
export type AlertEvidence = z.infer<typeof AlertEvidence>

/** The incident that an alert tells of; null: it is of the watch. Who may not read the one may not read the other. */
export const incidentOf = (evidence: AlertEvidence): IncidentId | null =>
  evidence.kind === 'incidentRaised' || evidence.kind === 'sos' ? evidence.incidentId : null

/** Why the alert stands as it does now, in the words of AL6 ("why it re-fired"). */
export const AlertTurn = z.enum([
  'raised',
  'worsened',
  'eased',
  'lostContact',
  'heardAgain',
  'certaintyChanged',
  'limitsChanged',
  'forecastChanged',
  'returned',
  'cleared',
  'withdrawn',
  'cameTrue',
  'noLongerOpposing',
  'groupClosed',
  'closedByPerson',
  'acknowledged',
  'shelved',
  'unshelved',
  'escalated',
  'reminded',
])
export type AlertTurn = z.infer<typeof AlertTurn>

/** What an alert is about. */
export const AlertSubject = z.union([GroupId, SiteId, RallyId, IncidentId])
export type AlertSubject = z.infer<typeof AlertSubject>

/**
 * Active/cleared and acknowledged/unacknowledged are two separate facts (AL2), hence two nullable fields and no
 * status word.
 */
export const Alert = z.object({
  id: AlertId,
  /** the two groups by id, the group and the site, or the one; an incident; with `kind` the key of AL1 */
  subjects: z.array(AlertSubject).min(1).max(2),
  severity: Severity,
  urgency: Urgency,
  certainty: Certainty,
  raisedAt: EpochMs,
  turn: AlertTurn,
  turnedAt: EpochMs,
  cleared: z.object({ at: EpochMs, by: PersonId.nullable() }).nullable(),
  acknowledged: z
    .object({
      at: EpochMs,
      by: PersonId,
      comment: remark(500),
      /** as grave as it was then: what comes back no graver within ten minutes is covered (AL3) */
      severity: Severity.default('unknown'),
    })
    .nullable(),
  /** since when it has been less grave than it was when it was acknowledged, or over; null: it is not, or nobody did */
  easedAt: EpochMs.nullable().default(null),
  /** AL4: out of the queue until then, and why */
  shelved: z
    .object({ at: EpochMs, by: PersonId, until: EpochMs, reason: remark(500) })
    .nullable()
    .default(null),
  /** AL5: since when somebody is waited for: raised, worse, or off the shelf. Null in alerts stored before: since raised */
  waitsSince: EpochMs.nullable().default(null),
  /** the gravest that it has been since then: what only comes back to it has waited on */
  waitsFor: Severity.default('unknown'),
  /** AL5: when it went to the commander; null: it did not, or has got worse or been answered since */
  escalatedAt: EpochMs.nullable().default(null),
  /** AL5: when it was last brought to mind that it goes on although it was acknowledged */
  remindedAt: EpochMs.nullable().default(null),
  /** regencies that it has concerned since it was raised: of both sides and of the place; empty lies in none */
  regions: z.array(KemendagriCode).default([]),
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
/** AL7: those of a flood at once; each is judged by itself. */
export const AcknowledgeAlerts = z.object({
  alerts: z
    .array(z.object({ alertId: AlertId, version: Version }))
    .min(1)
    .max(1_000),
  comment: optionalText(500).default(''),
})

/** AL4: at most half an hour, whole minutes of the operation's clock. */
export const SHELF_MINUTES = 30
export const ShelveAlert = z.object({
  version: Version,
  minutes: z.int().min(1).max(SHELF_MINUTES),
  reason: text(500),
})
export const UnshelveAlert = z.object({ version: Version })
export const CloseAlert = z.object({ version: Version, reason: text(500) })
