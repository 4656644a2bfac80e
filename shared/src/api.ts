import { z } from 'zod'
import {
  AcknowledgeAlert,
  AcknowledgeAlerts,
  Alert,
  AlertKind,
  CloseAlert,
  ShelveAlert,
  UnshelveAlert,
} from './alert.ts'
import { AlertRange } from './alert-range.ts'
import { ToldStory } from './alert-story.ts'
import { OperationAmendment, Problem } from './amendment.ts'
import { Device, DeviceDraft, DeviceHealth } from './device.ts'
import { Display } from './feed.ts'
import { GroupDraft, SupporterGroup } from './group.ts'
import { Incident, IncidentCommand, IncidentDraft, Severity } from './incident.ts'
import { MergedPair, MergeIncident, SplitIncident } from './incident-merge.ts'
import { ToldIncidentStory } from './incident-story.ts'
import { mapRoutes } from './map-routes.ts'
import { NeutralityQuery, NeutralityReport } from './neutrality.ts'
import { notifyRoutes } from './notify-routes.ts'
import { OpenSubject } from './opened.ts'
import { Operation, TimeZone } from './operation.ts'
import { Order, OrderDraft } from './order.ts'
import { OwnReport } from './own-report.ts'
import { DeviceExport, PersonExport } from './personal-data.ts'
import { Phase } from './phase.ts'
import { photoRoutes } from './photo-routes.ts'
import { BatchFix, MAX_BATCH, Reception } from './position.ts'
import {
  AlertId,
  DeviceId,
  DisplayId,
  EpochMs,
  GroupId,
  IncidentId,
  OrderId,
  PersonId,
  RallyId,
  Seq,
  SessionId,
  text,
  Version,
} from './primitives.ts'
import { provinceRoutes } from './province-routes.ts'
import { Rally, RallyDraft, RallyPhase } from './rally.ts'
import { RefusalCode } from './refusal.ts'
import { Retention, RetentionPlan, RetentionRun } from './retention.ts'
import { Person, PersonDraft, Reach, Viewer } from './roles.ts'
import { ScreenId } from './screen.ts'
import { HeldSession } from './session.ts'
import { SeenGroup, SharedPositions, Sighting } from './sighting.ts'
import { sourceRoutes } from './source-routes.ts'
import { DeviceTrack, TRACK_POINTS, TrackQuery, TrailFilter, TrailPage, TrailQuery, Verification } from './trail.ts'
import { wallRoutes } from './wall-routes.ts'

export type Route = {
  method: 'get' | 'post' | 'put' | 'delete'
  path: `/api/v1/${string}`
  summary: string
  params?: z.ZodObject
  /** what may stand in the query of the address */
  query?: z.ZodObject
  /** of the request, in lower case */
  headers?: z.ZodObject
  body?: z.ZodType
  status: 200 | 201 | 204
  reply: z.ZodType
  /** the reply is a file of this type, as text, not JSON */
  file?: { type: 'text/csv'; name: string }
  /** the reply is bytes of this type */
  picture?: 'image/jpeg' | 'application/octet-stream'
  /** the reply is GeoJSON, and says so */
  geoJson?: true
  /** what is sent is bytes, not JSON: a type that no form can send */
  bytes?: 'application/octet-stream'
  refusals: readonly RefusalCode[]
}

const route = <const R extends Route>(it: R): R => it
const nothing = z.undefined()
/** The true time of a reply, by which ages are shown: in an exercise a screen's clock is another one. */
const takenAt = { takenAt: EpochMs }

/** The token is shown this once; the house keeps only its hash. */
const RegisteredDevice = z.object({ device: Device, trackerId: z.string() })
const RegisteredDisplay = z.object({ display: Display, token: z.string() })

/** What an administrator sees of a person. `name` is null once it was erased. */
export const PersonRecord = z.object({
  person: Person,
  name: text(80).nullable(),
  /** none: signs in through the provider only; initial: made by an administrator, must be changed */
  password: z.enum(['none', 'initial', 'own']),
  hasSecondFactor: z.boolean(),
  viaProvider: z.boolean(),
  /** by the true time */
  lastSeenAt: EpochMs.nullable(),
})
export type PersonRecord = z.infer<typeof PersonRecord>

