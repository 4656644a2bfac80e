import type { FeedEntry, Snapshot } from '@jaga-jarak/shared/feed.ts'
import { EVENT_READERS, FEED_READERS, FIELD_READERS } from '@jaga-jarak/shared/matrix.ts'
import { alertId, epochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { Role } from '@jaga-jarak/shared/roles.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, type ScreenSocket, startApp } from '../app-in-test.ts'
import { aDevice, aDisplay, aGroup, anAlert, anIncident } from '../store/specimens.ts'

/** Every cell of the matrix of events, on real sockets: who, bound to where, is told what. */

const HERE = '64.08'
const ELSEWHERE = '64.71'
const REACHES = { province: null, here: [HERE], elsewhere: [ELSEWHERE] } as const
const place = { regency: { code: KemendagriCode.parse(HERE), name: 'Kutai Timur' }, district: null }
const id = GroupId.parse('group-1')
const regions = [KemendagriCode.parse(HERE)]
const acknowledged = { at: epochMs(2), by: 'admin', comment: 'CATATAN' }
const alert = anAlert(alertId(`coverageGap:${id}@1`), id, { regions, acknowledged })
const incident = anIncident(1, { place, assignee: 'PETUGAS', note: 'CATATAN' })

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

const snapshotOf = (socket: ScreenSocket): Promise<Snapshot> =>
  new Promise((done, fail) => {
    socket.once('snapshot', done)
    socket.once('connect_error', fail)
    socket.emit('resume', { after: null })
  })

/** One of each that the house may tell, as far as an outsider's eye can tell them apart. */
const EVENTS = [
  { type: 'GroupChanged', group: aGroup(1) },
  { type: 'DeviceChanged', device: aDevice('dev-rahasia') },
  { type: 'DisplayRegistered', display: aDisplay('wall-9') },
  { type: 'IncidentMoved', incident },
  { type: 'AlertAcknowledged', alert },
  { type: 'SignInFailed', personId: null, fault: 'unknownName' },
] as const

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
    const appended = (await running.store.write((tx) => tx.append(EVENTS, epochMs(5), 'admin'))).map(({ seq }) => seq)
    // Other entries tell of screens that come and go meanwhile.
    const mine = (): FeedEntry[] => entries.filter(({ seq }) => appended.includes(seq))
    await new Promise<void>((done) => {
      const look = (): void => {
        if (mine().length === EVENTS.length) done()
      }
      pages.add(look)
      look()
    })
    const last = mine()
    expect(last.map(({ event }) => event.type)).toEqual(EVENTS.map(({ type }) => (sees(type) ? type : 'Withheld')))
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
  expect(await outcome(await running.seat('admin', null, { expiresAt: past }))).toBe('notSignedIn')
  expect(await outcome(await running.seat('admin', null, { seenAt: past }))).toBe('notSignedIn')
  // A wall is not used by hand, so it is never idle.
  expect(await outcome(await running.seat('display', null, { seenAt: past }))).toBe('welcome')
})
