import type { SubjectKind } from '@jaga-jarak/shared/about.ts'
import type { AlertKind } from '@jaga-jarak/shared/alert.ts'
import type { IncidentStatus } from '@jaga-jarak/shared/incident.ts'
import type { Delivery, DeliveryId, NotifyChannel, PushId, RuledChannel } from '@jaga-jarak/shared/notify.ts'
import type { Phase } from '@jaga-jarak/shared/phase.ts'
import type { PhotoId } from '@jaga-jarak/shared/photo.ts'
import type { QuarantineReason } from '@jaga-jarak/shared/position.ts'
import type {
  AlertId,
  ContestId,
  DeviceId,
  DisplayId,
  EpochMs,
  GroupId,
  IncidentId,
  IndexSetId,
  OrderId,
  PersonId,
  RallyId,
  Seq,
  SessionId,
  SourceId,
} from '@jaga-jarak/shared/primitives.ts'
import type { RallyPhase } from '@jaga-jarak/shared/rally.ts'
import type { Entrance } from '@jaga-jarak/shared/session.ts'

/** Both databases hold it as an integer; neither driver binds a boolean alike. */
export type Bit = 0 | 1

/** The whole state as JSON text; what is searched by stands beside it in columns of its own. */
type Whole = { body: string }

/** One fix of one tracker; times are epoch milliseconds, the rest in the units of `Fix`. */
export type TrackRow = {
  device_id: DeviceId
  fixed_at: EpochMs
  received_at: EpochMs
  group_id: GroupId | null
  lon: number
  lat: number
  accuracy_m: number | null
  speed_mps: number | null
  course_deg: number | null
  altitude_m: number | null
  battery_pct: number | null
  mock: Bit
  alarm: string | null
  attributes: string
}

export type LogRow = Whole & { seq: Seq; at: EpochMs; by: string | null; hash: string }

/** Ids and times are branded here because only branded ones are written: the store is closed to everybody else. */
export type Tables = {
  /** one row: the newest number and its hash, changed in the transaction that appends */
  log_head: { id: 1; seq: Seq; hash: string }
  log_entries: LogRow
  /** under what each entry is found; `kind` where the entry carries the whole state of the subject, else empty */
  log_subjects: { subject: string; seq: Seq; kind: SubjectKind | '' }
  supporter_groups: Whole & { id: GroupId; no: number }
  devices: Whole & { id: DeviceId; token_hash: string }
  displays: Whole & { id: DisplayId; token_hash: string }
  sources: Whole & { id: SourceId; token_hash: string }
  /** which incident came of which source, and the hash of what was sent */
  source_reports: { incident_id: IncidentId; source_id: SourceId; hash: string; at: EpochMs }
  rallies: Whole & { id: RallyId; phase: RallyPhase; starts_at: EpochMs; ends_at: EpochMs }
  incidents: Whole & { id: IncidentId; status: IncidentStatus; standing: Bit }
  alerts: Whole & { id: AlertId; kind: AlertKind; subject_key: string; standing: Bit; raised_at: EpochMs }
  /** what counts of each, by the instant by which it counts; made from the log and by nothing else */
  alert_lives: Whole & { id: string; at: EpochMs }
  incident_lives: Whole & { id: string; at: EpochMs }
  index_sets: Whole & { id: IndexSetId }
  orders: Whole & { id: OrderId; until: EpochMs }
  amendments: Whole & { operation_id: string; version: number }
  contest_phases: { contest_id: ContestId; phase: Phase | null }
  track_points: TrackRow
  newest_positions: TrackRow
  quarantined_fixes: Whole & { device_id: DeviceId; fixed_at: EpochMs; reason: QuarantineReason; received_at: EpochMs }
  malformed_fixes: {
    device_id: DeviceId
    received_at: EpochMs
    digest: string
    payload: string
    reason: QuarantineReason
  }
  /** the name stands here alone: the log knows the id */
  people: Whole & { id: PersonId; name: string | null; subject: string | null; credentials: string }
  sessions: {
    id: SessionId
    token_hash: string
    person_id: PersonId | null
    display_id: DisplayId | null
    entrance: Entrance
    opened_at: EpochMs
    seen_at: EpochMs
    expires_at: EpochMs
    address: string
    agent: string
  }
  /** pixels without metadata; `original` as it came, where the operation says so */
  photos: Whole & {
    id: PhotoId
    incident_id: IncidentId
    sent_by: PersonId
    received_at: EpochMs
    thumbnail: Buffer
    image: Buffer
    original: Buffer | null
  }
  /** what has come of photos that are not whole yet: bytes from <= n < until */
  photo_pieces: {
    photo_id: PhotoId
    from_byte: number
    until_byte: number
    of_bytes: number
    incident_id: IncidentId
    sent_by: PersonId
    received_at: EpochMs
    bytes: Buffer
  }
  retention_runs: { started_at: EpochMs; body: string }
  /** one row: up to which entry of the log deliveries have been made */
  delivery_cursor: { id: 1; seq: Seq }
  notify_rules: Whole & { channel: RuledChannel; version: number }
  pushes: Whole & { id: PushId; person_id: PersonId; session_id: SessionId }
  deliveries: Whole & {
    id: DeliveryId
    channel: NotifyChannel
    state: Delivery['state']
    target: string
    urgency: number
    at: EpochMs
    next_at: EpochMs | null
    settled_at: EpochMs | null
    notification: string
  }
  remembered: { key: string; value: string }
}
