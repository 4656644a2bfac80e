import type { Subject } from '@jaga-jarak/shared/about.ts'
import type { Alert, AlertKind, AlertSubject } from '@jaga-jarak/shared/alert.ts'
import type { AlertLife } from '@jaga-jarak/shared/alert-life.ts'
import type { OperationAmendment, Problem } from '@jaga-jarak/shared/amendment.ts'
import type { Device } from '@jaga-jarak/shared/device.ts'
import type { Display, LogEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { IncidentLife } from '@jaga-jarak/shared/incident-life.ts'
import type { IndexSet } from '@jaga-jarak/shared/index-set.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import type { Phase } from '@jaga-jarak/shared/phase.ts'
import type { PhotoId, SentPhoto } from '@jaga-jarak/shared/photo.ts'
import type { PositionReport, QuarantineReason } from '@jaga-jarak/shared/position.ts'
import type {
  AlertId,
  ContestId,
  DeviceId,
  DisplayId,
  EpochMs,
  GroupId,
  IncidentId,
  OrderId,
  PersonId,
  Position,
  RallyId,
  Seq,
  SessionId,
} from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import type { Place } from '@jaga-jarak/shared/region.ts'
import type { DataKind, RetentionRun } from '@jaga-jarak/shared/retention.ts'
import type { Person } from '@jaga-jarak/shared/roles.ts'
import type { Session } from '@jaga-jarak/shared/session.ts'
import type { LogCheck } from '@jaga-jarak/shared/trail.ts'
import type { NotifyReader, NotifyWriter } from './notify-ports.ts'
import type { SourceReader, SourceWriter } from './source-ports.ts'

/** The operation's clock. `monotonic` is real milliseconds that no clock change moves; durations are taken from it. */
export type Clock = {
  now(): EpochMs
  monotonic(): number
  /** the true time, also in an exercise: what the clocks of other people's devices agree with, and sessions go by */
  wall(): EpochMs
  readonly speed: number
}

/** A report with the group that its tracker served when it came. */
export type TrackPoint = PositionReport & { groupId: GroupId | null }
/** `groupId` null: the tracker is not assigned; it is tracked, nobody is judged by it. */
export type Quarantined = { report: PositionReport; reason: QuarantineReason }
/** A fix so wrong that it has no shape: kept as it came, cut to 2,000 characters. */
export type Malformed = { deviceId: DeviceId; receivedAt: EpochMs; payload: string; reason: QuarantineReason }

/** What proves that somebody is who they say. */
export type Credentials = {
  /** null: signs in through the provider only */
  passwordHash: string | null
  /** made by an administrator: to be changed before anything else */
  passwordIsInitial: boolean
  /** secret of the authenticator app, Base32; null: no second factor */
  totpSecret: string | null
  /** shown and not yet confirmed */
  totpOffered: string | null
  /** the time step of the last code taken: a code is good once */
  totpStep: number | null
  /** of the recovery codes that are left */
  recoveryHashes: readonly string[]
}
/** `name` null: erased. `subject`: issuer and subject at the OpenID Connect provider. */
export type PersonRow = { person: Person; name: string | null; subject: string | null; credentials: Credentials }
export type SessionRow = Session & { tokenHash: string }
export type TrackerRow = { device: Device; tokenHash: string }

/** A photo of which the first `has` of `of` bytes have come. */
export type PhotoUpload = { photoId: PhotoId; incidentId: IncidentId; by: PersonId; of: number; has: number }
/** What is kept of a photo; `original` as it came, where the operation says so. */
export type PhotoFiles = { thumbnail: Uint8Array; image: Uint8Array; original: Uint8Array | null }
export type PhotoFile = keyof PhotoFiles
/** Decodes and encodes anew, without metadata; null: it is no whole photo, or too large to look at. */
export type PhotoEncoder = (bytes: Uint8Array) => Promise<{
  image: Uint8Array
  thumbnail: Uint8Array
  width: number
  height: number
  sha256: string
} | null>

/** Kinds of data whose rows are removed when they are old. */
export type OldKind = Exclude<DataKind, 'sessions'>
/** `day`: the local midnight it begins with. */
export type DayCount = { day: EpochMs; count: number }
/** What came in from <= receivedAt < before. */
export type Received = { from: EpochMs; before: EpochMs }
/** Which entries; what is left out does not matter. `subject` is the id of what an entry is about or names. */
export type EntryFilter = {
  /** from <= at < until */
  from?: EpochMs | undefined
  until?: EpochMs | undefined
  by?: PersonId | undefined
  type?: WorldEvent['type'] | undefined
  subject?: string | undefined
  /** after < seq < before */
  after?: Seq | undefined
  before?: Seq | undefined
}

/** A row that its schema does not take, with why in words that hold nothing of what stands in it. */
export type UnreadableRow = {
  table: 'alerts' | 'pushes' | 'deliveries' | 'displays' | 'incidents'
  id: string
  why: string
}

/** What may be read at any time; what cannot be read of the tables of {@link UnreadableRow} is none, see `onUnreadable`. Lists are ordered by id unless they say otherwise. */
export type Reader = NotifyReader &
  SourceReader & {
    head(): Promise<Seq>
    /** entries with seq > after, rising, at most `limit` */
    entriesAfter(after: Seq, limit: number): Promise<LogEntry[]>
    /** at most `limit` that match, by their numbers */
    entries(filter: EntryFilter, order: 'rising' | 'falling', limit: number): Promise<LogEntry[]>
    /** the last entry with seq < before that carries the whole state of a subject */
    stateBefore(subject: Subject, before: Seq): Promise<LogEntry | undefined>
    groups(): Promise<SupporterGroup[]>
    group(id: GroupId): Promise<SupporterGroup | undefined>
    trackers(): Promise<TrackerRow[]>
    device(id: DeviceId): Promise<Device | undefined>
    displays(): Promise<Display[]>
    display(id: DisplayId): Promise<Display | undefined>
    displayByToken(tokenHash: string): Promise<Display | undefined>
    rallies(): Promise<Rally[]>
    rally(id: RallyId): Promise<Rally | undefined>
    /** not cancelled, held at some instant of from <= t < until */
    ralliesWithin(from: EpochMs, until: EpochMs): Promise<Rally[]>
    /** on the road or in the field */
    liveRallies(): Promise<Rally[]>
    /** what counts of the alerts that were raised in from <= t < until, with all that became of them; by that instant */
    alertLives(from: EpochMs, until: EpochMs): Promise<AlertLife[]>
    /** of the incidents that were reported in from <= t < until */
    incidentLives(from: EpochMs, until: EpochMs): Promise<IncidentLife[]>
    /** vulnerability indices that were imported, by name and version */
    indexSets(): Promise<IndexSet[]>
    /** neither closed nor rejected */
    openIncidents(): Promise<Incident[]>
    incident(id: IncidentId): Promise<Incident | undefined>
    /** active, or cleared and not yet acknowledged (AL2) */
    standingAlerts(): Promise<Alert[]>
    alert(id: AlertId): Promise<Alert | undefined>
    /** of this kind about these subjects the one that stands (AL1), else the last that did */
    latestAlert(kind: AlertKind, subjects: readonly AlertSubject[]): Promise<Alert | undefined>
    /** orders that end after an instant: those in force then, or to come */
    ordersAfter(now: EpochMs): Promise<Order[]>
    order(id: OrderId): Promise<Order | undefined>
    /** last phase the log told of, per contest */
    phases(): Promise<Map<ContestId, Phase | null>>
    /** newest track point of each tracker */
    newestPositions(): Promise<TrackPoint[]>
    /** points of a tracker, rising fixedAt, from <= fixedAt < until; at most `limit` of them, the earliest */
    track(deviceId: DeviceId, from: EpochMs, until: EpochMs, limit?: number): Promise<TrackPoint[]>
    /** when the first and the last fix arrived; null when none has */
    receivedSpan(): Promise<{ from: EpochMs; until: EpochMs } | null>
    /** every fix with a shape that arrived, good or set aside, from <= receivedAt < until, in order of arrival */
    receivedFixes(from: EpochMs, until: EpochMs): Promise<PositionReport[]>
    /** what was last changed of an operation while it ran */
    amendment(operationId: Operation['id']): Promise<AmendmentRow | undefined>
    people(): Promise<PersonRow[]>
    person(id: PersonId): Promise<PersonRow | undefined>
    personByName(name: string): Promise<PersonRow | undefined>
    personBySubject(subject: string): Promise<PersonRow | undefined>
    sessions(): Promise<SessionRow[]>
    session(tokenHash: string): Promise<SessionRow | undefined>
    /** entries with after < seq <= until that somebody made or that name them by id, rising */
    entriesConcerning(id: PersonId, after: Seq, until: Seq): Promise<LogEntry[]>
    /** what was set aside of a tracker */
    setAsideOf(deviceId: DeviceId): Promise<{ quarantined: Quarantined[]; malformed: Malformed[] }>
    photo(id: PhotoId): Promise<SentPhoto | undefined>
    photoBytes(id: PhotoId, file: PhotoFile): Promise<Uint8Array | undefined>
    /** what somebody sent and is kept still, in the order in which it came */
    photosOf(personId: PersonId): Promise<SentPhoto[]>
    photoUpload(id: PhotoId): Promise<PhotoUpload | undefined>
    /** photos that somebody has begun to send; `at`: when the last piece of each came */
    photoUploadsOf(personId: PersonId): Promise<{ photoId: PhotoId; at: EpochMs }[]>
    /** the last runs of retention, newest first */
    retentionRuns(limit: number): Promise<RetentionRun[]>
    /**
     * counts about `rows` rows of `span`, by days that begin `zoneMs` before midnight UTC; with `keepOneEveryMs` only
     * what thinning would take. `until`: where to go on; `span.before` when that was all
     */
    countOld(
      kind: OldKind,
      span: Received & { zoneMs: number },
      rows: number,
      keepOneEveryMs?: number,
    ): Promise<{ days: DayCount[]; until: EpochMs }>
  }

/** Only a transaction can write. `append` is the last call of a transaction and is made at most once (LG1). */
export type Writer = Reader &
  NotifyWriter &
  SourceWriter & {
    saveGroup(group: SupporterGroup): Promise<void>
    /** next unused short number */
    nextGroupNo(): Promise<number>
    saveDevice(device: Device, tokenHash?: string): Promise<void>
    saveDisplay(display: Display, tokenHash?: string): Promise<void>
    saveRally(rally: Rally): Promise<void>
    saveOrder(order: Order): Promise<void>
    saveIndexSet(set: IndexSet): Promise<void>
    saveIncident(incident: Incident): Promise<void>
    saveAlert(alert: Alert): Promise<void>
    savePhase(contestId: ContestId, phase: Phase | null): Promise<void>
    saveAmendment(operationId: Operation['id'], row: AmendmentRow): Promise<void>
    savePerson(row: PersonRow): Promise<void>
    /** new; a session does not change but for when it was used */
    addSession(session: SessionRow): Promise<void>
    noteSessionSeen(id: SessionId, at: EpochMs): Promise<void>
    endSession(id: SessionId): Promise<void>
    /** all, or all but one */
    endSessionsOfPerson(id: PersonId, but?: SessionId): Promise<void>
    endSessionsOfDisplay(id: DisplayId): Promise<void>
    endSessionsExpiredBy(now: EpochMs): Promise<void>
    /** inserts what is new by (device, fixedAt), ignores what is there, keeps the newest of each tracker */
    saveTrack(points: readonly TrackPoint[]): Promise<void>
    saveQuarantined(fixes: readonly Quarantined[], malformed: readonly Malformed[]): Promise<void>
    /** removes about `rows` rows that came before an instant, the oldest first */
    removeOld(kind: OldKind, before: EpochMs, rows: number): Promise<{ removed: number; isLast: boolean }>
    /** removes at most `rows` points of a tracker, the oldest first */
    removeTrackOf(deviceId: DeviceId, rows: number): Promise<{ removed: number; isLast: boolean }>
    /** removes the newest position of a tracker and what was set aside of it */
    removeRestOf(deviceId: DeviceId): Promise<void>
    /** of about `rows` points of `span` only the first in each `keepOneEveryMs` of a tracker stays */
    thinTracks(span: Received, keepOneEveryMs: number, rows: number): Promise<{ thinned: number; until: EpochMs }>
    /** removes the newest position of every tracker not in `but` that came before an instant */
    removeNewestPositions(before: EpochMs, but: ReadonlySet<DeviceId>): Promise<void>
    /** empties address and browser name of sessions opened before an instant; answers of how many */
    forgetOrigins(before: EpochMs): Promise<number>
    /** by its start */
    saveRetentionRun(run: RetentionRun): Promise<void>
    /** bytes from `has` on */
    addPhotoPiece(upload: PhotoUpload, bytes: Uint8Array, receivedAt: EpochMs): Promise<void>
    /** all pieces that have come of a photo, in one */
    photoAsSent(id: PhotoId): Promise<Uint8Array>
    removePhotoPieces(id: PhotoId): Promise<void>
    /** of photos that nobody went on sending */
    removeOldPhotoPieces(before: EpochMs): Promise<void>
    savePhoto(photo: SentPhoto, files: PhotoFiles): Promise<void>
    /** what somebody sent as it came, and the pieces of what is not whole yet */
    removeOriginalsOf(personId: PersonId): Promise<void>
    /** numbers, hashes and stores; `by` is the person's id, null the machine */
    append(events: readonly WorldEvent[], at: EpochMs, by: PersonId | null): Promise<LogEntry[]>
  }

export type Store = {
  readonly kind: 'sqlite' | 'postgresql'
  read: Reader
  /** Runs `work` in one transaction; what it throws rolls back and is thrown on. */
  write<T>(work: (tx: Writer) => Promise<T>): Promise<T>
  /** Several reads of one instant. */
  consistent<T>(work: (read: Reader) => Promise<T>): Promise<T>
  /** Walks the whole log of one instant (LG4), in pages with room for others between them. */
  verify(onPage: (checked: number, of: number) => void): Promise<LogCheck>
  /** Called after each commit that appended entries, in seq order, in this process only. Returns the way to stop. */
  onCommit(listener: (entries: readonly LogEntry[]) => void): () => void
  /** Called once for each row that could not be read, those from before among them. Returns the way to stop. */
  onUnreadable(listener: (row: UnreadableRow) => void): () => void
  /**
   * Makes what was removed unreadable in the files, in short steps beside the live writes; `pause` runs between them.
   * false: a reader was in the way, to be tried again
   */
  overwriteRemoved(pause: () => Promise<void>): Promise<boolean>
  /** Writes all of it anew without the gaps; nobody else can write for so long. */
  compact(): Promise<void>
  /** values that the operation needs to remember, such as where the exercise clock started */
  remember(key: string, value: string): Promise<string>
  close(): Promise<void>
}

/** Where a point lies, by area; null is outside (IN6). */
export type Gazetteer = { placeAt(position: Position): Place | null }

/** The operation file, and what becomes of it with changes. */
export type OperationSource = {
  /** what may be changed, as the file has it */
  amendment: OperationAmendment
  /** the operation with these changes, or all that is wrong with them */
  amend: (amendment: OperationAmendment) => Operation | Problem[]
}
/** Version 0: nothing was ever changed. */
export type AmendmentRow = { version: number; amendment: OperationAmendment }

/** Random that the shell hands in: ids and secrets are never made inside the core. */
export type Secrets = { id(prefix: string): string; token(): string; hash(token: string): string }
