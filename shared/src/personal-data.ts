import { z } from 'zod'
import { Device } from './device.ts'
import { FeedEntry } from './feed.ts'
import { OwnPush, PushAddress } from './notify.ts'
import { SentPhoto } from './photo.ts'
import { Fix, QuarantineReason } from './position.ts'
import { EpochMs, GroupId, text } from './primitives.ts'
import { Person } from './roles.ts'
import { Session } from './session.ts'

/** Everything that is held on one person, as it is handed to that person on request. */
export const PersonExport = z.object({
  /** when it was read */
  at: EpochMs,
  person: Person,
  name: text(80).nullable(),
  /** issuer and subject at the sign-in provider */
  subject: z.string().nullable(),
  sessions: z.array(Session),
  /** browsers in which the person is told, with where they are reached */
  pushes: z.array(OwnPush.extend({ address: PushAddress })),
  /** entries of the log that the person made or that name the person by id */
  entries: z.array(FeedEntry),
  /** photos that the person sent and that are kept still */
  photos: z.array(SentPhoto),
})
export type PersonExport = z.infer<typeof PersonExport>

const ReceivedFix = Fix.extend({ receivedAt: EpochMs })
const TrackedFix = ReceivedFix.extend({ groupId: GroupId.nullable() })

/** Everything that is held on one tracker. */
export const DeviceExport = z.object({
  at: EpochMs,
  device: Device,
  newest: TrackedFix.nullable(),
  track: z.array(TrackedFix),
  quarantined: z.array(z.object({ fix: ReceivedFix, reason: QuarantineReason })),
  malformed: z.array(z.object({ receivedAt: EpochMs, payload: z.string(), reason: QuarantineReason })),
})
export type DeviceExport = z.infer<typeof DeviceExport>