const AmendmentVersion = z.int().nonnegative()

/** An alert as a change of the operation would leave it; null: there is none. */
const PreviewedAlert = z.object({
  kind: AlertKind,
  subjects: Alert.shape.subjects,
  before: Severity.nullable(),
  after: Severity.nullable(),
})
/** `problems` empty: it could be made. `alerts`: those that would be others, `inUse`: what still needs what would go. */
const AmendmentPreview = z.object({
  problems: z.array(Problem),
  inUse: z.array(z.string()),
  alerts: z.array(PreviewedAlert),
})

/** What anybody may know of how this server treats data about people. */
export const Privacy = z.object({
  operation: text(120),
  zone: TimeZone,
  retention: Retention,
  /** whom to ask: an address, a telephone number, an office; null: nobody was named */
  contact: text(300).nullable(),
})
export type Privacy = z.infer<typeof Privacy>
/** `slowestS`: the longest interval that is enough by the limits in force where its group is (AL1); null: none is asked. */
export const DeviceRecord = z.object({ device: Device, health: DeviceHealth, slowestS: z.number().nullable() })
export type DeviceRecord = z.infer<typeof DeviceRecord>

/** What somebody sees of their own ways in. */
export const OwnAccount = z.object({
  /** false: signs in through the provider only, whose affair password and second factor are */
  hasPassword: z.boolean(),
  hasSecondFactor: z.boolean(),
  /** whether the operation asks this role for one */
  needsSecondFactor: z.boolean(),
  /** those that were not used yet */
  recoveryCodesLeft: z.int().nonnegative(),
})
export type OwnAccount = z.infer<typeof OwnAccount>

/** How the server itself fares. Durations are real milliseconds. */
export const SystemHealth = z.object({
  version: z.string(),
  upMs: z.number().nonnegative(),
  store: z.enum(['sqlite', 'postgresql']),
  /** last number of the log */
  head: Seq,
  /** by how much the process was late for what it had to do: of a hundred times the worst but one, of the last minute */
  lateMs: z.number().nonnegative(),
  screens: z.int().nonnegative(),
  /** trackers that are not revoked, and those of them that were heard in the last minute of the operation's clock */
  devices: z.int().nonnegative(),
  devicesHeard: z.int().nonnegative(),
  /** age of the last heartbeat when it went out to the screens; null before the first */
  feedLagMs: z.number().nonnegative().nullable(),
  /** positions lost since the start because the store was away for too long */
  lostPoints: z.int().nonnegative(),
})
export type SystemHealth = z.infer<typeof SystemHealth>

/** Six digits of a second factor, or a recovery code. */
const Code = z.string().trim().min(6).max(20)
const NewPassword = z.string().min(12).max(200)

