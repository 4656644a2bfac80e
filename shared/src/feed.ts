import { z } from 'zod'
import { Alert } from './alert.ts'
import { Device } from './device.ts'
import { SupporterGroup } from './group.ts'
import { Incident } from './incident.ts'
import { IndexSet } from './index-set.ts'
import { DeliveryId, NotifyChannel, NotifyRule, PushId, RuledChannel } from './notify.ts'
import type { Opened } from './opened.ts'
import { Operation } from './operation.ts'
import { Order } from './order.ts'
import { ContestPhase } from './phase.ts'
import { PhotoId } from './photo.ts'
import { DeviceId, DisplayId, EpochMs, PersonId, remark, Seq, SessionId, SourceId, text } from './primitives.ts'
import { Rally, RefusedPlan } from './rally.ts'
import { RetentionPart } from './retention.ts'
import { Person, Reach, Signature, Viewer } from './roles.ts'
import { ScreenChanges, type ScreenId } from './screen.ts'
import { SessionNote, SignInFault } from './session.ts'
import type { GroupShape } from './shape.ts'
import { Source } from './source.ts'

/** A wall or another screen that signs in with a token of its own. */
export const Display = z.object({
  id: DisplayId,
  name: text(80),
  status: z.enum(['active', 'revoked']),
  reach: Reach.default(null),
})
export type Display = z.infer<typeof Display>

/**
 * Data whose reading is itself an entry; `subject` says of whom or what: the id of a person or a tracker, or what was
 * asked for.
 */
export const DataExport = z.enum([
  'personExport',
  'deviceExport',
  'deviceTrack',
  'trail',
  'trailCsv',
  'neutrality',
  'province',
  'photoOriginal',
])
export type DataExport = z.infer<typeof DataExport>

/**
 * What changed the world, in the past tense (LG1). Each carries the whole new state of what changed, so applying it
 * is an upsert and a screen needs no rules of its own.
 */
export const WorldEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('GroupRegistered'), group: SupporterGroup }),
  z.object({ type: z.literal('GroupChanged'), group: SupporterGroup }),
  z.object({ type: z.literal('DeviceRegistered'), device: Device }),
  z.object({ type: z.literal('DeviceChanged'), device: Device }),
  z.object({ type: z.literal('DisplayRegistered'), display: Display }),
  z.object({ type: z.literal('DisplayRevoked'), display: Display }),
  z.object({ type: z.literal('RallyPlanned'), rally: Rally }),
  z.object({ type: z.literal('RallyChanged'), rally: Rally }),
  z.object({ type: z.literal('PlanRefused'), plan: RefusedPlan }),
  z.object({ type: z.literal('IncidentReported'), incident: Incident }),
  z.object({ type: z.literal('IncidentMoved'), incident: Incident }),
  /** the incident tells the rest of it: how large it is, and the hash of what is kept */
  z.object({ type: z.literal('PhotoAdded'), incident: Incident, photoId: PhotoId }),
  z.object({ type: z.literal('AlertRaised'), alert: Alert }),
  z.object({ type: z.literal('AlertTurned'), alert: Alert }),
  z.object({ type: z.literal('AlertCleared'), alert: Alert }),
  z.object({ type: z.literal('AlertAcknowledged'), alert: Alert }),
  z.object({ type: z.literal('AlertShelved'), alert: Alert }),
  z.object({ type: z.literal('AlertUnshelved'), alert: Alert }),
  /** AL5: it went to the commander, or is brought to mind again */
  z.object({ type: z.literal('AlertEscalated'), alert: Alert }),
  z.object({ type: z.literal('PhaseChanged'), phase: ContestPhase }),
  z.object({ type: z.literal('OrderGiven'), order: Order }),
  z.object({ type: z.literal('OrderEnded'), order: Order }),
  z.object({ type: z.literal('OperationChanged'), operation: Operation, reason: remark(500) }),
  z.object({ type: z.literal('DeviceTokenChanged'), deviceId: DeviceId }),
  z.object({ type: z.literal('DisplayTokenChanged'), displayId: DisplayId }),
  z.object({ type: z.literal('PersonAdded'), person: Person }),
  z.object({ type: z.literal('PersonChanged'), person: Person }),
  z.object({
    type: z.literal('CredentialChanged'),
    personId: PersonId,
    credential: z.enum(['password', 'secondFactor']),
    change: z.enum(['set', 'reset', 'removed']),
  }),
  z.object({ type: z.literal('SessionOpened'), session: SessionNote }),
  z.object({ type: z.literal('SessionEnded'), sessionId: SessionId, cause: z.enum(['signedOut', 'revoked']) }),
  z.object({ type: z.literal('RetentionRun'), ...RetentionPart.shape }),
  z.object({ type: z.literal('PersonErased'), person: Person }),
  z.object({ type: z.literal('DeviceErased'), device: Device }),
  /** a start: no screen of before is open any more, however the server ended */
  z.object({ type: z.literal('ServerStarted') }),
  z.object({ type: z.literal('ScreensChanged'), ...ScreenChanges.shape }),
  z.object({ type: z.literal('DataRead'), what: DataExport, subject: z.string().max(300) }),
  z.object({ type: z.literal('SignInFailed'), personId: PersonId.nullable(), fault: SignInFault }),
  z.object({ type: z.literal('NotifyRuleChanged'), channel: RuledChannel, rule: NotifyRule }),
  z.object({ type: z.literal('NotificationTested'), channel: NotifyChannel, receivers: z.int().positive() }),
  z.object({ type: z.literal('DeliveryRetried'), channel: NotifyChannel, deliveryId: DeliveryId }),
  /** of an own browser; one whose session ends is told of by that */
  z.object({
    type: z.literal('PushChanged'),
    personId: PersonId,
    pushId: PushId,
    change: z.enum(['turnedOn', 'ruleChanged', 'turnedOff']),
  }),
  z.object({ type: z.literal('SourceRegistered'), source: Source }),
  z.object({ type: z.literal('SourceChanged'), source: Source }),
  z.object({ type: z.literal('SourceTokenChanged'), sourceId: SourceId }),
  z.object({ type: z.literal('IndexSetImported'), indexSet: IndexSet }),
])
export type WorldEvent = z.infer<typeof WorldEvent>

