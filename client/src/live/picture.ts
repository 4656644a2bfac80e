import { type Alert, isStandingAlert } from '@jaga-jarak/shared/alert.ts'
import type { FeedEntry, Snapshot } from '@jaga-jarak/shared/feed.ts'
import type { Frame, FramePosition, FrameReading } from '@jaga-jarak/shared/frame.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { type Incident, isOpenIncident } from '@jaga-jarak/shared/incident.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import type { ContestPhase } from '@jaga-jarak/shared/phase.ts'
import type { AlertId, GroupId, IncidentId, OrderId, PersonId, RallyId, Seq } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import type { Signature, Viewer } from '@jaga-jarak/shared/roles.ts'
import type { GroupShape } from '@jaga-jarak/shared/shape.ts'

/** The world as a screen holds it at `head`. Numbered things come by entries, positions, ranges and shapes beside them. */
export type Picture = {
  head: Seq
  viewer: Viewer
  operation: Operation
  phases: readonly ContestPhase[]
  /** of those that are over, the ones that ended while this screen looked: alerts still name them */
  orders: ReadonlyMap<OrderId, Order>
  groups: ReadonlyMap<GroupId, SupporterGroup>
  groupByNo: ReadonlyMap<number, SupporterGroup>
  rallies: ReadonlyMap<RallyId, Rally>
  incidents: ReadonlyMap<IncidentId, Incident>
  alerts: ReadonlyMap<AlertId, Alert>
  positions: ReadonlyMap<number, FramePosition>
  readings: ReadonlyMap<string, FrameReading>
  shapes: ReadonlyMap<GroupId, GroupShape>
  /** who the ids of people stand for */
  people: ReadonlyMap<PersonId, Signature>
}

const byId = <T extends { id: string }>(list: readonly T[]): Map<T['id'], T> => new Map(list.map((it) => [it.id, it]))
const byNo = (groups: Iterable<SupporterGroup>): Map<number, SupporterGroup> =>
  new Map([...groups].map((group) => [group.no, group]))
const without = <K, V>(map: ReadonlyMap<K, V>, gone: (key: K, value: V) => boolean): Map<K, V> =>
  new Map([...map].filter(([key, value]) => !gone(key, value)))
/** The map with `value` under its id, or without it when it no longer belongs to the picture. */
const put = <T extends { id: string }>(map: ReadonlyMap<T['id'], T>, value: T, stays: boolean): Map<T['id'], T> => {
  const next = new Map(map)
  if (stays) next.set(value.id, value)
  else next.delete(value.id)
  return next
}

const readingKey = (a: number, b: number): string => (a < b ? `${a}:${b}` : `${b}:${a}`)

export function fromSnapshot(snapshot: Snapshot): Picture {
  const { seq: head, viewer, operation, phases, orders, groups, rallies, incidents, alerts, people } = snapshot
  return {
    head,
    viewer,
    operation,
    phases,
    orders: byId(orders),
    groups: byId(groups),
    groupByNo: byNo(groups),
    rallies: byId(rallies),
    incidents: byId(incidents),
    alerts: byId(alerts),
    positions: new Map(),
    readings: new Map(),
    shapes: new Map(),
    people: byId(people),
  }
}

function withGroup(picture: Picture, group: SupporterGroup): Partial<Picture> {
  const groups = put(picture.groups, group, true)
  if (group.status === 'watched') return { groups, groupByNo: byNo(groups.values()) }
  return {
    groups,
    groupByNo: byNo(groups.values()),
    positions: without(picture.positions, (no) => no === group.no),
    readings: without(picture.readings, (_, it) => it.a === group.no || it.b === group.no),
    shapes: without(picture.shapes, (id) => id === group.id),
  }
}

function withAlert(picture: Picture, alert: Alert): Partial<Picture> {
  const alerts = put(picture.alerts, alert, isStandingAlert(alert))
  // A forecast of the same pair may end while its encounter goes on.
  if (alert.cleared === null || alert.evidence.kind !== 'encounter') return { alerts }
  const key = keyOf(picture, alert)
  return { alerts, readings: without(picture.readings, (it) => it === key) }
}

const keyOf = (picture: Picture, { evidence }: Alert): string | null => {
  if (evidence.kind !== 'encounter' && evidence.kind !== 'predictedEncounter') return null
  const [a, b] = evidence.sides.map(({ groupId }) => picture.groups.get(groupId)?.no)
  return a === undefined || b === undefined ? null : readingKey(a, b)
}

