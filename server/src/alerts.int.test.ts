import { routes } from '@jaga-jarak/shared/api.ts'
import type { FeedEntry } from '@jaga-jarak/shared/feed.ts'
import { alertId, epochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { exerciseClock } from './clock.ts'
import { aGroup, anAlert } from './store/specimens.ts'

/** A minute of the operation is half a second here. */
const clock = exerciseClock({ real: Date.now(), operation: Date.UTC(2024, 10, 23, 6), speed: 120 })
const MINUTE_MS = 60_000
let running: Running
let operator: string
beforeAll(async () => {
  running = await startApp({ clock })
  operator = await running.seat('operator', ['64.08'])
})
afterAll(() => running.stop())

let count = 0
/** Somebody's alert that has just been raised, told to the house as the watch tells it. */
async function raised(some: Partial<Parameters<typeof anAlert>[2]> = {}) {
  const [now, subject] = [clock.now(), GroupId.parse(`g-${++count}`)]
  const times = { raisedAt: now, turnedAt: now, waitsSince: now, regions: [KemendagriCode.parse('64.08')] }
  const alert = anAlert(alertId(`coverageGap:${subject}@${now}`), subject, { ...times, ...some })
  await running.store.write(async (tx) => {
    await tx.saveGroup(aGroup(count, { id: subject, no: await tx.nextGroupNo() }))
    await tx.saveAlert(alert)
    await tx.append([{ type: 'AlertRaised', alert }], now, null)
  })
  return { alert, params: { alertId: alert.id } }
}
const told = async (id: string): Promise<[string, string | null][]> => {
  const entries = await running.store.read.entries({ subject: id }, 'rising', 100)
  return entries.map(({ event, by }) => [event.type, by])
}
const stands = async (id: string) => running.store.read.alert(alertId(id))

it('[AL4] an alert is put aside with end and reason, tells every screen, and comes back by itself', async () => {
  const { alert, params } = await raised({ severity: 'severe' })
  const wall = running.screen(await running.seat('display', null))
  const seen: FeedEntry[] = []
  wall.on('entries', (entries) => seen.push(...entries))
  await new Promise<void>((done) => {
    wall.once('snapshot', () => done())
    wall.emit('resume', { after: null })
  })
  const body = { version: 1, minutes: 2, reason: 'Dikawal patroli' }
  const shelved = await running.call(routes.shelveAlert, { cookie: operator, params, body })
  expect(shelved.status).toBe(200)
  expect(shelved.body.shelved).toMatchObject({ reason: 'Dikawal patroli' })
  expect((shelved.body.shelved?.until ?? 0) - (shelved.body.shelved?.at ?? 0)).toBe(2 * MINUTE_MS)
  await expect.poll(async () => (await stands(alert.id))?.turn, { timeout: 5_000 }).toBe('unshelved')
  expect(await told(alert.id)).toEqual([
    ['AlertRaised', null],
    ['AlertShelved', shelved.body.shelved?.by],
    ['AlertUnshelved', null],
  ])
  await expect.poll(() => seen.map(({ event }) => event.type)).toContain('AlertUnshelved')
  // A wall tells nobody's words.
  expect(JSON.stringify(seen)).not.toContain('Dikawal')
})

it('[AL4] a person takes it back before its time; danger, another regency, and no reason are refused', async () => {
  const { params } = await raised()
  const body = { version: 1, minutes: 30, reason: 'x' }
  expect((await running.call(routes.shelveAlert, { cookie: operator, params, body })).status).toBe(200)
  const back = await running.call(routes.unshelveAlert, { cookie: operator, params, body: { version: 2 } })
  expect([back.status, back.body]).toMatchObject([200, { turn: 'unshelved', shelved: null, version: 3 }])
  const again = await running.call(routes.unshelveAlert, { cookie: operator, params, body: { version: 3 } })
  expect([again.status, again.body]).toMatchObject([409, { refused: 'wrongStep' }])

  const danger = await raised({ severity: 'extreme' })
  const refused = await running.call(routes.shelveAlert, { cookie: operator, params: danger.params, body })
  expect([refused.status, refused.body]).toMatchObject([409, { refused: 'wrongStep' }])
  const elsewhere = await running.seat('operator', ['64.71'])
  expect((await running.call(routes.shelveAlert, { cookie: elsewhere, params, body })).status).toBe(403)
  for (const wrong of [{ minutes: 31 }, { minutes: 0 }, { minutes: 1.5 }, { reason: ' ' }, { reason: undefined }]) {
    const answer = await running.call(routes.shelveAlert, {
      cookie: operator,
      params,
      body: { ...body, ...wrong } as never,
    })
    expect([wrong, answer.status]).toEqual([wrong, 400])
  }
})

it('[AL7] those of a flood are acknowledged at once, an entry of each; what got worse or lies elsewhere is named', async () => {
  const many = await Promise.all(Array.from({ length: 20 }, () => raised()))
  const other = await raised({ regions: [KemendagriCode.parse('64.71')] })
  const worse = await raised({ version: 3, worsenedIn: 3 })
  const before = await running.store.read.head()
  const alerts = [...many, other, worse].map(({ alert }) => ({ alertId: alert.id, version: 1 }))
  const { status, body } = await running.call(routes.acknowledgeAlerts, {
    ...{ cookie: operator, body: { alerts: [...alerts, ...alerts.slice(0, 1)], comment: 'Satu kejadian' } },
  })
  expect([status, body]).toMatchObject([200, { acknowledged: { length: 20 } }])
  expect(body.failed.map(({ refused }) => refused)).toEqual(['outsideReach', 'changedMeanwhile', 'alreadyAcknowledged'])
  const entries = await running.store.read.entriesAfter(before, 100)
  const said = entries.filter(({ event }) => event.type === 'AlertAcknowledged')
  expect(said).toHaveLength(20)
  expect(new Set(said.map(({ at, by }) => `${at} ${by}`)).size).toBe(1)
  const none = await running.call(routes.acknowledgeAlerts, { cookie: operator, body: { alerts: [] } })
  expect(none.status).toBe(400)
})

it('[AL5] unanswered danger goes to the commander after two minutes of the clock, once; answered, it is recalled', async () => {
  const { alert, params } = await raised({ severity: 'extreme' })
  await expect.poll(async () => (await stands(alert.id))?.turn, { timeout: 5_000 }).toBe('escalated')
  const escalated = await stands(alert.id)
  const waitedMs = (escalated?.escalatedAt ?? 0) - alert.raisedAt
  expect(waitedMs).toBeGreaterThanOrEqual(2 * MINUTE_MS)
  expect(waitedMs).toBeLessThan(5 * MINUTE_MS)
  const said = await running.call(routes.acknowledgeAlert, { cookie: operator, params, body: { version: 2 } })
  expect(said.body).toMatchObject({ escalatedAt: null, acknowledged: { severity: 'extreme' } })
  await expect.poll(async () => (await stands(alert.id))?.turn, { timeout: 10_000 }).toBe('reminded')
  expect((await told(alert.id)).map(([type]) => type)).toEqual([
    ...['AlertRaised', 'AlertEscalated', 'AlertAcknowledged', 'AlertEscalated'],
  ])
  expect((await stands(alert.id))?.acknowledged).not.toBeNull()
})

it('[AL5] what waited while the server was away escalates when it is back', async () => {
  const { alert } = await raised({ severity: 'extreme', waitsSince: epochMs(clock.now() - MINUTE_MS) })
  await running.stop({ keep: true })
  running = await startApp({ clock, dataDir: running.folder })
  await expect.poll(async () => (await stands(alert.id))?.turn, { timeout: 5_000 }).toBe('escalated')
  operator = await running.seat('operator', ['64.08'])
})
