import type { RouteName } from './api.ts'
import type { ServerToClient, WorldEvent } from './feed.ts'
import type { FieldKind } from './primitives.ts'
import { PersonRole, Role } from './roles.ts'

/**
 * Who may see and do what: the one place where it is written. The doors, the balcony and the screens decide by it, the
 * tests are made from it, and a route, an event or a kind of field that is not in it does not compile.
 */

const EVERYONE = Role.options
const PEOPLE = PersonRole.options
const ADMIN = ['admin'] as const satisfies readonly Role[]
/** People who may order other limits or a phase. */
const COMMANDING = ['admin', 'commander'] as const satisfies readonly Role[]
/** People who may change what the screens show. Walls and observers only look. */
const OPERATING = [...COMMANDING, 'operator'] as const satisfies readonly Role[]
/** People who tell of what they see. */
const REPORTING = [...OPERATING, 'field'] as const satisfies readonly Role[]
const PLANNING = [...OPERATING, 'planner'] as const satisfies readonly Role[]

/**
 * anywhere: the role is enough. reach: what is acted on, before and after, must lie in the caller's regencies.
 * province: only people who are bound to no regency.
 */
type Where = 'anywhere' | 'reach' | 'province'

/** Who may call: anybody, a tracker or another system with its own token, or a session with one of these roles. */
export type Access = 'anybody' | 'tracker' | 'source' | { roles: readonly Role[]; where: Where }

const those = (roles: readonly Role[], where: Where): Access => ({ roles, where })

