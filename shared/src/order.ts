import { z } from 'zod'
import { areInOrder, ProximityLimits } from './operation.ts'
import { Phase } from './phase.ts'
import { ContestId, EpochMs, OrderId, PersonId, text, Version } from './primitives.ts'
import { KemendagriCode } from './region.ts'

/** PX11: other limits for a while, for every camp alike. Null region or contest: all of them. */
const LimitsOrder = z.object({
  kind: z.literal('limits'),
  limits: ProximityLimits.refine(areInOrder, 'watchM above warningM above dangerM above 0 expected'),
  region: KemendagriCode.nullable().default(null),
  contestId: ContestId.nullable().default(null),
})
/** PH6: a phase early or late. */
const PhaseOrder = z.object({ kind: z.literal('phase'), contestId: ContestId, phase: Phase })

const ends = { until: EpochMs, reason: text(500) }

/** What a commander says; it stands from the moment it is given, always with an end and a reason. */
export const OrderDraft = z.discriminatedUnion('kind', [LimitsOrder.extend(ends), PhaseOrder.extend(ends)])
export type OrderDraft = z.infer<typeof OrderDraft>

const given = { ...ends, id: OrderId, from: EpochMs, by: PersonId, version: Version }

/** A commander's order, half-open in time: from <= t < until. Ending it early moves `until`. */
export const Order = z.discriminatedUnion('kind', [LimitsOrder.extend(given), PhaseOrder.extend(given)])
export type Order = z.infer<typeof Order>

export const isInForce = (order: Order, now: EpochMs): boolean => order.from <= now && now < order.until
