import { randomUUID } from 'node:crypto'
import { routes } from '@jaga-jarak/shared/api.ts'
import { type Incident, IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode, type Place } from '@jaga-jarak/shared/region.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { exerciseClock } from './clock.ts'

/** A minute of the operation is half a second here. */
const clock = exerciseClock({ real: Date.now(), operation: Date.UTC(2024, 10, 23, 6), speed: 120 })
const MINUTE_MS = 60_000
const place: Place = {
  regency: { code: KemendagriCode.parse('64.08'), name: 'Kutai Timur' },
  district: null,
}
let running: Running
let operator: string
let elsewhere: string
let field: string
beforeAll(async () => {
  running = await startApp({ clock, gazetteer: { placeAt: ({ lat }) => (lat > 0 ? place : null) } })
  operator = await running.seat('operator', ['64.08'])
  elsewhere = await running.seat('operator', ['64.71'])
  field = await running.seat('field', ['64.08'])
})
afterAll(() => running.stop())

async function report(some: Partial<Incident> = {}): Promise<Incident> {
  const what = { category: 'clash', severity: 'extreme', position: { lon: 117.5, lat: 0.5 } }
  const body = IncidentDraft.parse({ id: randomUUID(), ...what, ...some })
  const { body: incident } = await running.call(routes.reportIncident, { cookie: field, body })
  return incident
}
const alertOf = (id: IncidentId) => running.store.read.latestAlert('incidentRaised', [id])
const step = (cookie: string, { id, version }: Incident, some: object) =>
  running.call(routes.actOnIncident, { cookie, params: { incidentId: id }, body: { version, ...some } as never })

it('[IN5] a report that nobody verifies raises an alert, which escalates, and clears when it is verified', async () => {
  const incident = await report()
  await expect.poll(() => alertOf(incident.id), { timeout: 5_000 }).toBeTruthy()
  const alert = await alertOf(incident.id)
  expect(alert).toMatchObject({ severity: 'extreme', regions: ['64.08'], evidence: { rule: 'IN5', place } })
  expect((alert?.raisedAt ?? 0) - incident.reportedAt).toBeGreaterThanOrEqual(2 * MINUTE_MS)
  // AL5: two minutes more, and it goes to the commander.
  await expect.poll(async () => (await alertOf(incident.id))?.turn, { timeout: 5_000 }).toBe('escalated')
  expect((await step(elsewhere, incident, { act: 'verify' })).status).toBe(403)
  expect((await step(operator, incident, { act: 'verify' })).status).toBe(200)
  await expect.poll(async () => (await alertOf(incident.id))?.cleared?.by, { timeout: 5_000 }).toBeNull()
  const entries = await running.store.read.entries({ subject: incident.id }, 'rising', 100)
  expect(entries.map(({ event }) => event.type)).toEqual([
    'IncidentReported',
    ...['AlertRaised', 'AlertEscalated', 'IncidentMoved', 'AlertCleared'],
  ])
})

it('[IN5] verified in time it raises nothing', async () => {
  const [late, early] = [await report(), await report()]
  await step(operator, early, { act: 'verify' })
  await expect.poll(() => alertOf(late.id), { timeout: 5_000 }).toBeTruthy()
  expect(await alertOf(early.id)).toBeUndefined()
})

it('[IN5] who may not read an incident may not read or answer its alert, wherever it lies', async () => {
  const outside = await report({ position: { lon: 117.5, lat: -5 } })
  await expect.poll(() => alertOf(outside.id), { timeout: 5_000 }).toBeTruthy()
  const alert = await alertOf(outside.id)
  if (!alert) throw new Error('an alert expected')
  const params = { alertId: alert.id }
  for (const cookie of [operator, elsewhere, field]) {
    const screen = running.screen(cookie)
    const alerts = await new Promise<string[]>((done) => {
      screen.once('snapshot', (snapshot) => done(snapshot.alerts.map(({ id }) => id)))
      screen.emit('resume', { after: null })
    })
    expect(alerts).not.toContain(alert.id)
    const answer = await running.call(routes.acknowledgeAlert, { cookie, params, body: { version: alert.version } })
    expect(answer.status).toBe(403)
    expect((await running.call(routes.readAlertStory, { cookie, params })).status).toBe(403)
  }
  const province = await running.seat('commander', null)
  expect((await running.call(routes.readAlertStory, { cookie: province, params })).status).toBe(200)
})