/** Every REST route. */
export const ROUTE_ACCESS: Record<RouteName, Access> = {
  signIn: 'anybody',
  openDisplay: 'anybody',
  whoAmI: 'anybody',
  signOut: those(EVERYONE, 'anywhere'),
  readOwnAccount: those(PEOPLE, 'anywhere'),
  changePassword: those(PEOPLE, 'anywhere'),
  beginSecondFactor: those(PEOPLE, 'anywhere'),
  confirmSecondFactor: those(PEOPLE, 'anywhere'),
  removeSecondFactor: those(PEOPLE, 'anywhere'),
  listOwnSessions: those(PEOPLE, 'anywhere'),
  endOwnSession: those(PEOPLE, 'anywhere'),
  listSessions: those(ADMIN, 'province'),
  endSession: those(ADMIN, 'province'),
  listPeople: those(ADMIN, 'province'),
  addPerson: those(ADMIN, 'province'),
  changePerson: those(ADMIN, 'province'),
  resetPassword: those(ADMIN, 'province'),
  resetSecondFactor: those(ADMIN, 'province'),
  readSystem: those(ADMIN, 'province'),
  readMapTiers: those(ADMIN, 'province'),
  readOperation: those(EVERYONE, 'anywhere'),
  readAmendment: those(ADMIN, 'province'),
  previewOperation: those(ADMIN, 'province'),
  changeOperation: those(ADMIN, 'province'),
  sendPositions: 'tracker',
  registerGroup: those(OPERATING, 'reach'),
  changeGroup: those(OPERATING, 'reach'),
  listGroups: those(EVERYONE, 'anywhere'),
  // What an officer sees is never refused for its place, and who goes along with a convoy crosses borders.
  reportSighting: those(REPORTING, 'anywhere'),
  sharePosition: those(REPORTING, 'anywhere'),
  listDevices: those(OPERATING, 'anywhere'),
  registerDevice: those(OPERATING, 'reach'),
  changeDevice: those(OPERATING, 'reach'),
  rotateDevice: those(OPERATING, 'reach'),
  listDisplays: those(ADMIN, 'province'),
  registerDisplay: those(ADMIN, 'province'),
  revokeDisplay: those(ADMIN, 'province'),
  rotateDisplay: those(ADMIN, 'province'),
  // Of their own regencies, and those that show the province.
  listWalls: those(OPERATING, 'anywhere'),
  reportWall: those(['display'], 'anywhere'),
  acknowledgeAlert: those(OPERATING, 'reach'),
  // Each of them is judged by itself; what lies elsewhere is among the refused.
  acknowledgeAlerts: those(OPERATING, 'anywhere'),
  shelveAlert: those(OPERATING, 'reach'),
  unshelveAlert: those(OPERATING, 'reach'),
  closeAlert: those(OPERATING, 'reach'),
  openSubject: those(OPERATING, 'reach'),
  planRally: those(PLANNING, 'reach'),
  changeRally: those(PLANNING, 'reach'),
  moveRally: those(OPERATING, 'reach'),
  giveOrder: those(COMMANDING, 'reach'),
  endOrder: those(COMMANDING, 'reach'),
  // A report is never refused for its place: whoever stands at a border sees across it.
  reportIncident: those(REPORTING, 'anywhere'),
  // Who reported may know the status of it, and of what was said and who was sent nothing (`OwnReport`).
  listOwnReports: those(REPORTING, 'anywhere'),
  actOnIncident: those(OPERATING, 'reach'),
  mergeIncident: those(OPERATING, 'reach'),
  splitIncident: those(OPERATING, 'reach'),
  readIncident: those(OPERATING, 'reach'),
  readIncidentStory: those(OPERATING, 'reach'),
  // Their reporter, wherever it lies, and who acts on incidents there; for others the incident is not to be found.
  addPhoto: those(REPORTING, 'anywhere'),
  // Whoever reads incidents, but no wall: faces are for nobody who walks by.
  readPhoto: those([...PLANNING, 'observer'], 'reach'),
  readThumbnail: those([...PLANNING, 'observer'], 'reach'),
  readOriginal: those(COMMANDING, 'reach'),
  exportPerson: those(ADMIN, 'province'),
  erasePerson: those(ADMIN, 'province'),
  exportDevice: those(ADMIN, 'province'),
  eraseDevice: those(ADMIN, 'province'),
  previewRetention: those(ADMIN, 'province'),
  runRetention: those(ADMIN, 'province'),
  retentionProgress: those(ADMIN, 'province'),
  stopRetention: those(ADMIN, 'province'),
  readPrivacy: 'anybody',
  readTrail: those(ADMIN, 'province'),
  exportTrail: those(ADMIN, 'province'),
  verifyTrail: those(ADMIN, 'province'),
  trailVerification: those(ADMIN, 'province'),
  readAlertStory: those(OPERATING, 'reach'),
  readAlertRange: those(OPERATING, 'reach'),
  readDeviceTrack: those(OPERATING, 'reach'),
  // Figures of the caller's own regencies.
  readNeutrality: those([...COMMANDING, 'observer'], 'anywhere'),
  exportNeutrality: those([...COMMANDING, 'observer'], 'anywhere'),
  readProvince: those([...OPERATING, 'observer'], 'anywhere'),
  exportProvince: those([...OPERATING, 'observer'], 'anywhere'),
  listIndexSets: those([...OPERATING, 'observer'], 'anywhere'),
  exportIndexSets: those([...OPERATING, 'observer'], 'anywhere'),
  importIndexSet: those(ADMIN, 'province'),
  readNotifications: those(ADMIN, 'province'),
  changeNotifyRule: those(ADMIN, 'province'),
  testNotification: those(ADMIN, 'province'),
  retryDelivery: those(ADMIN, 'province'),
  // Everybody for their own browsers; what is told there follows the matrix of events.
  readOwnPush: those(PEOPLE, 'anywhere'),
  savePush: those(PEOPLE, 'anywhere'),
  removePush: those(PEOPLE, 'anywhere'),
  testPush: those(PEOPLE, 'anywhere'),
  listSources: those(ADMIN, 'province'),
  registerSource: those(ADMIN, 'province'),
  changeSource: those(ADMIN, 'province'),
  rotateSource: those(ADMIN, 'province'),
  reportFromSource: 'source',
  readForSource: 'source',
}

/** Where what is no REST route of the table lies: figures for a collector, descriptions of the API, files of the map. */
export const PAGES = {
  metrics: '/metrics',
  openApi: '/api/v1/openapi.json',
  api: '/api/v1',
  map: '/api/v1/map',
} as const
export type PageName = keyof typeof PAGES

/** Who may read it; figures also whoever brings the token of the collector. */
export const PAGE_ACCESS: Record<PageName, Exclude<Access, string>> = {
  metrics: { roles: ADMIN, where: 'province' },
  openApi: { roles: EVERYONE, where: 'anywhere' },
  api: { roles: EVERYONE, where: 'anywhere' },
  map: { roles: EVERYONE, where: 'anywhere' },
}

/** Who reads an event of the log: everywhere, where it lies in their regencies, or bound to none; the others get its number. */
export type Readers = { roles: readonly Role[]; where: Where }