/** Every REST route there is: the server mounts this table, OpenAPI prints it, the client calls by it; the matrix says for whom. */
export const routes = {
  signIn: route({
    method: 'post',
    path: '/api/v1/session',
    summary: 'Sign in with name and password; the answer sets a session cookie',
    body: z.object({ name: text(80), password: z.string().min(1).max(200), code: Code.optional() }),
    status: 200,
    reply: Viewer,
    refusals: ['wrongCredentials', 'needsCode', 'tooMany'],
  }),
  openDisplay: route({
    method: 'post',
    path: '/api/v1/session/display',
    summary: 'Trade a display token for a session of that wall',
    body: z.object({ token: z.string().min(1).max(200) }),
    status: 200,
    reply: Viewer,
    refusals: ['wrongCredentials', 'tooMany'],
  }),
  whoAmI: route({
    method: 'get',
    path: '/api/v1/session',
    summary: 'Who this session is; null for nobody',
    status: 200,
    reply: Viewer.nullable(),
    refusals: [],
  }),
  signOut: route({
    method: 'delete',
    path: '/api/v1/session',
    summary:
      'End this session; who came through the provider goes on to /auth/provider/leave to be signed out there, too',
    status: 200,
    reply: z.object({ isOpenAtProvider: z.boolean() }),
    refusals: [],
  }),
  readOwnAccount: route({
    method: 'get',
    path: '/api/v1/session/account',
    summary: 'The own ways in: whether there is a password and a second factor, and whether one is asked for',
    status: 200,
    reply: OwnAccount,
    refusals: ['notFound'],
  }),
  changePassword: route({
    method: 'put',
    path: '/api/v1/session/password',
    summary: 'Change the own password; other sessions of this person end',
    body: z.object({ current: z.string().min(1).max(200), wanted: NewPassword }),
    status: 204,
    reply: nothing,
    refusals: ['wrongCredentials', 'weakPassword', 'tooMany'],
  }),
  beginSecondFactor: route({
    method: 'post',
    path: '/api/v1/session/second-factor',
    summary: 'A new secret for an authenticator app, shown once; it counts once a code of it was confirmed',
    body: z.object({ password: z.string().min(1).max(200) }),
    status: 200,
    reply: z.object({ secret: z.string(), uri: z.string() }),
    refusals: ['wrongCredentials', 'alreadySet', 'tooMany'],
  }),
  confirmSecondFactor: route({
    method: 'post',
    path: '/api/v1/session/second-factor/confirmation',
    summary:
      'Confirm the new secret by a code; other sessions of this person end; the answer holds the recovery codes once',
    body: z.object({ code: Code }),
    status: 200,
    reply: z.object({ recoveryCodes: z.array(z.string()) }),
    refusals: ['wrongCredentials', 'notFound', 'alreadySet', 'tooMany'],
  }),
  removeSecondFactor: route({
    method: 'delete',
    path: '/api/v1/session/second-factor',
    summary: 'Remove the own second factor, with a code of it; refused where the operation asks for one',
    body: z.object({ code: Code }),
    status: 204,
    reply: nothing,
    refusals: ['wrongCredentials', 'notFound', 'notAllowed', 'tooMany'],
  }),
  listOwnSessions: route({
    method: 'get',
    path: '/api/v1/session/all',
    summary: 'The live sessions of this person',
    status: 200,
    reply: z.object({ sessions: z.array(HeldSession), ...takenAt }),
    refusals: [],
  }),
  endOwnSession: route({
    method: 'delete',
    path: '/api/v1/session/all/:sessionId',
    summary: 'End one of the own sessions; its screens go dark',
    params: z.object({ sessionId: SessionId }),
    status: 204,
    reply: nothing,
    refusals: ['notFound'],
  }),
  listSessions: route({
    method: 'get',
    path: '/api/v1/sessions',
    summary: 'All live sessions, of people and walls',
    status: 200,
    reply: z.object({ sessions: z.array(HeldSession), ...takenAt }),
    refusals: [],
  }),
  endSession: route({
    method: 'delete',
    path: '/api/v1/sessions/:sessionId',
    summary: 'End a session; its screens go dark',
    params: z.object({ sessionId: SessionId }),
    status: 204,
    reply: nothing,
    refusals: ['notFound'],
  }),
  listPeople: route({
    method: 'get',
    path: '/api/v1/people',
    summary: 'All people who may sign in, or might once',
    status: 200,
    reply: z.object({ people: z.array(PersonRecord), ...takenAt }),
    refusals: [],
  }),
  addPerson: route({
    method: 'post',
    path: '/api/v1/people',
    summary: 'Add a person; the answer holds a first password once, to be changed at the first sign-in',
    body: PersonDraft,
    status: 201,
    reply: z.object({ person: Person, password: z.string() }),
    refusals: ['nameTaken', 'unknownRegion'],
  }),
  changePerson: route({
    method: 'put',
    path: '/api/v1/people/:personId',
    summary: 'Change duty, role, regencies, name, or disable; sessions of this person end',
    params: z.object({ personId: PersonId }),
    body: PersonDraft.extend({ status: Person.shape.status, version: Version }),
    status: 200,
    reply: Person,
    refusals: ['notFound', 'nameTaken', 'unknownRegion', 'changedMeanwhile', 'lastAdmin'],
  }),
  resetPassword: route({
    method: 'post',
    path: '/api/v1/people/:personId/password',
    summary: 'A new first password for a person, shown once; sessions of this person end',
    params: z.object({ personId: PersonId }),
    status: 200,
    reply: z.object({ password: z.string() }),
    refusals: ['notFound'],
  }),
  resetSecondFactor: route({
    method: 'delete',
    path: '/api/v1/people/:personId/second-factor',
    summary: 'Take the second factor from a person who lost it; sessions of this person end',
    params: z.object({ personId: PersonId }),
    status: 204,
    reply: nothing,
    refusals: ['notFound'],
  }),
  readSystem: route({
    method: 'get',
    path: '/api/v1/system',
    summary: 'How the server fares: uptime, store, log, screens, trackers heard, delay of the feed',
    status: 200,
    reply: SystemHealth,
    refusals: [],
  }),
  readOperation: route({
    method: 'get',
    path: '/api/v1/operation',
    summary: 'The operation: contests, calendar, camps, limits, sites, regions',
    status: 200,
    reply: Operation,
    refusals: [],
  }),
  readAmendment: route({
    method: 'get',
    path: '/api/v1/operation/amendment',
    summary: 'What may be changed of the operation, as it stands; version 0: as the operation file has it',
    status: 200,
    reply: z.object({ version: AmendmentVersion, amendment: OperationAmendment }),
    refusals: [],
  }),
  previewOperation: route({
    method: 'post',
    path: '/api/v1/operation/preview',
    summary: 'What a change of the operation would do to what is live now; changes nothing',
    body: z.object({ amendment: OperationAmendment }),
    status: 200,
    reply: AmendmentPreview,
    refusals: [],
  }),
  changeOperation: route({
    method: 'put',
    path: '/api/v1/operation',
    summary: 'Change the operation; every pair is judged anew at once',
    body: z.object({ amendment: OperationAmendment, version: AmendmentVersion, reason: text(500) }),
    status: 200,
    reply: z.object({ version: AmendmentVersion, amendment: OperationAmendment }),
    refusals: ['wrongOperation', 'inUse', 'changedMeanwhile'],
  }),
  sendPositions: route({
    method: 'post',
    path: '/api/v1/positions',
    summary: 'Position reports of the tracker whose id is the bearer token, oldest first',
    body: z.object({ fixes: z.array(BatchFix).min(1).max(MAX_BATCH) }),
    status: 200,
    reply: z.object({ receptions: z.array(Reception) }),
    refusals: ['unknownTracker', 'tooMany', 'tooLarge'],
  }),
  registerGroup: route({
    method: 'post',
    path: '/api/v1/groups',
    summary: 'Register a supporter group to watch',
    body: GroupDraft,
    status: 201,
    reply: SupporterGroup,
    refusals: ['unknownContest', 'unknownCamp', 'unknownRally', 'tooManyGroups'],
  }),
  changeGroup: route({
    method: 'put',
    path: '/api/v1/groups/:groupId',
    summary: 'Change a group, or close it (status closed: it is no longer watched)',
    params: z.object({ groupId: GroupId }),
    body: GroupDraft.extend({ status: SupporterGroup.shape.status, version: Version }),
    status: 200,
    reply: SupporterGroup,
    refusals: ['notFound', 'unknownContest', 'unknownCamp', 'unknownRally', 'changedMeanwhile'],
  }),
  listGroups: route({
    method: 'get',
    path: '/api/v1/groups',
    summary: 'The groups that are watched',
    status: 200,
    reply: z.object({ groups: z.array(SupporterGroup) }),
    refusals: [],
  }),
  reportSighting: route({
    method: 'post',
    path: '/api/v1/sightings',
    summary: 'Report where a group is seen, or a crowd that nobody has registered, under an id made by the sender',
    body: Sighting,
    status: 200,
    reply: SeenGroup,
    refusals: ['unknownContest', 'unknownCamp', 'unknownGroup', 'alreadyClosed', 'tooManyGroups', 'tooMany'],
  }),
  sharePosition: route({
    method: 'post',
    path: '/api/v1/groups/:groupId/positions',
    summary: 'Positions of the own phone, oldest first, while its officer goes along with a group',
    params: z.object({ groupId: GroupId }),
    body: SharedPositions,
    status: 200,
    reply: z.object({ receptions: z.array(Reception) }),
    refusals: ['notFound', 'alreadyClosed', 'tooMany'],
  }),
  listDevices: route({
    method: 'get',
    path: '/api/v1/devices',
    summary: 'All trackers with their health: last heard, battery, accuracy, quarantine counts by reason',
    status: 200,
    reply: z.object({ devices: z.array(DeviceRecord) }),
    refusals: [],
  }),
  registerDevice: route({
    method: 'post',
    path: '/api/v1/devices',
    summary: 'Register a tracker; the answer holds its secret-bearing id once',
    body: DeviceDraft,
    status: 201,
    reply: RegisteredDevice,
    refusals: ['unknownGroup'],
  }),
  changeDevice: route({
    method: 'put',
    path: '/api/v1/devices/:deviceId',
    summary: 'Assign a tracker to another group, rename or revoke it',
    params: z.object({ deviceId: DeviceId }),
    body: DeviceDraft.extend({ status: Device.shape.status, version: Version }),
    status: 200,
    reply: Device,
    refusals: ['notFound', 'unknownGroup', 'changedMeanwhile'],
  }),
  rotateDevice: route({
    method: 'post',
    path: '/api/v1/devices/:deviceId/token',
    summary: 'A new secret-bearing id for a tracker; the old one is unknown from now on',
    params: z.object({ deviceId: DeviceId }),
    status: 200,
    reply: RegisteredDevice,
    refusals: ['notFound', 'alreadyClosed'],
  }),
  listDisplays: route({
    method: 'get',
    path: '/api/v1/displays',
    summary: 'All walls',
    status: 200,
    reply: z.object({ displays: z.array(Display) }),
    refusals: [],
  }),
  registerDisplay: route({
    method: 'post',
    path: '/api/v1/displays',
    summary: 'Register a wall; the answer holds its token once',
    body: z.object({ name: text(80), reach: Reach.default(null) }),
    status: 201,
    reply: RegisteredDisplay,
    refusals: [],
  }),
  revokeDisplay: route({
    method: 'delete',
    path: '/api/v1/displays/:displayId',
    summary: 'Revoke a wall: its token and sessions end at once',
    params: z.object({ displayId: DisplayId }),
    status: 200,
    reply: Display,
    refusals: ['notFound'],
  }),
  rotateDisplay: route({
    method: 'post',
    path: '/api/v1/displays/:displayId/token',
    summary: 'A new token for a wall; the old one and its sessions end at once',
    params: z.object({ displayId: DisplayId }),
    status: 200,
    reply: RegisteredDisplay,
    refusals: ['notFound', 'alreadyClosed'],
  }),
  acknowledgeAlert: route({
    method: 'post',
    path: '/api/v1/alerts/:alertId/acknowledgement',
    summary: 'Acknowledge an alert as seen at this version',
    params: z.object({ alertId: AlertId }),
    body: AcknowledgeAlert,
    status: 200,
    reply: Alert,
    refusals: ['notFound', 'changedMeanwhile', 'alreadyAcknowledged'],
  }),
  acknowledgeAlerts: route({
    method: 'post',
    path: '/api/v1/alerts/acknowledgements',
    summary: 'Acknowledge many alerts at once, each as seen at its version: what can be is, the others are named',
    body: AcknowledgeAlerts,
    status: 200,
    reply: z.object({
      acknowledged: z.array(Alert),
      failed: z.array(z.object({ alertId: AlertId, refused: RefusalCode })),
    }),
    refusals: [],
  }),
  shelveAlert: route({
    method: 'put',
    path: '/api/v1/alerts/:alertId/shelf',
    summary: 'Take an alert out of the queue for a while; refused for what is extreme',
    params: z.object({ alertId: AlertId }),
    body: ShelveAlert,
    status: 200,
    reply: Alert,
    refusals: ['notFound', 'changedMeanwhile', 'alreadyClosed', 'alreadySet', 'wrongStep'],
  }),
  unshelveAlert: route({
    method: 'delete',
    path: '/api/v1/alerts/:alertId/shelf',
    summary: 'Put an alert back into the queue before its time',
    params: z.object({ alertId: AlertId }),
    body: UnshelveAlert,
    status: 200,
    reply: Alert,
    refusals: ['notFound', 'changedMeanwhile', 'wrongStep'],
  }),
  closeAlert: route({
    method: 'post',
    path: '/api/v1/alerts/:alertId/closure',
    summary: 'Close an alert whose groups were lost and that therefore cannot clear by itself',
    params: z.object({ alertId: AlertId }),
    body: CloseAlert,
    status: 200,
    reply: Alert,
    refusals: ['notFound', 'changedMeanwhile', 'wrongStep', 'alreadyClosed'],
  }),
  openSubject: route({
    method: 'put',
    path: '/api/v1/screens/:screenId/open',
    summary: "What a screen of the caller's own session has open, for the others to see; it holds nobody up",
    params: z.object({ screenId: ScreenId }),
    body: z.object({ subject: OpenSubject.nullable() }),
    status: 204,
    reply: nothing,
    refusals: ['notFound', 'tooMany'],
  }),
  planRally: route({
    method: 'post',
    path: '/api/v1/rallies',
    summary: 'Plan a rally',
    body: RallyDraft,
    status: 201,
    reply: Rally,
    refusals: ['unknownContest', 'unknownCamp', 'quietPeriod'],
  }),
  changeRally: route({
    method: 'put',
    path: '/api/v1/rallies/:rallyId',
    summary: 'Change what is planned of a rally',
    params: z.object({ rallyId: RallyId }),
    body: RallyDraft.safeExtend({ version: Version }),
    status: 200,
    reply: Rally,
    refusals: ['notFound', 'unknownContest', 'unknownCamp', 'changedMeanwhile', 'alreadyClosed', 'quietPeriod'],
  }),
  moveRally: route({
    method: 'post',
    path: '/api/v1/rallies/:rallyId/phase',
    summary: 'Move a rally to its next phase, or cancel it',
    params: z.object({ rallyId: RallyId }),
    body: z.object({ phase: RallyPhase, version: Version }),
    status: 200,
    reply: Rally,
    refusals: ['notFound', 'changedMeanwhile', 'wrongStep'],
  }),
  giveOrder: route({
    method: 'post',
    path: '/api/v1/orders',
    summary: 'Order other limits for a while, or a phase early or late; every pair is judged anew at once',
    body: OrderDraft,
    status: 201,
    reply: Order,
    refusals: ['unknownContest', 'unknownRegion', 'wrongTime'],
  }),
  endOrder: route({
    method: 'post',
    path: '/api/v1/orders/:orderId/end',
    summary: 'End an order before its time',
    params: z.object({ orderId: OrderId }),
    body: z.object({ version: Version }),
    status: 200,
    reply: Order,
    refusals: ['notFound', 'changedMeanwhile', 'alreadyClosed'],
  }),
  reportIncident: route({
    method: 'post',
    path: '/api/v1/incidents',
    summary: 'Report an incident under an id made by the sender: sent twice it is one',
    body: IncidentDraft,
    status: 200,
    reply: Incident,
    refusals: ['idTaken'],
  }),
  listOwnReports: route({
    method: 'get',
    path: '/api/v1/incidents/own',
    summary: 'The incidents that the caller has reported, the newest first, each with its status and nothing more',
    status: 200,
    reply: z.object({ reports: z.array(OwnReport), ...takenAt }),
    refusals: [],
  }),
  actOnIncident: route({
    method: 'post',
    path: '/api/v1/incidents/:incidentId/steps',
    summary:
      'Verify, assign, contain, resolve, close, reject or reopen an incident; link it; hand it over to the police or Bawaslu and say how that ended',
    params: z.object({ incidentId: IncidentId }),
    body: IncidentCommand,
    status: 200,
    reply: Incident,
    refusals: [
      ...(['notFound', 'changedMeanwhile', 'wrongStep', 'isMerged', 'alreadySet', 'alreadyClosed'] as const),
      ...(['unknownAlert', 'unknownRally', 'unknownGroup', 'unknownSite'] as const),
    ],
  }),
  mergeIncident: route({
    method: 'post',
    path: '/api/v1/incidents/:incidentId/merge',
    summary: 'Make a report one of those of another incident, which says how grave it is from then on',
    params: z.object({ incidentId: IncidentId }),
    body: MergeIncident,
    status: 200,
    reply: MergedPair,
    refusals: ['notFound', 'changedMeanwhile', 'wrongStep', 'isMerged'],
  }),
  splitIncident: route({
    method: 'post',
    path: '/api/v1/incidents/:incidentId/split',
    summary: 'Take a report out of the incident that it was merged into; it comes back with the status it had',
    params: z.object({ incidentId: IncidentId }),
    body: SplitIncident,
    status: 200,
    reply: MergedPair,
    refusals: ['notFound', 'changedMeanwhile', 'wrongStep'],
  }),
  readIncident: route({
    method: 'get',
    path: '/api/v1/incidents/:incidentId',
    summary: 'An incident as it is now, also one that is closed, rejected or merged and in no picture any more',
    params: z.object({ incidentId: IncidentId }),
    status: 200,
    reply: Incident,
    refusals: ['notFound'],
  }),
  readIncidentStory: route({
    method: 'get',
    path: '/api/v1/incidents/:incidentId/story',
    summary: 'Who did what to an incident and when, and the reports that are merged into it',
    params: z.object({ incidentId: IncidentId }),
    status: 200,
    reply: ToldIncidentStory,
    refusals: ['notFound'],
  }),
  ...photoRoutes,
  exportPerson: route({
    method: 'get',
    path: '/api/v1/people/:personId/export',
    summary: 'Everything that is held on a person; the log tells that it was read',
    params: z.object({ personId: PersonId }),
    status: 200,
    reply: PersonExport,
    refusals: ['notFound'],
  }),
  erasePerson: route({
    method: 'delete',
    path: '/api/v1/people/:personId',
    summary: 'Erase name, sign-in and sessions of a person; the log keeps an id that names nobody',
    params: z.object({ personId: PersonId }),
    status: 200,
    reply: Person,
    refusals: ['notFound', 'lastAdmin', 'ownPerson'],
  }),
  exportDevice: route({
    method: 'get',
    path: '/api/v1/devices/:deviceId/export',
    summary: 'Everything that is held on a tracker; the log tells that it was read',
    params: z.object({ deviceId: DeviceId }),
    status: 200,
    reply: DeviceExport,
    refusals: ['notFound'],
  }),
  eraseDevice: route({
    method: 'delete',
    path: '/api/v1/devices/:deviceId',
    summary: 'Revoke a tracker and erase its label and every position it ever sent',
    params: z.object({ deviceId: DeviceId }),
    status: 200,
    reply: Device,
    refusals: ['notFound'],
  }),
  previewRetention: route({
    method: 'get',
    path: '/api/v1/retention/preview',
    summary: 'What is too old now, by kind and day; nothing is changed',
    status: 200,
    reply: RetentionPlan,
    refusals: [],
  }),
  runRetention: route({
    method: 'post',
    path: '/api/v1/retention/runs',
    summary: 'Take away what is too old, as the server does once a day; answers the run that has begun or is under way',
    status: 200,
    reply: RetentionRun,
    refusals: [],
  }),
  retentionProgress: route({
    method: 'get',
    path: '/api/v1/retention/runs',
    summary: 'The run under way and the last ones, newest first',
    status: 200,
    reply: z.object({ current: RetentionRun.nullable(), runs: z.array(RetentionRun) }),
    refusals: [],
  }),
  stopRetention: route({
    method: 'delete',
    path: '/api/v1/retention/runs/current',
    summary: 'Stop the run under way; the next one goes on where it came to',
    status: 204,
    reply: nothing,
    refusals: [],
  }),
  readPrivacy: route({
    method: 'get',
    path: '/api/v1/privacy',
    summary: 'How long data about people is kept here, and whom to ask about it',
    status: 200,
    reply: Privacy,
    refusals: [],
  }),
  readTrail: route({
    method: 'get',
    path: '/api/v1/trail',
    summary: 'Who did what, newest first, with what changed by it; the log tells that it was read',
    query: TrailQuery,
    status: 200,
    reply: TrailPage,
    refusals: [],
  }),
  exportTrail: route({
    method: 'get',
    path: '/api/v1/trail.csv',
    summary: 'All entries of the trail that match, newest first, as CSV; the log tells that it was read',
    query: TrailFilter,
    status: 200,
    reply: z.string(),
    file: { type: 'text/csv', name: 'trail.csv' },
    refusals: [],
  }),
  verifyTrail: route({
    method: 'post',
    path: '/api/v1/trail/verification',
    summary: 'Check the hash chain of the log beside the live server; answers the check that has begun or is under way',
    status: 200,
    reply: Verification,
    refusals: [],
  }),
  trailVerification: route({
    method: 'get',
    path: '/api/v1/trail/verification',
    summary: 'How far the last check of the log has come; null: none since the server started',
    status: 200,
    reply: Verification.nullable(),
    refusals: [],
  }),
  readAlertStory: route({
    method: 'get',
    path: '/api/v1/alerts/:alertId/story',
    summary: 'The life of an alert: its turns, whose screens showed it, who said what to it and how fast',
    params: z.object({ alertId: AlertId }),
    status: 200,
    reply: ToldStory,
    refusals: ['notFound'],
  }),
  readAlertRange: route({
    method: 'get',
    path: '/api/v1/alerts/:alertId/range',
    summary: 'How the range of the two groups of an alert went, an hour at most, worked out from their tracks',
    params: z.object({ alertId: AlertId }),
    status: 200,
    reply: AlertRange,
    refusals: ['notFound', 'wrongStep'],
  }),
  readDeviceTrack: route({
    method: 'get',
    path: '/api/v1/devices/:deviceId/track',
    summary: `Where a tracker was, at most 24 hours and ${TRACK_POINTS} points; the log tells that it was read`,
    params: z.object({ deviceId: DeviceId }),
    query: TrackQuery,
    status: 200,
    reply: DeviceTrack,
    refusals: ['notFound'],
  }),
  readNeutrality: route({
    method: 'get',
    path: '/api/v1/neutrality',
    summary: "How each camp and each regency was treated in a period, of the reader's regencies",
    query: NeutralityQuery,
    status: 200,
    reply: NeutralityReport,
    refusals: [],
  }),
  exportNeutrality: route({
    method: 'get',
    path: '/api/v1/neutrality.csv',
    summary: 'The same as CSV; the log tells that it was read',
    query: NeutralityQuery,
    status: 200,
    reply: z.string(),
    file: { type: 'text/csv', name: 'neutrality.csv' },
    refusals: [],
  }),
  ...provinceRoutes,
  ...notifyRoutes,
  ...sourceRoutes,
  ...mapRoutes,
  ...wallRoutes,
} as const satisfies Record<string, Route>

