import { z } from 'zod'
import { AcknowledgeAlert, Alert, CloseAlert } from './alert.ts'
import { Device, DeviceDraft, DeviceHealth } from './device.ts'
import { Display } from './feed.ts'
import { GroupDraft, SupporterGroup } from './group.ts'
import { Incident, IncidentCommand, IncidentDraft } from './incident.ts'
import { Operation } from './operation.ts'
import { Order, OrderDraft } from './order.ts'
import { Phase } from './phase.ts'
import { BatchFix, MAX_BATCH, Reception } from './position.ts'
import {
  AlertId,
  DeviceId,
  DisplayId,
  EpochMs,
  GroupId,
  IncidentId,
  OrderId,
  RallyId,
  text,
  Version,
} from './primitives.ts'
import { Rally, RallyDraft, RallyPhase } from './rally.ts'
import type { RefusalCode } from './refusal.ts'
import { COMMANDING, LOOKING, OPERATING, type Role, Viewer } from './roles.ts'

/** Who may call: anybody, a tracker with its own token, or a session with one of these roles. */
export type Access = 'anybody' | 'tracker' | readonly Role[]

export type Route = {
  method: 'get' | 'post' | 'put' | 'delete'
  path: `/api/v1/${string}`
  summary: string
  access: Access
  params?: z.ZodObject
  body?: z.ZodType
  status: 200 | 201 | 204
  reply: z.ZodType
  refusals: readonly RefusalCode[]
}

const route = <const R extends Route>(it: R): R => it
const nothing = z.undefined()
const ADMIN = ['admin'] as const satisfies readonly Role[]

/** The token is shown this once; the house keeps only its hash. */
const RegisteredDevice = z.object({ device: Device, trackerId: z.string() })
const RegisteredDisplay = z.object({ display: Display, token: z.string() })

