import { z } from 'zod'
import { ContestKind, ProximityLimits, Widening } from './operation.ts'
import { Phase } from './phase.ts'
import { ContestId, Latitude, Longitude, Metres, SiteId, text } from './primitives.ts'
import { KemendagriCode, VulnerabilityIndex } from './region.ts'
import { PersonRole } from './roles.ts'
import { Site, SiteKind } from './site.ts'

export const LocalDate = z.iso.date('a local date such as 2024-11-23')

/** Local dates, both inclusive; only the last span may be without end. */
export const CalendarSpan = z.strictObject({ phase: Phase, from: LocalDate, to: LocalDate.optional() })
export type CalendarSpan = z.infer<typeof CalendarSpan>

/** A site as people write it. */
export const SiteEntry = z.strictObject({
  id: SiteId,
  kind: SiteKind,
  name: text(120),
  lon: Longitude,
  lat: Latitude,
  accuracyM: Metres,
  region: KemendagriCode,
  camp: Site.shape.camp,
})
export type SiteEntry = z.infer<typeof SiteEntry>

/** A contest as people write it: its camps by their number, ballot numbers from 1. */
export const ContestEntry = z.strictObject({
  id: ContestId,
  kind: ContestKind,
  name: text(120),
  region: KemendagriCode,
  camps: z.int().min(1).max(20),
  calendar: z.array(CalendarSpan).min(1).max(40),
})
export type ContestEntry = z.infer<typeof ContestEntry>

/**
 * What an administrator may change of an operation while it runs, as it stands in the operation file; ground, zone,
 * regions and exercise belong to the map and the clock, and stay with the file.
 */
export const OperationAmendment = z.strictObject({
  name: text(120),
  contests: z.array(ContestEntry).min(1).max(60),
  limits: ProximityLimits,
  phaseLimits: z.partialRecord(Phase, ProximityLimits),
  widening: Widening,
  vulnerability: z.partialRecord(KemendagriCode, VulnerabilityIndex),
  secondFactorFor: z.array(PersonRole),
  sites: z.array(SiteEntry).max(2_000),
})
export type OperationAmendment = z.infer<typeof OperationAmendment>

/** What is wrong somewhere; the screens have words for each. `form`: not what may stand there at all. */
export const ProblemKind = z.enum([
  'form',
  'notPositive',
  'notAbove',
  'endMissing',
  'endBeforeStart',
  'notNextDay',
  'twice',
  'region',
  'camps',
  'camp',
  'outside',
  'exerciseOver',
  'keptForEver',
])
export type ProblemKind = z.infer<typeof ProblemKind>

/**
 * Where something is wrong, what it is, and in a sentence what was expected there. `expected`: the one value that is
 * right, or the largest, where there is one.
 */
export const Problem = z.object({
  path: z.array(z.union([z.string(), z.number()])),
  what: ProblemKind,
  expected: z.string().optional(),
  message: z.string(),
})
export type Problem = z.infer<typeof Problem>
