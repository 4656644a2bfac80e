import type { FeedEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { EVENT_READERS, FEED_READERS, FIELD_READERS } from '@jaga-jarak/shared/matrix.ts'
import { DeliveryId, PushId, USUAL_RULE } from '@jaga-jarak/shared/notify.ts'
import { PhotoId } from '@jaga-jarak/shared/photo.ts'
import { alertId, ContestId, epochMs, GroupId, PersonId, RallyId, SessionId } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { Role } from '@jaga-jarak/shared/roles.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'
import { snapshotOf } from '../screen-in-test.ts'
import {
  aDevice,
  aDisplay,
  aGroup,
  anAlert,
  anIncident,
  anIndexSet,
  anOrder,
  aRally,
  aSource,
} from '../store/specimens.ts'

/** Every cell of the matrix of events, on real sockets: who, bound to where, is told what. */

const HERE = '64.08'
const ELSEWHERE = '64.71'
const REACHES = { province: null, here: [HERE], elsewhere: [ELSEWHERE] } as const
const place = { regency: { code: KemendagriCode.parse(HERE), name: 'Kutai Timur' }, district: null }
const id = GroupId.parse('group-1')
const regions = [KemendagriCode.parse(HERE)]
const acknowledged = { at: epochMs(2), by: 'admin', comment: 'CATATAN' }
const alert = anAlert(alertId(`coverageGap:${id}@1`), id, { regions, acknowledged })
// Assigned: one that waits to be verified would raise an alert of its own meanwhile.
const incident = anIncident(1, { place, status: 'assigned', assignee: 'PETUGAS', note: 'CATATAN' })

let running: Running
beforeAll(async () => {
  running = await startApp({ screens: { perSession: 20, perAddress: 1_000 } })
  await running.store.write(async (tx) => {
    await tx.saveGroup(aGroup(1))
    await tx.saveIncident(incident)
    await tx.saveAlert(anAlert(alert.id, id, { regions }))
  })
})
afterAll(() => running.stop())

const person = {
  ...{ id: PersonId.parse('usr-9'), duty: 'Operator 9', role: 'operator' as const, reach: null },
  ...{ status: 'active' as const, version: 1 },
}
const device = aDevice('dev-rahasia')
const display = aDisplay('wall-9')
const session = { id: SessionId.parse('ses-9'), personId: person.id, displayId: null, entrance: 'password' as const }
const part = { kind: 'tracks' as const, removed: 1, thinned: 0, until: null }
/** One of each that the log may hold: an event without one does not compile. */
const events = (): { [K in WorldEvent['type']]: Extract<WorldEvent, { type: K }> } => ({
  GroupRegistered: { type: 'GroupRegistered', group: aGroup(1) },
  GroupChanged: { type: 'GroupChanged', group: aGroup(1) },
  DeviceRegistered: { type: 'DeviceRegistered', device },
  DeviceChanged: { type: 'DeviceChanged', device },
  DeviceTokenChanged: { type: 'DeviceTokenChanged', deviceId: device.id },
  DeviceErased: { type: 'DeviceErased', device },
  DisplayRegistered: { type: 'DisplayRegistered', display },
  DisplayRevoked: { type: 'DisplayRevoked', display },
  DisplayTokenChanged: { type: 'DisplayTokenChanged', displayId: display.id },
  RallyPlanned: { type: 'RallyPlanned', rally: aRally('rally-9') },
  RallyChanged: { type: 'RallyChanged', rally: aRally('rally-9') },
  PlanRefused: {
    type: 'PlanRefused',
    plan: { ...aRally('rally-9'), rallyId: RallyId.parse('rally-9'), region: null, fault: 'quietPeriod' },
  },
  IncidentReported: { type: 'IncidentReported', incident },
  IncidentMoved: { type: 'IncidentMoved', incident },
  PhotoAdded: { type: 'PhotoAdded', incident, photoId: PhotoId.parse('00000000-0000-4000-8000-000000000009') },
  AlertRaised: { type: 'AlertRaised', alert },
  AlertTurned: { type: 'AlertTurned', alert },
  AlertCleared: { type: 'AlertCleared', alert },
  AlertAcknowledged: { type: 'AlertAcknowledged', alert },
  AlertShelved: { type: 'AlertShelved', alert },
  AlertUnshelved: { type: 'AlertUnshelved', alert },
  AlertEscalated: { type: 'AlertEscalated', alert },
  PhaseChanged: {
    type: 'PhaseChanged',
    phase: { contestId: ContestId.parse('gubernur'), phase: 'campaign', next: null },
  },
  OrderGiven: { type: 'OrderGiven', order: anOrder('ord-9') },
  OrderEnded: { type: 'OrderEnded', order: anOrder('ord-9') },
  OperationChanged: { type: 'OperationChanged', operation: running.world.operation, reason: 'CATATAN' },
  PersonAdded: { type: 'PersonAdded', person },
  PersonChanged: { type: 'PersonChanged', person },
  PersonErased: { type: 'PersonErased', person },
  CredentialChanged: { type: 'CredentialChanged', personId: person.id, credential: 'password', change: 'set' },
  SessionOpened: { type: 'SessionOpened', session },
  SessionEnded: { type: 'SessionEnded', sessionId: session.id, cause: 'revoked' },
  SignInFailed: { type: 'SignInFailed', personId: null, fault: 'unknownName' },
  RetentionRun: { type: 'RetentionRun', ...part },
  ServerStarted: { type: 'ServerStarted' },
  ScreensChanged: { type: 'ScreensChanged', opened: [], closed: [] },
  DataRead: { type: 'DataRead', what: 'trail', subject: '' },
  IndexSetImported: { type: 'IndexSetImported', indexSet: anIndexSet('idx-9') },
  SourceRegistered: { type: 'SourceRegistered', source: aSource('src-9') },
  SourceChanged: { type: 'SourceChanged', source: aSource('src-9') },
  SourceTokenChanged: { type: 'SourceTokenChanged', sourceId: aSource('src-9').id },
  NotificationTested: { type: 'NotificationTested', channel: 'email', receivers: 1 },
  DeliveryRetried: {
    type: 'DeliveryRetried',
    ...{ channel: 'email', deliveryId: DeliveryId.parse(`ntf-${'0'.repeat(40)}`) },
  },
  PushChanged: {
    type: 'PushChanged',
    ...{ personId: person.id, pushId: PushId.parse(`psh-${'0'.repeat(40)}`), change: 'turnedOn' },
  },
  NotifyRuleChanged: { type: 'NotifyRuleChanged', channel: 'email', rule: USUAL_RULE },
})

describe.each(Role.options)('%s', (role) => {
  it.each(Object.keys(REACHES) as (keyof typeof REACHES)[])('is told what the matrix says: %s', async (bound) => {
    const socket = running.screen(await running.seat(role, REACHES[bound]))
    const got: string[] = []
    socket.onAny((event: string) => got.push(event))
    const snapshot = await snapshotOf(socket)
    const within = { anywhere: ['province', 'here', 'elsewhere'], reach: ['province', 'here'], province: ['province'] }
    const sees = (type: keyof typeof EVENT_READERS): boolean =>
      EVENT_READERS[type].roles.includes(role) && within[EVENT_READERS[type].where].includes(bound)
    expect(snapshot.incidents.map((it) => it.id)).toEqual(sees('IncidentMoved') ? [incident.id] : [])
    expect(snapshot.alerts.map((it) => it.id)).toEqual(sees('AlertTurned') ? [alert.id] : [])
    const first = snapshot.people.find((it) => it.id === 'admin')
    expect(first).toMatchObject({ duty: 'Administrator', name: FIELD_READERS.officer.includes(role) ? 'admin' : null })

    const entries: FeedEntry[] = []
    const pages = new Set<() => void>()
    socket.on('entries', (page) => {
      entries.push(...page)
      for (const look of pages) look()
    })
    const sent = Object.values(events())
    const appended = (await running.store.write((tx) => tx.append(sent, epochMs(5), 'admin'))).map(({ seq }) => seq)
    // Other entries tell of screens that come and go meanwhile.
    const mine = (): FeedEntry[] => entries.filter(({ seq }) => appended.includes(seq))
    await new Promise<void>((done) => {
      const look = (): void => {
        if (mine().length === sent.length) done()
      }
      pages.add(look)
      look()
    })
    const last = mine()
    expect(last.map(({ event }) => event.type)).toEqual(sent.map(({ type }) => (sees(type) ? type : 'Withheld')))
    const text = JSON.stringify([snapshot, last])
    if (!FIELD_READERS.device.includes(role)) expect(text).not.toContain('dev-rahasia')
    if (!FIELD_READERS.officer.includes(role)) expect(text).not.toContain('PETUGAS')
    if (!FIELD_READERS.remark.includes(role)) expect(text).not.toContain('CATATAN')
    for (const event of got) expect(Object.keys(FEED_READERS)).toContain(event)
    socket.close()
  })
})

it('nobody without a live session is told anything', async () => {
  const past = epochMs(Date.now() - 3_600_000)
  const outcome = (cookie: string | null): Promise<string> =>
    new Promise((done) => {
      const socket = running.screen(cookie)
      socket.once('connect', () => done('welcome'))
      socket.once('connect_error', ({ message }) => done(message))
    })
  expect(await outcome(null)).toBe('notSignedIn')
  expect(await outcome('jj_session=forged')).toBe('notSignedIn')
  const revoked = await running.seat('admin', null, { id: SessionId.parse('ses-revoked') })
  await running.store.write((tx) => tx.endSession(SessionId.parse('ses-revoked')))
  expect(await outcome(revoked)).toBe('notSignedIn')
  expect(await outcome(await running.seat('admin', null, { expiresAt: past }))).toBe('notSignedIn')
  expect(await outcome(await running.seat('admin', null, { seenAt: past }))).toBe('notSignedIn')
  // A wall is not used by hand, so it is never idle.
  expect(await outcome(await running.seat('display', null, { seenAt: past }))).toBe('welcome')
})
