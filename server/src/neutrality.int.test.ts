import { routes } from '@jaga-jarak/shared/api.ts'
import { ContestId, type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { anAlert, anIncident, anOrder, aRally } from './store/specimens.ts'

const place = (code: string) => ({ regency: { code: KemendagriCode.parse(code), name: code }, district: null })
let running: Running
let now: EpochMs
beforeEach(async () => {
  running = await startApp({ gazetteer: { placeAt: () => place('64.08') } })
  now = epochMs(Date.now())
})
afterEach(() => running.stop())

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
        {
          type: 'IncidentReported',
          incident: anIncident(1, { rallyId: rally.id, reportedAt: now, place: place('64.08') }),
        },
        { type: 'IncidentReported', incident: anIncident(2, { reportedAt: now, place: place('64.74') }) },
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
  expect(csv.body.split('\r\n')[1]).toBe('all,,,,2,0,0,0,0,0,2,0,0,0,0,0,1,0,30000,30000,1,0,0,2,0,0,0')
  const told = await running.store.read.entries({ type: 'DataRead' }, 'rising', 10)
  expect(told.map(({ event }) => event)).toEqual([
    { type: 'DataRead', what: 'neutrality', subject: `?from=${query.from}&until=${query.until}` },
  ])
})

it('[SC6] refused plans are kept with their camps and counted; what says nothing of the plan is not', async () => {
  const contestId = ContestId.parse('gubernur')
  const quiet = running.world.operation.contests.find(({ id }) => id === contestId)?.calendar
  const from = quiet?.find(({ phase }) => phase === 'quietPeriod')?.from ?? epochMs(0)
  const draft = {
    ...{ kind: 'openRally' as const, camps: [{ contestId, ballotNumber: 2 }], headcount: 100 },
    venue: { name: 'Lapangan', position: { lon: 117.5, lat: 0.5 } },
    ...{ from, until: epochMs(from + 3_600_000) },
  }
  const planner = await running.seat('planner', null)
  const plan = (cookie: string, body: Partial<typeof draft>) =>
    running.call(routes.planRally, { cookie, body: { ...draft, ...body } })
  expect(await plan(planner, {})).toMatchObject({ status: 409, body: { refused: 'quietPeriod', detail: 'gubernur' } })
  const early = { from: epochMs(from - 7_200_000), until: from }
  expect(await plan(await running.seat('planner', ['64.11']), early)).toMatchObject({ status: 403 })
  expect(await plan(planner, { camps: [{ contestId, ballotNumber: 9 }] })).toMatchObject({ status: 422 })
  const good = await plan(planner, early)
  expect(good.status).toBe(201)
  const move = (version: number, body: Partial<typeof draft>) =>
    running.call(routes.changeRally, {
      cookie: planner,
      params: { rallyId: good.body.id },
      body: { ...draft, ...early, ...body, version },
    })
  expect(await move(7, {})).toMatchObject({ status: 409, body: { refused: 'changedMeanwhile' } })
  expect(await move(1, { until: epochMs(from + 1) })).toMatchObject({ status: 409, body: { refused: 'quietPeriod' } })
  expect((await running.store.read.rally(good.body.id))?.until).toBe(from)

  const kept = await running.store.read.entries({ type: 'PlanRefused' }, 'rising', 10)
  expect(kept.map(({ event }) => 'plan' in event && [event.plan.fault, event.plan.region])).toEqual([
    ['quietPeriod', '64.08'],
    ['outsideReach', '64.08'],
    ['quietPeriod', '64.08'],
  ])
  const query = { from: now, until: epochMs(Date.now() + 60_000) }
  const told = await running.call(routes.readNeutrality, { cookie: await running.seat('observer', null), query })
  expect(told.body.all.plansRefused).toBe(3)
  expect(told.body.camps.flatMap(({ camp: it, figures }) => (figures.plansRefused > 0 ? [it] : []))).toEqual(
    draft.camps,
  )
})
