import { z } from 'zod'
import { Camps } from './group.ts'
import { EpochMs, Position, RallyId, text, Version } from './primitives.ts'
import { KemendagriCode, Place } from './region.ts'

export const RallyKind = z.enum(['openRally', 'limitedMeeting', 'faceToFace'])
export const RallyPhase = z.enum(['planned', 'mustering', 'enRoute', 'underway', 'dispersing', 'ended', 'cancelled'])
export type RallyPhase = z.infer<typeof RallyPhase>

const rallyFields = z.object({
  kind: RallyKind,
  /** the camps it is held for; the first names contest and camp, more make it a joint rally */
  camps: Camps.min(1),
  venue: z.object({
    name: text(120),
    position: Position,
    /** ground of the venue; who stands within it stands where the plan put them (PX10) */
    radiusM: z.number().nonnegative().max(5_000).default(300),
  }),
  /** the window in which it may be live */
  from: EpochMs,
  until: EpochMs,
  /** number of the police receipt of notification (STTP); null: none was shown */
  notice: text(80).nullable().default(null),
  headcount: z.int().nonnegative().max(5_000_000),
})
const endsAfterItStarts = { message: 'must end after it starts', path: ['until'] }

export const RallyDraft = rallyFields.refine((rally) => rally.until > rally.from, endsAfterItStarts)
export type RallyDraft = z.infer<typeof RallyDraft>

export const Rally = rallyFields.extend({
  id: RallyId,
  phase: RallyPhase,
  place: Place.nullable(),
  version: Version,
})
export type Rally = z.infer<typeof Rally>

/** Why a plan is refused for what it is; that it was made over a newer one says nothing of the plan. */
export const PlanFault = z.enum(['quietPeriod', 'outsideReach', 'alreadyClosed'])
export type PlanFault = z.infer<typeof PlanFault>

/** A plan that was refused. `rallyId`: of the rally that it would have changed, or been. */
export const RefusedPlan = z.object({
  ...{ rallyId: RallyId, camps: rallyFields.shape.camps, from: EpochMs, until: EpochMs },
  /** regency of its venue; null: outside all of them */
  region: KemendagriCode.nullable(),
  fault: PlanFault,
})
export type RefusedPlan = z.infer<typeof RefusedPlan>
