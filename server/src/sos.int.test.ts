import { randomUUID } from 'node:crypto'
import type { AlertSubject } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import { IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode, type Place } from '@jaga-jarak/shared/region.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { entryOf, snapshotOf } from './screen-in-test.ts'

const place: Place = { regency: { code: KemendagriCode.parse('64.08'), name: 'Kutai Timur' }, district: null }
let running: Running
let operator: string
beforeEach(async () => {
  running = await startApp({ gazetteer: { placeAt: () => place } })
  operator = await running.seat('operator', null)
})
afterEach(() => running.stop())

const alertOf = (subject: AlertSubject) => running.store.read.latestAlert('sos', [subject])

it('[AL4] an officer calls: the alert is on the screens of who may read the incident, and ends when help is there', async () => {
  const field = await running.seat('field', ['64.08'])
  const [here, elsewhere, officer] = [
    running.screen(operator),
    running.screen(await running.seat('operator', ['64.71'])),
    running.screen(field),
  ]
  await Promise.all([here, elsewhere, officer].map(snapshotOf))
  const raised = entryOf(here, ({ event }) => event.type === 'AlertRaised')
  const withheld = [elsewhere, officer].map((it) => entryOf(it, ({ event }) => event.type === 'Withheld'))
  const what = { category: 'other', severity: 'extreme', isSos: true, position: { lon: 117.5, lat: 0.5 } }
  const body = IncidentDraft.parse({ id: randomUUID(), ...what })
  const { body: incident } = await running.call(routes.reportIncident, { cookie: field, body })
  const { event } = await raised
  expect('alert' in event && event.alert).toMatchObject({
    ...{ severity: 'extreme', subjects: [incident.id], regions: ['64.08'] },
    evidence: { kind: 'sos', rule: 'AL4', incidentId: incident.id, place },
  })
  await Promise.all(withheld)
  const alert = await alertOf(incident.id)
  const shelve = { version: alert?.version ?? 0, minutes: 5, reason: 'x' }
  const params = { alertId: alert?.id ?? '' }
  expect(await running.call(routes.shelveAlert, { cookie: operator, params, body: shelve })).toMatchObject({
    ...{ status: 409, body: { refused: 'wrongStep' } },
  })
  let version = incident.version
  for (const act of [{ act: 'verify' }, { act: 'assign', assignee: 'Regu 2' }, { act: 'contain' }] as const) {
    expect((await alertOf(incident.id))?.cleared).toBeNull()
    const params = { incidentId: incident.id }
    const answer = await running.call(routes.actOnIncident, { cookie: operator, params, body: { ...act, version } })
    version = answer.body.version
  }
  await expect.poll(async () => (await alertOf(incident.id))?.turn).toBe('cleared')
})

it('[AL4, IN6] a call from nobody knows where reaches the operators of who called, and names no place', async () => {
  const field = await running.seat('field', ['64.03'])
  const [own, other] = [await running.seat('operator', ['64.03']), await running.seat('operator', ['64.71'])]
  const what = { category: 'other', severity: 'extreme', isSos: true, accuracyM: 400_000 }
  const body = IncidentDraft.parse({ id: randomUUID(), ...what, position: { lon: 116.4, lat: 0 } })
  const { body: incident } = await running.call(routes.reportIncident, { cookie: field, body })
  await expect.poll(() => alertOf(incident.id)).toMatchObject({ regions: ['64.03'], evidence: { place: null } })
  const [mine, theirs] = await Promise.all([own, other].map((cookie) => snapshotOf(running.screen(cookie))))
  expect(mine?.incidents).toMatchObject([{ id: incident.id, place: null }])
  expect(mine?.alerts).toMatchObject([{ subjects: [incident.id] }])
  expect([theirs?.incidents, theirs?.alerts]).toEqual([[], []])
  const step = { act: 'verify' as const, version: 1 }
  const params = { incidentId: incident.id }
  expect((await running.call(routes.actOnIncident, { cookie: other, params, body: step })).status).toBe(403)
  expect((await running.call(routes.actOnIncident, { cookie: own, params, body: step })).status).toBe(200)
})