/** Stands in the feed for an entry that this viewer may not read, so that the numbers stay gapless. */
const Withheld = z.object({ type: z.literal('Withheld') })

/** A numbered entry as screens get it. `by` is the id of a person; null is the machine. */
export const FeedEntry = z.object({
  seq: Seq,
  at: EpochMs,
  by: PersonId.nullable(),
  event: z.discriminatedUnion('type', [...WorldEvent.options, Withheld]),
})
export type FeedEntry = z.infer<typeof FeedEntry>
export type LogEntry = FeedEntry & { event: WorldEvent }

/** The world at `seq`, whole and consistent. */
export const Snapshot = z.object({
  seq: Seq,
  /** the operation's clock when it was taken, and how fast it runs */
  now: EpochMs,
  clockSpeed: z.number().positive(),
  viewer: Viewer,
  operation: Operation,
  phases: z.array(ContestPhase),
  /** those that are not over */
  orders: z.array(Order),
  groups: z.array(SupporterGroup),
  rallies: z.array(Rally),
  incidents: z.array(Incident),
  alerts: z.array(Alert),
  /** who the ids in all of it stand for */
  people: z.array(Signature),
})
export type Snapshot = z.infer<typeof Snapshot>

/**
 * Went through ingest, core, store and socket (LG5). Ages are differences on one clock each: the server's monotonic
 * one between `begun` and `sent`, the screen's own after arrival; wall clocks are never compared.
 */
export const Heartbeat = z.object({
  /** age when sent, real milliseconds since the beat entered the front door */
  ageMs: z.number().nonnegative(),
  /** last seq: a screen that holds less has missed the tail */
  head: Seq,
  /** the operation's clock at sending */
  now: EpochMs,
  clockSpeed: z.number().positive(),
})
export type Heartbeat = z.infer<typeof Heartbeat>

/** Socket.IO events. The balcony tells; the one thing a screen may say is where it wants to go on from (LG2). */
export type ServerToClient = {
  snapshot: (snapshot: Snapshot) => void
  entries: (entries: FeedEntry[]) => void
  heartbeat: (beat: Heartbeat) => void
  /** packed frame of frame.ts: newest positions and ranges (LG3) */
  latest: (frame: Uint8Array) => void
  /** footprints and trails that changed, whole for each group named; all of them after a snapshot (LG3) */
  shapes: (shapes: GroupShape[]) => void
  /** who the ids of people stand for, whole, when somebody was added or renamed */
  people: (people: Signature[]) => void
  /** what this connection is called, to say over HTTP what it has open */
  screen: (screenId: ScreenId) => void
  /** who has what open, whole, whenever that changes */
  opened: (opened: Opened[]) => void
}
export const Resume = z.object({ after: Seq.nullable() })
export type Resume = z.infer<typeof Resume>
export type ClientToServer = { resume: (resume: Resume) => void }

/** A screen says that its data are old beyond this (LG5), milliseconds. */
export const STALE_SCREEN_MS = 15_000
export const HEARTBEAT_MS = 5_000
