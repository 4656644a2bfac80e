import { z } from 'zod'
import { QuarantineReason } from './position.ts'
import { DeviceId, EpochMs, GroupId, Metres, text, Version } from './primitives.ts'

export const DeviceDraft = z.object({
  label: text(80),
  groupId: GroupId.nullable().default(null),
  /** how often the tracker promises to report, seconds */
  intervalS: z.int().min(1).max(3_600).default(10),
})
export type DeviceDraft = z.infer<typeof DeviceDraft>

export const Device = DeviceDraft.extend({
  id: DeviceId,
  status: z.enum(['active', 'revoked']),
  version: Version,
})
export type Device = z.infer<typeof Device>

/** What the device's health page shows. Counts since the server started. */
export const DeviceHealth = z.object({
  deviceId: DeviceId,
  lastHeardAt: EpochMs.nullable(),
  batteryPct: z.number().nullable(),
  accuracyM: Metres.nullable(),
  accepted: z.int().nonnegative(),
  quarantined: z.partialRecord(QuarantineReason, z.int().nonnegative()),
})
export type DeviceHealth = z.infer<typeof DeviceHealth>