export type Routes = typeof routes
export type RouteName = keyof Routes
export type Params<R extends Route> = R extends { params: infer P extends z.ZodType } ? z.output<P> : undefined
export type Body<R extends Route> = R extends { body: infer B extends z.ZodType } ? z.output<B> : undefined
/** What a caller may write: defaults left out. */
export type BodyInput<R extends Route> = R extends { body: infer B extends z.ZodType } ? z.input<B> : undefined
/** What may be asked in the address, as numbers and words. */
export type Query<R extends Route> = R extends { query: infer Q extends z.ZodType } ? z.output<Q> : undefined
export type Headers<R extends Route> = R extends { headers: infer H extends z.ZodType } ? z.output<H> : undefined
export type Reply<R extends Route> = z.output<R['reply']>

/** The path of a route with its `:names` filled in and escaped. Throws when one is missing. */
export function fillPath(path: string, params: Readonly<Record<string, string>>): string {
  return path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`path ${path}: expected a value for ${name}, got none`)
    return encodeURIComponent(value)
  })
}

/** What a route answered, parsed by its own schema; undefined stands for an empty answer. Throws ZodError. */
export const readReply = <R extends Route>(route: R, answer: unknown): Reply<R> =>
  z.parse<R['reply']>(route.reply, answer)

/** Body of the anonymous `GET /healthz`. */
export const Health = z.object({
  status: z.literal('alive'),
  operation: z.string(),
  exercise: z.boolean(),
  /** the phases that contests are in now, each once; in the order of the calendar */
  phases: z.array(Phase),
  now: EpochMs,
  clockSpeed: z.number().positive(),
  /** whether people may sign in through an OpenID Connect provider, at `/auth/provider` */
  provider: z.boolean(),
})
export type Health = z.infer<typeof Health>
