import { z } from 'zod'
import { ContestId, GroupId, Position, RallyId, text, Version } from './primitives.ts'
import { KemendagriCode } from './region.ts'

export const BallotNumber = z.int().min(1).max(20)

/** One side of a contest = (contest, ballot number). Never an opinion about it. */
export const Camp = z.object({ contestId: ContestId, ballotNumber: BallotNumber })
export type Camp = z.infer<typeof Camp>

/** A group has at most one camp per contest and may have camps in several (PX1). */
export const Camps = z
  .array(Camp)
  .max(20)
  .refine((camps) => new Set(camps.map((camp) => camp.contestId)).size === camps.length, {
    message: 'at most one camp per contest',
  })

export const GroupKind = z.enum(['crowd', 'convoy'])

/** Points of a declared route at most. */
export const MAX_ROUTE_POINTS = 500

/** What a person says of a group; the rest the house adds. */
export const GroupDraft = z.object({
  name: text(80),
  kind: GroupKind,
  camps: Camps,
  headcount: z.int().positive().max(5_000_000).nullable().default(null),
  /** ground it covers as reported; null: computed from the headcount */
  radiusM: z.number().nonnegative().max(20_000).nullable().default(null),
  /** head to tail as declared, convoys only; null: as its trackers show, else estimated from the headcount (PX2) */
  lengthM: z.number().nonnegative().max(50_000).nullable().default(null),
  /** the way it has declared, in the order in which it is driven (PX8) */
  route: z.array(Position).min(2).max(MAX_ROUTE_POINTS).nullable().default(null),
  /** the rally that it belongs to (PX10) */
  rallyId: RallyId.nullable().default(null),
  /** the regency whose operators look after it; null: those of the whole province */
  region: KemendagriCode.nullable().default(null),
})
export type GroupDraft = z.infer<typeof GroupDraft>

export const SupporterGroup = GroupDraft.extend({
  id: GroupId,
  /** short number that stands for the group in packed frames */
  no: z.int().min(1).max(65_535),
  status: z.enum(['watched', 'closed']),
  version: Version,
})
export type SupporterGroup = z.infer<typeof SupporterGroup>

export const Freshness = z.enum(['fresh', 'stale', 'lost'])
export type Freshness = z.infer<typeof Freshness>
