import { routes } from '@jaga-jarak/shared/api.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { anAlert, anIncident, anOrder, aRally } from './store/specimens.ts'

let running: Running
let now: EpochMs
beforeEach(async () => {
  running = await startApp()
  now = epochMs(Date.now())
})
afterEach(() => running.stop())

const place = (code: string) => ({ regency: { code, name: code }, district: null })
const gap = (id: string, region: string, camps: object[]) => {
  const bare = anAlert(id, id, { raisedAt: now, turnedAt: now, regions: [region] })
  return anAlert(id, id, { ...bare, evidence: { ...bare.evidence, camps } })
}
const camp = (ballotNumber: number) => ({ contestId: 'gubernur', ballotNumber })

it("counts what the log tells, of the reader's regencies, and tells when it is taken away", async () => {
  const [here, there] = [gap('a-1', '64.08', [camp(1)]), gap('a-2', '64.74', [camp(2)])]
  const answered = { at: epochMs(now + 30_000), by: 'admin', comment: '', severity: 'minor' as const }
  const rally = aRally('r-1', { camps: [camp(1)] })
  const order = anOrder('ord-1', { contestId: 'gubernur', from: epochMs(now - 5), until: epochMs(now + 60_000) })
  await running.store.write(async (tx) => {
    await tx.saveRally(rally)
    await tx.append([{ type: 'OrderGiven', order }], epochMs(now - 5), 'admin')
  })
  await running.store.write((tx) =>
    tx.append(
      [
        { type: 'AlertRaised', alert: here },
        { type: 'AlertRaised', alert: there },
        { type: 'AlertAcknowledged', alert: { ...here, acknowledged: answered, version: 2 } },
        { type: 'AlertTurned', alert: { ...here, acknowledged: null, version: 3 } },
        { type: 'IncidentReported', incident: anIncident(1, { rallyId: rally.id, place: place('64.08') }) },
        { type: 'IncidentReported', incident: anIncident(2, { place: place('64.74') }) },
      ],
      now,
      null,
    ),
  )
  const query = { from: epochMs(now - 1), until: epochMs(now + 1) }
  const read = async (reach: string[] | null) =>
    (await running.call(routes.readNeutrality, { cookie: await running.seat('observer', reach), query })).body
  const whole = await read(null)
  expect(whole.all).toMatchObject({ alerts: 2, acknowledged: 1, medianMs: 30_000, orders: 1, incidents: { severe: 2 } })
  const [one, two] = whole.camps.filter((it) => it.camp.contestId === 'gubernur')
  expect(one?.figures).toMatchObject({ alerts: 1, acknowledged: 1, orders: 1, incidents: { severe: 1 } })
  expect(two?.figures).toMatchObject({ alerts: 1, acknowledged: 0, orders: 1, incidents: { severe: 0 } })
  expect(whole.noCamp.incidents.severe).toBe(1)

  const bound = await read(['64.74'])
  expect(bound.all).toMatchObject({ alerts: 1, acknowledged: 0, incidents: { severe: 1 } })
  expect(bound.regencies.map(({ code }) => code)).toEqual(['64.74'])

  const later = { from: epochMs(now + 1), until: epochMs(now + 2) }
  const cookie = await running.seat('observer', null)
  const after = await running.call(routes.readNeutrality, { cookie, query: later })
  expect(after.body.all).toMatchObject({ alerts: 0, orders: 1, incidents: { severe: 0 } })

  const csv = await running.call(routes.exportNeutrality, { cookie, query })
  expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(csv.body.split('\r\n')[1]).toBe('all,,,,2,0,0,0,0,2,0,0,0,0,1,0,30000,30000,1,0,2,0,0,0')
  const told = await running.store.read.entries({ type: 'DataRead' }, 'rising', 10)
  expect(told.map(({ event }) => event)).toEqual([
    { type: 'DataRead', what: 'neutrality', subject: `?from=${query.from}&until=${query.until}` },
  ])
})