it('[AL4, IN4] a call that is merged goes on in the other incident, and is not put under what is contained', async () => {
  const field = await running.seat('field', ['64.08'])
  const report = async (some: object) => {
    const what = { category: 'clash', severity: 'minor', position: { lon: 117.5, lat: 0.5 }, ...some }
    const body = IncidentDraft.parse({ id: randomUUID(), ...what })
    return (await running.call(routes.reportIncident, { cookie: field, body })).body
  }
  const act = async (incidentId: string, version: number, step: object) =>
    (
      await running.call(routes.actOnIncident, {
        cookie: operator,
        params: { incidentId },
        body: { ...step, version } as never,
      })
    ).body.version
  const [call, lead, contained] = [
    await report({ isSos: true, severity: 'extreme' }),
    await report({}),
    await report({}),
  ]
  let version = await act(contained.id, 1, { act: 'verify' })
  version = await act(contained.id, version, { act: 'assign', assignee: 'Regu 2' })
  version = await act(contained.id, version, { act: 'contain' })
  await expect.poll(() => alertOf(call.id)).toBeTruthy()
  const merge = (into: string, intoVersion: number) =>
    running.call(routes.mergeIncident, {
      ...{ cookie: operator, params: { incidentId: call.id } },
      body: { version: 1, into, intoVersion, severity: 'minor' },
    })
  expect(await merge(contained.id, version)).toMatchObject({ status: 409, body: { refused: 'callWaits' } })
  expect((await alertOf(call.id))?.cleared).toBeNull()
  expect((await merge(lead.id, 1)).status).toBe(200)
  await expect.poll(() => alertOf(lead.id)).toMatchObject({ severity: 'extreme', cleared: null })
  await expect.poll(async () => (await alertOf(call.id))?.turn).toBe('cleared')
  const { body } = await running.call(routes.listOwnReports, { cookie: field })
  expect(body.reports.find(({ id }) => id === call.id)).toMatchObject({ isMerged: true, status: 'reported' })
})

it('[AL4] a tracker’s button raises one alert of its group however bad the fix, and a person closes it', async () => {
  const { groupId: id, trackerId } = await running.tracked(operator, 'Utara', 1)
  const groupId = GroupId.parse(id)
  const press = (query: string) => running.raw(`/osmand?id=${trackerId}&${query}`)
  const now = Math.round(Date.now() / 1_000)
  // Too inaccurate to be on any map, and a call all the same.
  expect((await press(`lat=0.5&lon=117.5&accuracy=90000&timestamp=${now - 20}&alarm=sos`)).status).toBe(200)
  await expect
    .poll(() => alertOf(groupId))
    .toMatchObject({ severity: 'extreme', evidence: { groupId, incidentId: null } })
  const first = await alertOf(groupId)
  await press(`lat=0.5&lon=117.5&timestamp=${now - 10}&alarm=SOS`)
  await press(`lat=0.5&lon=117.5&timestamp=${now - 10}&alarm=lowBattery`)
  // Sent twice it is nothing; a further call goes through the same line, so this one was looked at before it.
  const { groupId: other, trackerId: another } = await running.tracked(operator, 'Selatan', 2)
  await running.raw(`/osmand?id=${another}&lat=0.9&lon=117.5&timestamp=${now}&alarm=sos`)
  await expect.poll(() => alertOf(GroupId.parse(other))).toBeTruthy()
  expect((await alertOf(groupId))?.version).toBe(first?.version)

  const params = { alertId: first?.id ?? '' }
  const body = { version: first?.version ?? 0, reason: 'Tombol tertekan' }
  expect((await running.call(routes.closeAlert, { cookie: operator, params, body })).status).toBe(200)
  await press(`lat=0.5&lon=117.5&timestamp=${now - 10}&alarm=sos`)
  await press(`lat=0.5001&lon=117.5&timestamp=${now}&alarm=sos`)
  await expect.poll(async () => (await alertOf(groupId))?.id).not.toBe(first?.id)
  expect((await alertOf(groupId))?.cleared).toBeNull()
})
