import { z } from 'zod'
import {
  CourseDeg,
  type DeviceId,
  EpochMs,
  Latitude,
  Longitude,
  Metres,
  MetresPerSecond,
  optionalText,
} from './primitives.ts'

/** What a tracker measured, before anybody judged it. Unknown is null, never a magic number. */
export const Fix = z.object({
  lon: Longitude,
  lat: Latitude,
  /** when the device took the fix, by its own clock */
  fixedAt: EpochMs,
  accuracyM: Metres.nullable().default(null),
  speedMps: MetresPerSecond.nullable().default(null),
  courseDeg: CourseDeg.nullable().default(null),
  altitudeM: z.number().min(-1_000).max(50_000).nullable().default(null),
  batteryPct: z.number().min(0).max(100).nullable().default(null),
  /** the phone says that the position is invented by a tool; flagged outside exercises */
  mock: z.boolean().default(false),
  /** device alarm such as "sos" */
  alarm: optionalText(64).nullable().default(null),
  /** whatever else the device said, kept as it came */
  attributes: z.record(z.string().max(64), z.string().max(512)).default({}),
})
export type Fix = z.infer<typeof Fix>

/**
 * A fix of a batch. A latitude beyond the poles is no fix, but one such does not spoil the batch: with longitude in its
 * place it is set aside with its reason (PX12).
 */
export const BatchFix = Fix.extend({ lat: Longitude })

/** A fix with its two times: `fixedAt` by the phone's clock, `receivedAt` by the operation's. */
export type PositionReport = Fix & { deviceId: DeviceId; receivedAt: EpochMs }

/** When a fix stands: by the phone's own clock, but never ahead of ours, so that a fast clock hides nothing later. */
export const standsAt = ({ fixedAt, receivedAt }: Pick<PositionReport, 'fixedAt' | 'receivedAt'>): number =>
  Math.min(fixedAt, receivedAt)

/** Why a fix was set aside (PX12). Each is counted and shown with the device. */
export const QuarantineReason = z.enum([
  'outlier',
  'future',
  'beforeOperation',
  'outsideArea',
  'swappedLatLon',
  'tooInaccurate',
  'mock',
  'malformed',
])
export type QuarantineReason = z.infer<typeof QuarantineReason>

/**
 * newest: moves the live marker. late: to the track only. duplicate: nothing. held: waits for the next fix to say
 * whether it is an outlier. quarantined: kept aside with its reason.
 */
export const Reception = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.enum(['newest', 'late', 'duplicate', 'held']) }),
  z.object({ outcome: z.literal('quarantined'), reason: QuarantineReason }),
])
export type Reception = z.infer<typeof Reception>

/** Largest batch of `POST /api/v1/positions`. */
export const MAX_BATCH = 500
