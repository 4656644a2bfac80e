import { z } from 'zod'
import { BallotNumber } from './group.ts'
import { Phase, PhaseSpan } from './phase.ts'
import { DEFAULT_PHOTO_RULES, PhotoRules } from './photo.ts'
import { ContestId, EpochMs, Latitude, Longitude, Metres, text } from './primitives.ts'
import { KemendagriCode, Region, VulnerabilityClass } from './region.ts'
import { DEFAULT_RETENTION, Retention } from './retention.ts'
import { PersonRole } from './roles.ts'
import { Site } from './site.ts'

export const ContestKind = z.enum(['governor', 'regent', 'mayor'])

/** Hues that no severity and no big party uses; the ballot number always goes with them. */
export const CampColour = z.enum(['violet', 'teal', 'magenta', 'tan'])
export type CampColour = z.infer<typeof CampColour>

export const Contest = z.object({
  id: ContestId,
  kind: ContestKind,
  name: text(120),
  /** the province's or regency's own code */
  region: KemendagriCode,
  camps: z.array(z.object({ ballotNumber: BallotNumber, colour: CampColour })).min(1),
  calendar: z.array(PhaseSpan).min(1),
})
export type Contest = z.infer<typeof Contest>

/** Distances edge to edge; the same for every camp (PX4, PX11). */
export const ProximityLimits = z.object({ watchM: Metres, warningM: Metres, dangerM: Metres })
export const areInOrder = (it: ProximityLimits): boolean =>
  it.dangerM > 0 && it.warningM > it.dangerM && it.watchM > it.warningM
export type ProximityLimits = z.infer<typeof ProximityLimits>

/** How much wider the limits are in regions of a class, at least 1: the same for every camp (PX11). */
export const Widening = z.record(VulnerabilityClass, z.number().min(1).max(5))

export const TimeZone = z.object({
  /** IANA name, e.g. Asia/Makassar */
  id: z.string().min(1).max(64),
  /** what people call it, e.g. WITA */
  label: text(8),
})

/** What every screen knows of the operation; made from the operation file. */
export const Operation = z.object({
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  name: text(120),
  zone: TimeZone,
  province: z.object({ code: KemendagriCode, bps: z.string(), name: text(80) }),
  regions: z.array(Region).min(1),
  /** plausible ground: fixes outside are refused (PX12) */
  area: z.object({ west: Longitude, south: Latitude, east: Longitude, north: Latitude }),
  /** nothing fixed before this belongs to the operation (PX12) */
  startsAt: EpochMs,
  /** an exercise says so on every screen; its clock may stand elsewhere and run faster */
  exercise: z.object({ name: text(60), clockStartsAt: EpochMs, clockSpeed: z.number().min(1).max(120) }).nullable(),
  contests: z.array(Contest).min(1),
  limits: ProximityLimits,
  /** roles that sign in with a second factor only */
  secondFactorFor: z.array(PersonRole).default([]),
  /** phases that have limits of their own (PH5) */
  phaseLimits: z.partialRecord(Phase, ProximityLimits).default({}),
  widening: Widening.default({ low: 1, medium: 1, high: 1 }),
  sites: z.array(Site),
  /** how long data about people is kept */
  retention: Retention.default(DEFAULT_RETENTION),
  photos: PhotoRules.default(DEFAULT_PHOTO_RULES),
})
export type Operation = z.infer<typeof Operation>