const INCIDENT_READERS: Readers = { roles: EVERYONE.filter((role) => role !== 'field'), where: 'reach' }
const ALERT_READERS: Readers = { roles: EVERYONE, where: 'reach' }
/** A convoy does not stop at a border: groups, rallies and the rules in force are one picture for the whole province. */
const PICTURE: Readers = { roles: EVERYONE, where: 'anywhere' }
/** An event does not say whose group a tracker serves: who is bound to regencies reads the list, which leaves out others'. */
const DEVICE_READERS: Readers = { roles: OPERATING, where: 'province' }
const ADMINISTRATORS: Readers = { roles: ADMIN, where: 'province' }

/** Every event of the log, to nobody whom a route would refuse the same; incidents and alerts of a snapshot follow the same line. */
export const EVENT_READERS: Record<WorldEvent['type'], Readers> = {
  GroupRegistered: PICTURE,
  GroupChanged: PICTURE,
  DeviceRegistered: DEVICE_READERS,
  DeviceChanged: DEVICE_READERS,
  DisplayRegistered: ADMINISTRATORS,
  DisplayRevoked: ADMINISTRATORS,
  RallyPlanned: PICTURE,
  RallyChanged: PICTURE,
  PlanRefused: ADMINISTRATORS,
  IncidentReported: INCIDENT_READERS,
  IncidentMoved: INCIDENT_READERS,
  PhotoAdded: INCIDENT_READERS,
  AlertRaised: ALERT_READERS,
  AlertTurned: ALERT_READERS,
  AlertCleared: ALERT_READERS,
  AlertAcknowledged: ALERT_READERS,
  AlertShelved: ALERT_READERS,
  AlertUnshelved: ALERT_READERS,
  AlertEscalated: ALERT_READERS,
  PhaseChanged: PICTURE,
  OrderGiven: PICTURE,
  OrderEnded: PICTURE,
  OperationChanged: PICTURE,
  DeviceTokenChanged: DEVICE_READERS,
  DisplayTokenChanged: ADMINISTRATORS,
  PersonAdded: ADMINISTRATORS,
  PersonChanged: ADMINISTRATORS,
  CredentialChanged: ADMINISTRATORS,
  SessionOpened: ADMINISTRATORS,
  SessionEnded: ADMINISTRATORS,
  SignInFailed: ADMINISTRATORS,
  RetentionRun: ADMINISTRATORS,
  PersonErased: ADMINISTRATORS,
  DeviceErased: DEVICE_READERS,
  ServerStarted: ADMINISTRATORS,
  ScreensChanged: ADMINISTRATORS,
  DataRead: ADMINISTRATORS,
  NotifyRuleChanged: ADMINISTRATORS,
  NotificationTested: ADMINISTRATORS,
  DeliveryRetried: ADMINISTRATORS,
  PushChanged: ADMINISTRATORS,
  SourceRegistered: ADMINISTRATORS,
  SourceChanged: ADMINISTRATORS,
  SourceTokenChanged: ADMINISTRATORS,
  IndexSetImported: ADMINISTRATORS,
}

/** What the balcony tells, by its Socket.IO name. Whoever has a session has a screen. */
export const FEED_READERS: Record<keyof ServerToClient, readonly Role[]> = {
  snapshot: EVERYONE,
  entries: EVERYONE,
  heartbeat: EVERYONE,
  latest: EVERYONE,
  shapes: EVERYONE,
  people: EVERYONE,
  // Only of what a screen may read, see visible.ts.
  screen: OPERATING,
  opened: OPERATING,
}

/**
 * Fields that only some may know, wherever they stand. device: ids of trackers. officer: names of people.
 * remark: free words, which on a wall everybody in the room would read.
 */
export const FIELD_READERS: Record<FieldKind, readonly Role[]> = {
  device: OPERATING,
  officer: PLANNING,
  remark: EVERYONE.filter((role) => role !== 'display'),
}

/** Whether somebody of this role may call a route at all; where it is for the use case to see. */
export function mayCall(role: Role, name: RouteName): boolean {
  const access = ROUTE_ACCESS[name]
  return typeof access !== 'string' && access.roles.includes(role)
}

/** What may be called while the caller owes a new password or a second factor. */
export const OPEN_WHILE_DUE: readonly RouteName[] = [
  'signOut',
  'changePassword',
  'beginSecondFactor',
  'confirmSecondFactor',
]