function changeOf(picture: Picture, { event }: FeedEntry): Partial<Picture> {
  switch (event.type) {
    case 'GroupRegistered':
    case 'GroupChanged':
      return withGroup(picture, event.group)
    case 'RallyPlanned':
    case 'RallyChanged':
      return { rallies: put(picture.rallies, event.rally, true) }
    case 'IncidentReported':
    case 'IncidentMoved':
    case 'PhotoAdded':
      return { incidents: put(picture.incidents, event.incident, isOpenIncident(event.incident)) }
    case 'AlertRaised':
    case 'AlertTurned':
    case 'AlertCleared':
    case 'AlertAcknowledged':
    case 'AlertShelved':
    case 'AlertUnshelved':
    case 'AlertEscalated':
      return withAlert(picture, event.alert)
    case 'PhaseChanged': {
      const { phase } = event
      return { phases: picture.phases.map((it) => (it.contestId === phase.contestId ? phase : it)) }
    }
    case 'OrderGiven':
    case 'OrderEnded':
      return { orders: put(picture.orders, event.order, true) }
    case 'OperationChanged':
      return { operation: event.operation }
    case 'DeviceRegistered':
    case 'DeviceChanged':
    case 'DisplayRegistered':
    case 'DisplayRevoked':
    case 'SourceRegistered':
    case 'SourceChanged':
    case 'SourceTokenChanged':
    case 'DeviceTokenChanged':
    case 'DisplayTokenChanged':
    case 'PersonAdded':
    case 'PersonChanged':
    case 'CredentialChanged':
    case 'SessionOpened':
    case 'SessionEnded':
    case 'SignInFailed':
    case 'RetentionRun':
    case 'PersonErased':
    case 'DeviceErased':
    case 'ServerStarted':
    case 'ScreensChanged':
    case 'DataRead':
    case 'PlanRefused':
    case 'NotifyRuleChanged':
    case 'NotificationTested':
    case 'DeliveryRetried':
    case 'PushChanged':
    case 'IndexSetImported':
    case 'Withheld':
      return {}
  }
}

/**
 * LG2: entries in order over the picture. What is already in it is passed over; at a gap it stops and says so, so
 * that the screen asks for what is missing instead of hoping.
 */
export function applyEntries(picture: Picture, entries: readonly FeedEntry[]): { picture: Picture; gap: boolean } {
  let next = picture
  for (const entry of entries) {
    if (entry.seq <= next.head) continue
    if (entry.seq !== next.head + 1) return { picture: next, gap: true }
    next = { ...next, ...changeOf(next, entry), head: entry.seq }
  }
  return { picture: next, gap: false }
}

/** LG3: newest wins; a frame tells of what it holds and leaves the rest. Groups nobody knows yet are passed over. */
export function applyFrame(picture: Picture, frame: Frame): Picture {
  const positions = new Map(picture.positions)
  const readings = new Map(picture.readings)
  const watched = (no: number): boolean => picture.groupByNo.get(no)?.status === 'watched'
  for (const position of frame.positions) if (watched(position.no)) positions.set(position.no, position)
  for (const reading of frame.readings) {
    if (watched(reading.a) && watched(reading.b)) readings.set(readingKey(reading.a, reading.b), reading)
  }
  return { ...picture, positions, readings }
}

/** Newest wins: a shape takes the place of its group's. Groups nobody knows, or watches, are passed over. */
export function applyShapes(picture: Picture, shapes: readonly GroupShape[]): Picture {
  const next = new Map(picture.shapes)
  for (const shape of shapes) {
    if (picture.groups.get(shape.groupId)?.status === 'watched') next.set(shape.groupId, shape)
  }
  return { ...picture, shapes: next }
}

/** Newest wins, whole: names are corrected and erased. */
export const applyPeople = (picture: Picture, people: readonly Signature[]): Picture => ({
  ...picture,
  people: byId(people),
})

/** What is known now of the range between an alert's two groups; undefined for other alerts. */
export function readingFor(picture: Picture, alert: Alert): FrameReading | undefined {
  const key = keyOf(picture, alert)
  return key === null ? undefined : picture.readings.get(key)
}
