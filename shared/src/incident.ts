import { z } from 'zod'
import { Authority, HAND_OVERS_MOST, HandOver } from './hand-over.ts'
import { IncidentLinks, linksOfReport } from './incident-links.ts'
import { PHOTOS_MOST, Photo } from './photo.ts'
import {
  EpochMs,
  IncidentId,
  Metres,
  optionalText,
  PersonId,
  Position,
  remark,
  sensitive,
  text,
  Version,
} from './primitives.ts'
import { KemendagriCode, Place } from './region.ts'

export const IncidentCategory = z.enum([
  'convoyMeeting',
  'clash',
  'brawlAtVenue',
  'stoneThrowing',
  'roadBlockade',
  'attackOnPost',
  'attackOnProperty',
  'propDamage',
  'intimidation',
  'weaponOrAlcohol',
  'convoyAccident',
  'unscheduledConvoy',
  'offRouteConvoy',
  'campaignInQuietPeriod',
  'moneyPolitics',
  'neutralityBreach',
  'hoaxOrProvocation',
  'crowdAtElectionOffice',
  'logisticsDisturbance',
  'resultProtest',
  'medical',
  'other',
])
export type IncidentCategory = z.infer<typeof IncidentCategory>

/** As in CAP 1.2, gravest first. */
export const Severity = z.enum(['extreme', 'severe', 'moderate', 'minor', 'unknown'])
export type Severity = z.infer<typeof Severity>

export const IncidentStatus = z.enum([
  'reported',
  'verified',
  'assigned',
  'contained',
  'resolved',
  'closed',
  'rejected',
])
export type IncidentStatus = z.infer<typeof IncidentStatus>

export const IncidentDraft = z.object({
  id: IncidentId,
  category: IncidentCategory,
  severity: Severity,
  position: Position,
  accuracyM: Metres.nullable().default(null),
  /** the sender calls for help: an alert of the kind `sos` at once */
  isSos: z.boolean().default(false),
  placeText: optionalText(200).default(''),
  note: remark(4_000).default(''),
  /** when it happened by the reporter's clock; null: when it arrived */
  happenedAt: EpochMs.nullable().default(null),
  ...linksOfReport,
})
export type IncidentDraft = z.infer<typeof IncidentDraft>

/** IN1: the step asked for, with what that step needs. `version` is the one the person saw (IN3). */
export const IncidentStep = z.discriminatedUnion('act', [
  z.object({ act: z.literal('verify'), version: Version, comment: optionalText(500).default('') }),
  z.object({ act: z.literal('assign'), version: Version, assignee: text(120) }),
  z.object({ act: z.literal('contain'), version: Version, comment: optionalText(500).default('') }),
  z.object({ act: z.literal('resolve'), version: Version, comment: optionalText(500).default('') }),
  z.object({ act: z.literal('close'), version: Version, comment: optionalText(500).default('') }),
  z.object({ act: z.literal('reject'), version: Version, reason: text(500) }),
  z.object({ act: z.literal('reopen'), version: Version, reason: text(500) }),
])
export type IncidentStep = z.infer<typeof IncidentStep>
export type IncidentAct = IncidentStep['act']

/** Facts beside the status: what it has to do with, whole, and to whom it was given. */
export const IncidentFact = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('link'),
    version: Version,
    ...IncidentLinks.shape,
    comment: optionalText(500).default(''),
  }),
  z.object({
    act: z.literal('handOver'),
    version: Version,
    to: Authority,
    recipient: text(120),
    receipt: text(80),
  }),
  z.object({
    act: z.literal('endHandOver'),
    version: Version,
    to: Authority,
    receipt: text(80),
    outcome: text(500),
  }),
])
export type IncidentFact = z.infer<typeof IncidentFact>

export const IncidentCommand = z.discriminatedUnion('act', [...IncidentStep.options, ...IncidentFact.options])
export type IncidentCommand = z.infer<typeof IncidentCommand>

/** Statuses from which it may be given to an authority. */
export const HAND_OVER_FROM: readonly IncidentStatus[] = ['assigned', 'contained']

/**
 * IN1, the only steps there are: act -> the statuses it may start from and the one it ends in.
 * The server decides by it and the buttons come from it.
 */
export const INCIDENT_STEPS: Record<IncidentAct, { from: readonly IncidentStatus[]; to: IncidentStatus }> = {
  verify: { from: ['reported'], to: 'verified' },
  assign: { from: ['verified'], to: 'assigned' },
  contain: { from: ['assigned'], to: 'contained' },
  resolve: { from: ['contained'], to: 'resolved' },
  close: { from: ['resolved'], to: 'closed' },
  reject: { from: ['reported', 'verified'], to: 'rejected' },
  reopen: { from: ['closed', 'rejected'], to: 'reported' },
}

/** Reports in one incident at most, beside its own. */
export const MERGED_MOST = 500

export const Incident = IncidentDraft.extend({
  happenedAt: EpochMs,
  reportedAt: EpochMs,
  /** IN5: since when it stands unverified, where that is not since it was reported: opened again, or split off */
  waitsSince: EpochMs.nullable().default(null),
  reportedBy: PersonId,
  place: Place.nullable(),
  /** IN6: where nobody knows where it is, the regencies of who reported it */
  regions: z.array(KemendagriCode).max(60).default([]),
  status: IncidentStatus,
  /** who was sent, as the operator wrote it: a unit or an officer */
  assignee: text(120).register(sensitive, { kind: 'officer' }).nullable(),
  /** what was said at the last step: comment or reason */
  lastWord: remark(500),
  lastStep: z.object({ by: PersonId, at: EpochMs }),
  /** IN4: the incident that this report was merged into; it stays as it was and comes back when it is split off */
  mergedInto: IncidentId.nullable().default(null),
  /** IN4: the reports that were merged into this one, in the order in which they came */
  merged: z.array(IncidentId).max(MERGED_MOST).default([]),
  /** AL4, IN4: those of them that call for help, the first first */
  calls: z.array(IncidentId).max(MERGED_MOST).default([]),
  /** IN4: how grave it was before any was merged into it; it is so again when the last is split off */
  severityAlone: Severity.nullable().default(null),
  handOvers: z.array(HandOver).max(HAND_OVERS_MOST).default([]),
  /** in the order in which they came; what is done to the incident leaves them with it (IN4) */
  photos: z.array(Photo).max(PHOTOS_MOST).default([]),
  version: Version,
})
export type Incident = z.infer<typeof Incident>

/** Closed, rejected and merged ones leave the live picture; everything else stands on the board. */
export const isOpenIncident = (incident: Incident): boolean =>
  incident.status !== 'closed' && incident.status !== 'rejected' && incident.mergedInto === null
