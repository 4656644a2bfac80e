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

const merge = (cookie: string, report: Incident, lead: Incident) =>
  running.call(routes.mergeIncident, {
    cookie,
    params: { incidentId: report.id },
    body: { version: report.version, into: lead.id, intoVersion: lead.version, severity: lead.severity },
  })
const shown = async (): Promise<IncidentId[]> => {
  const screen = running.screen(await running.seat('display', null))
  return new Promise((done) => {
    screen.once('snapshot', ({ incidents }) => done(incidents.map(({ id }) => id)))
    screen.emit('resume', { after: null })
  })
}

it('[IN4] reports become one incident on every screen and come back; its story says who did it', async () => {
  const [a, b, c] = [await report(), await report({ severity: 'severe' }), await report({ severity: 'minor' })]
  const first = await merge(operator, a, b)
  expect(first.status).toBe(200)
  const second = await merge(operator, first.body.lead, c)
  expect(second.body.lead).toMatchObject({ merged: [b.id, a.id], severity: 'minor' })
  const moved = await running.store.read.incident(a.id)
  expect(moved).toMatchObject({ mergedInto: c.id })
  const seen = await shown()
  expect(seen).toContain(c.id)
  expect(seen).not.toContain(a.id)
  const { body, status } = await running.call(routes.readIncidentStory, {
    ...{ cookie: operator, params: { incidentId: c.id } },
  })
  expect(status).toBe(200)
  expect(body.story.done.map(({ deed }) => deed)).toEqual(['reported', 'tookIn'])
  expect(body.story.done[1]?.others).toEqual([b.id, a.id])
  expect(body.story.reports.map(({ id, severity }) => [id, severity])).toEqual([
    [b.id, 'severe'],
    [a.id, 'extreme'],
  ])
  const split = await running.call(routes.splitIncident, {
    ...{ cookie: operator, params: { incidentId: a.id } },
    body: { version: moved?.version ?? 0, leadVersion: second.body.lead.version },
  })
  expect(split.body.report).toMatchObject({ id: a.id, status: 'reported', mergedInto: null })
  expect(split.body.lead.merged).toEqual([b.id])
  expect(await shown()).toContain(a.id)
})

it('[IN3] [IN4] of two operators who merge the same report the second is told', async () => {
  const [a, b, c] = [await report(), await report(), await report()]
  const [one, other] = await Promise.all([merge(operator, a, b), merge(operator, a, c)])
  expect([one.status, other.status].toSorted((x, y) => x - y)).toEqual([200, 409])
})

it('[IN4] both must lie in the reach of who merges; merged reports elsewhere are only counted', async () => {
  const [here, outside] = [await report(), await report({ position: { lon: 117.5, lat: -5 } })]
  expect((await merge(operator, outside, here)).status).toBe(403)
  expect((await merge(operator, here, outside)).status).toBe(403)
  const province = await running.seat('operator', null)
  expect((await merge(province, outside, here)).status).toBe(200)
  const params = { incidentId: here.id }
  const told = await running.call(routes.readIncidentStory, { cookie: operator, params })
  expect(told.body.story).toMatchObject({ reports: [], elsewhere: 1 })
  expect((await running.call(routes.readIncidentStory, { cookie: elsewhere, params })).status).toBe(403)
  expect((await running.call(routes.readIncidentStory, { cookie: field, params })).status).toBe(403)
})

it('links only to what is there and what the linker may act on', async () => {
  const incident = await report()
  const none = { alertId: null, rallyId: null, groupIds: [], siteIds: [] }
  const link = (some: object) => step(operator, incident, { act: 'link', ...none, ...some })
  expect((await link({ alertId: 'x' })).body).toMatchObject({ refused: 'unknownAlert' })
  expect((await link({ rallyId: 'x' })).body).toMatchObject({ refused: 'unknownRally' })
  expect((await link({ groupIds: ['x'] })).body).toMatchObject({ refused: 'unknownGroup' })
  expect((await link({ siteIds: ['x'] })).body).toMatchObject({ refused: 'unknownSite' })
  for (const hostile of [{ groupIds: Array(21).fill('g') }, { siteIds: 's' }, { alertId: '\u0000' }, { rallyId: {} }]) {
    expect((await link(hostile)).body).toMatchObject({ refused: 'malformed' })
  }
  const outside = await report({ position: { lon: 117.5, lat: -5 } })
  await expect.poll(() => alertOf(outside.id), { timeout: 5_000 }).toBeTruthy()
  expect((await link({ alertId: (await alertOf(outside.id))?.id })).status).toBe(403)
  const site = running.world.operation.sites[0]?.id
  const linked = await link({ siteIds: [site] })
  expect(linked.body).toMatchObject({ siteIds: [site], version: 2 })
})

it('its reporter hears what they sent, whatever was done to it since', async () => {
  const body = IncidentDraft.parse({
    ...{ id: randomUUID(), category: 'clash', severity: 'minor', position: { lon: 117.5, lat: 0.5 }, rallyId: 'r' },
  })
  const sent = await running.call(routes.reportIncident, { cookie: field, body })
  const grave = await report()
  await running.call(routes.mergeIncident, {
    ...{ cookie: operator, params: { incidentId: grave.id } },
    body: { version: 1, into: body.id, intoVersion: 1, severity: 'extreme' },
  })
  const again = await running.call(routes.reportIncident, { cookie: field, body })
  expect(again.body).toEqual(sent.body)
  // IN4: who reported what was merged hears how far that is.
  await step(operator, (await running.store.read.incident(body.id)) ?? grave, { act: 'verify' })
  const own = (await running.call(routes.listOwnReports, { cookie: field })).body.reports
  const of = (id: string) => own.filter((it) => it.id === id).map(({ status, isMerged }) => [status, isMerged])
  expect([of(body.id), of(grave.id)]).toEqual([[['verified', false]], [['verified', true]]])
})

it('a hand-over is told to who may know it, its receipt to no wall', async () => {
  let incident = await report()
  for (const some of [
    { act: 'verify' },
    { act: 'assign', assignee: 'Patroli' },
    { act: 'handOver', to: 'police', recipient: 'PENYIDIK', receipt: 'LP/1' },
  ]) {
    const { body, status } = await step(operator, incident, some)
    expect(status).toBe(200)
    incident = body
  }
  const screen = running.screen(await running.seat('display', null))
  const incidents = await new Promise<Incident[]>((done) => {
    screen.once('snapshot', (snapshot) => done(snapshot.incidents))
    screen.emit('resume', { after: null })
  })
  const onWall = incidents.find(({ id }) => id === incident.id)
  expect(onWall?.handOvers).toMatchObject([{ to: 'police', recipient: null, receipt: '' }])
})
