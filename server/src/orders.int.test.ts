import { routes } from '@jaga-jarak/shared/api.ts'
import type { FeedEntry, Snapshot } from '@jaga-jarak/shared/feed.ts'
import { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'

let running: Running
let admin: string
beforeEach(async () => {
  running = await startApp()
  admin = await running.signIn()
})
afterEach(() => running.stop())

const LIMITS = { watchM: 20_000, warningM: 8_000, dangerM: 4_000 }
const inAnHour = () => Date.now() + 3_600_000

/** A screen, what it was told, and the way to wait for an entry. */
async function screen() {
  const socket = running.screen(admin)
  const entries: FeedEntry[] = []
  const waiting: (() => void)[] = []
  const snapshot = await new Promise<Snapshot>((done) => {
    socket.on('snapshot', done)
    socket.on('entries', (page) => {
      entries.push(...page)
      for (const wake of waiting.splice(0)) wake()
    })
    socket.on('connect', () => socket.emit('resume', { after: null }))
  })
  const until = async (is: (entry: FeedEntry) => boolean): Promise<FeedEntry> => {
    for (;;) {
      const found = entries.find(is)
      if (found) return found
      await new Promise<void>((wake) => waiting.push(wake))
    }
  }
  return { snapshot, until }
}
const bandOf = ({ event }: FeedEntry): string =>
  'alert' in event && event.alert.evidence.kind === 'encounter'
    ? `${event.alert.turn} ${event.alert.evidence.band}`
    : event.type

it('[PX11] a commander widens the limits: the pair is judged anew at once, every screen knows why, and it ends', async () => {
  const { until } = await screen()
  const north = await running.tracked(admin, 'Utara', 1)
  const south = await running.tracked(admin, 'Selatan', 2)
  for (let i = 0; i < 2; i++) {
    await running.report(north.trackerId, 117.5, 0.5 + i * 1e-6)
    await running.report(south.trackerId, 117.5, 0.53 + i * 1e-6)
    if (i === 0) await until((it) => it.event.type === 'DeviceRegistered')
  }
  await until((it) => bandOf(it) === 'raised watch')
  const body = { kind: 'limits' as const, limits: LIMITS, until: inAnHour(), reason: 'Massa bersenjata' }
  const given = await running.call(routes.giveOrder, { cookie: admin, body })
  expect(given.status).toBe(201)
  const told = await until((it) => it.event.type === 'OrderGiven')
  expect(told).toMatchObject({ by: 'admin', event: { order: { reason: 'Massa bersenjata' } } })
  const worse = await until((it) => bandOf(it) === 'limitsChanged danger')
  expect(worse).toMatchObject({
    event: { alert: { severity: 'extreme', evidence: { limitM: 4_000, limitsFrom: { orderId: given.body.id } } } },
  })
  expect((await screen()).snapshot.orders).toEqual([given.body])

  const params = { orderId: given.body.id }
  const early = await running.call(routes.endOrder, { cookie: admin, params, body: { version: 9 } })
  expect(early.status).toBe(409)
  const ended = await running.call(routes.endOrder, { cookie: admin, params, body: { version: 1 } })
  expect(ended.status).toBe(200)
  await until((it) => it.event.type === 'OrderEnded')
  expect((await screen()).snapshot.orders).toEqual([])
})

it('[PH6] a commander changes a phase: it is an event, stands on the sign-in page, and outlives a restart', async () => {
  const { until, snapshot } = await screen()
  expect(snapshot.phases.find((it) => it.contestId === 'gubernur')?.phase).toBe('settled')
  const body = {
    kind: 'phase' as const,
    contestId: 'gubernur',
    phase: 'voting' as const,
    until: inAnHour(),
    reason: 'PSU',
  }
  await running.call(routes.giveOrder, { cookie: admin, body })
  const turned = await until((it) => it.event.type === 'PhaseChanged')
  expect(turned.event).toMatchObject({ phase: { contestId: 'gubernur', phase: 'voting', next: { phase: 'settled' } } })
  expect(await (await running.raw('/healthz')).json()).toMatchObject({ phases: ['voting', 'settled'] })
  const { folder } = running
  await running.stop({ keep: true })
  running = await startApp({ dataDir: folder })
  admin = await running.signIn()
  const again = await screen()
  expect(again.snapshot.phases.find((it) => it.contestId === 'gubernur')?.phase).toBe('voting')
})

it('[PX10] a group of a rally that is not there is refused', async () => {
  const body = { name: 'Massa', kind: 'crowd' as const, camps: [], rallyId: 'nowhere' }
  const answer = await running.call(routes.registerGroup, { cookie: admin, body })
  expect([answer.status, answer.body]).toMatchObject([422, { refused: 'unknownRally' }])
  expect(GroupId.safeParse('nowhere').success).toBe(true)
})

it('[PX2] footprints and trails come to a screen after its snapshot and when they change', async () => {
  const north = await running.tracked(admin, 'Utara', 1)
  await running.report(north.trackerId, 117.5, 0.5)
  const socket = running.screen(admin)
  const shapes = await new Promise<unknown[]>((done) => {
    socket.on('shapes', (all) => {
      if (all.length > 0) done(all)
    })
    socket.on('connect', () => socket.emit('resume', { after: null }))
  })
  expect(shapes).toEqual([{ groupId: north.groupId, radiusM: 0, lines: [[[117.5, 0.5]]], trail: [] }])
})