/** Every REST route there is: the server mounts this table, OpenAPI prints it, the client calls by it. */
export const routes = {
  signIn: route({
    method: 'post',
    path: '/api/v1/session',
    summary: 'Sign in with name and password; the answer sets a session cookie',
    access: 'anybody',
    body: z.object({ name: text(80), password: z.string().min(1).max(200) }),
    status: 200,
    reply: Viewer,
    refusals: ['wrongCredentials', 'tooMany'],
  }),
  openDisplay: route({
    method: 'post',
    path: '/api/v1/session/display',
    summary: 'Trade a display token for a session of that wall',
    access: 'anybody',
    body: z.object({ token: z.string().min(1).max(200) }),
    status: 200,
    reply: Viewer,
    refusals: ['wrongCredentials', 'tooMany'],
  }),
  whoAmI: route({
    method: 'get',
    path: '/api/v1/session',
    summary: 'Who this session is; null for nobody',
    access: 'anybody',
    status: 200,
    reply: Viewer.nullable(),
    refusals: [],
  }),
  signOut: route({
    method: 'delete',
    path: '/api/v1/session',
    summary: 'End this session',
    access: LOOKING,
    status: 204,
    reply: nothing,
    refusals: [],
  }),
  readOperation: route({
    method: 'get',
    path: '/api/v1/operation',
    summary: 'The operation: contests, calendar, camps, limits, sites, regions',
    access: LOOKING,
    status: 200,
    reply: Operation,
    refusals: [],
  }),
  sendPositions: route({
    method: 'post',
    path: '/api/v1/positions',
    summary: 'Position reports of the tracker whose id is the bearer token, oldest first',
    access: 'tracker',
    body: z.object({ fixes: z.array(BatchFix).min(1).max(MAX_BATCH) }),
    status: 200,
    reply: z.object({ receptions: z.array(Reception) }),
    refusals: ['unknownTracker', 'tooMany', 'tooLarge'],
  }),
  registerGroup: route({
    method: 'post',
    path: '/api/v1/groups',
    summary: 'Register a supporter group to watch',
    access: OPERATING,
    body: GroupDraft,
    status: 201,
    reply: SupporterGroup,
    refusals: ['unknownContest', 'unknownCamp', 'unknownRally', 'tooManyGroups'],
  }),
  changeGroup: route({
    method: 'put',
    path: '/api/v1/groups/:groupId',
    summary: 'Change a group, or close it (status closed: it is no longer watched)',
    access: OPERATING,
    params: z.object({ groupId: GroupId }),
    body: GroupDraft.extend({ status: SupporterGroup.shape.status, version: Version }),
    status: 200,
    reply: SupporterGroup,
    refusals: ['notFound', 'unknownContest', 'unknownCamp', 'unknownRally', 'changedMeanwhile'],
  }),
  listDevices: route({
    method: 'get',
    path: '/api/v1/devices',
    summary: 'All trackers with their health: last heard, battery, accuracy, quarantine counts by reason',
    access: OPERATING,
    status: 200,
    reply: z.object({ devices: z.array(z.object({ device: Device, health: DeviceHealth })) }),
    refusals: [],
  }),
  registerDevice: route({
    method: 'post',
    path: '/api/v1/devices',
    summary: 'Register a tracker; the answer holds its secret-bearing id once',
    access: OPERATING,
    body: DeviceDraft,
    status: 201,
    reply: RegisteredDevice,
    refusals: ['unknownGroup'],
  }),
  changeDevice: route({
    method: 'put',
    path: '/api/v1/devices/:deviceId',
    summary: 'Assign a tracker to another group, rename or revoke it',
    access: OPERATING,
    params: z.object({ deviceId: DeviceId }),
    body: DeviceDraft.extend({ status: Device.shape.status, version: Version }),
    status: 200,
    reply: Device,
    refusals: ['notFound', 'unknownGroup', 'changedMeanwhile'],
  }),
  listDisplays: route({
    method: 'get',
    path: '/api/v1/displays',
    summary: 'All walls',
    access: ADMIN,
    status: 200,
    reply: z.object({ displays: z.array(Display) }),
    refusals: [],
  }),
  registerDisplay: route({
    method: 'post',
    path: '/api/v1/displays',
    summary: 'Register a wall; the answer holds its token once',
    access: ADMIN,
    body: z.object({ name: text(80) }),
    status: 201,
    reply: RegisteredDisplay,
    refusals: [],
  }),
  revokeDisplay: route({
    method: 'delete',
    path: '/api/v1/displays/:displayId',
    summary: 'Revoke a wall: its token and sessions end at once',
    access: ADMIN,
    params: z.object({ displayId: DisplayId }),
    status: 200,
    reply: Display,
    refusals: ['notFound'],
  }),
  acknowledgeAlert: route({
    method: 'post',
    path: '/api/v1/alerts/:alertId/acknowledgement',
    summary: 'Acknowledge an alert as seen at this version',
    access: OPERATING,
    params: z.object({ alertId: AlertId }),
    body: AcknowledgeAlert,
    status: 200,
    reply: Alert,
    refusals: ['notFound', 'changedMeanwhile', 'alreadyAcknowledged'],
  }),
  closeAlert: route({
    method: 'post',
    path: '/api/v1/alerts/:alertId/closure',
    summary: 'Close an alert whose groups were lost and that therefore cannot clear by itself',
    access: OPERATING,
    params: z.object({ alertId: AlertId }),
    body: CloseAlert,
    status: 200,
    reply: Alert,
    refusals: ['notFound', 'changedMeanwhile', 'wrongStep', 'alreadyClosed'],
  }),
  planRally: route({
    method: 'post',
    path: '/api/v1/rallies',
    summary: 'Plan a rally',
    access: OPERATING,
    body: RallyDraft,
    status: 201,
    reply: Rally,
    refusals: ['unknownContest', 'unknownCamp'],
  }),
  changeRally: route({
    method: 'put',
    path: '/api/v1/rallies/:rallyId',
    summary: 'Change what is planned of a rally',
    access: OPERATING,
    params: z.object({ rallyId: RallyId }),
    body: RallyDraft.safeExtend({ version: Version }),
    status: 200,
    reply: Rally,
    refusals: ['notFound', 'unknownContest', 'unknownCamp', 'changedMeanwhile', 'alreadyClosed'],
  }),
  moveRally: route({
    method: 'post',
    path: '/api/v1/rallies/:rallyId/phase',
    summary: 'Move a rally to its next phase, or cancel it',
    access: OPERATING,
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
    access: COMMANDING,
    body: OrderDraft,
    status: 201,
    reply: Order,
    refusals: ['unknownContest', 'unknownRegion', 'wrongTime'],
  }),
  endOrder: route({
    method: 'post',
    path: '/api/v1/orders/:orderId/end',
    summary: 'End an order before its time',
    access: COMMANDING,
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
    access: OPERATING,
    body: IncidentDraft,
    status: 200,
    reply: Incident,
    refusals: ['idTaken'],
  }),
  actOnIncident: route({
    method: 'post',
    path: '/api/v1/incidents/:incidentId/steps',
    summary: 'Verify, assign, contain, resolve, close, reject or reopen an incident',
    access: OPERATING,
    params: z.object({ incidentId: IncidentId }),
    body: IncidentCommand,
    status: 200,
    reply: Incident,
    refusals: ['notFound', 'changedMeanwhile', 'wrongStep'],
  }),
} as const satisfies Record<string, Route>

export type Routes = typeof routes
export type RouteName = keyof Routes
export type Params<R extends Route> = R extends { params: infer P extends z.ZodType } ? z.output<P> : undefined
export type Body<R extends Route> = R extends { body: infer B extends z.ZodType } ? z.output<B> : undefined
/** What a caller may write: defaults left out. */
export type BodyInput<R extends Route> = R extends { body: infer B extends z.ZodType } ? z.input<B> : undefined
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
})
export type Health = z.infer<typeof Health>
