import { routes } from '@jaga-jarak/shared/api.ts'
import { ContestId, type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { aGroup, anAlert, anIncident, aRally } from './store/specimens.ts'

const HERE = KemendagriCode.parse('64.08')
const THERE = KemendagriCode.parse('64.74')
const place = (code: KemendagriCode, district: string | null = null) => ({ regency: { code, name: code }, district })
let running: Running
let now: EpochMs
beforeEach(async () => {
  running = await startApp({
    gazetteer: { placeAt: ({ lon }) => place(lon < 117 ? THERE : HERE, 'Sangatta Utara') },
  })
  now = epochMs(Date.now())
})
afterEach(() => running.stop())

const gap = (id: string, at: EpochMs, region: KemendagriCode, district: string) => {
  const bare = anAlert(id, id, { raisedAt: at, turnedAt: at, regions: [region] })
  return anAlert(id, id, { ...bare, evidence: { ...bare.evidence, place: place(region, district) } })
}

it('[LG1] tells what the log holds of a period and what is live, by regency and district', async () => {
  const start = epochMs(now - 60_000)
  const [one, two] = [gap('a-1', start, HERE, 'Sangatta Utara'), gap('a-2', start, THERE, 'Bontang Baru')]
  const word = { at: epochMs(start + 9_000), by: 'admin', comment: '', severity: 'minor' as const }
  const answered = { ...one, acknowledged: word, turnedAt: word.at, version: 2 }
  const over = { ...answered, cleared: { at: epochMs(start + 20_000), by: null }, turnedAt: epochMs(start + 20_000) }
  const [first, second] = [
    anIncident(1, { reportedAt: start, place: place(HERE, 'Sangatta Utara') }),
    anIncident(2, { reportedAt: start, place: null, regions: [HERE, THERE], severity: 'minor' }),
  ]
  const rejected = anIncident(3, { reportedAt: start, place: place(THERE), status: 'rejected' })
  await running.store.write(async (tx) => {
    await tx.saveAlert(over)
    await tx.saveAlert(two)
    await tx.saveIncident(first)
    await tx.saveIncident(second)
    await tx.saveRally(aRally('r-1', { place: place(HERE), from: start, until: now, phase: 'underway' }))
    await tx.saveRally(aRally('r-2', { place: place(HERE), from: start, until: now, phase: 'cancelled' }))
    await tx.saveGroup(aGroup(900, { no: await tx.nextGroupNo(), region: THERE }))
    await tx.append(
      [
        { type: 'AlertRaised', alert: one },
        { type: 'AlertRaised', alert: two },
        { type: 'AlertAcknowledged', alert: answered },
        { type: 'AlertCleared', alert: over },
        ...[first, second, rejected].map((incident) => ({ type: 'IncidentReported' as const, incident })),
      ],
      start,
      null,
    )
  })
  const cookie = await running.seat('observer', null)
  const query = { from: start, until: epochMs(now + 1), by: 'hour' as const, region: HERE }
  const { status, body } = await running.call(routes.readProvince, { cookie, query })
  expect(status).toBe(200)
  expect(routes.readProvince.reply.parse(body)).toEqual(body)
  expect(body.all.figures).toMatchObject({
    ...{ alerts: 2, byKind: { coverageGap: 2 }, answered: 1, medianMs: 9_000, p95Ms: 9_000 },
    ...{ incidents: 2, bySeverity: { severe: 1, minor: 1 }, byCategory: { stoneThrowing: 2 }, rallies: 1 },
    ...{ byStatus: { reported: 2, rejected: 1 }, gapMs: 20_000 + body.takenAt - start },
  })
  expect(body.all.live).toMatchObject({ rallies: 1, alerts: 1, unanswered: 1, incidents: 2, groups: { unheard: 1 } })
  const regency = (code: string) => body.regencies.find((it) => it.code === code)
  expect(regency(HERE)?.figures).toMatchObject({ alerts: 1, incidents: 2, rallies: 1, gapMs: 20_000 })
  expect(regency(HERE)?.days.at(-1)).toMatchObject({ alerts: 1, incidents: 2 })
  expect(regency(THERE)?.figures).toMatchObject({ alerts: 1, incidents: 1, byStatus: { reported: 1, rejected: 1 } })
  expect(regency(THERE)?.live.groups.unheard).toBe(1)
  expect(body.districts.map(({ district, figures }) => [district, figures.alerts, figures.incidents])).toEqual([
    ['Sangatta Utara', 1, 1],
    [null, 0, 1],
  ])
  expect(body.steps.reduce((sum, { figures }) => sum + figures.alerts, 0)).toBe(1)

  const csv = await running.call(routes.exportProvince, { cookie, query })
  const rows = csv.body.trimEnd().split('\r\n')
  expect(rows).toHaveLength(2 + body.regencies.length * 8 + body.districts.length + body.steps.length)
  expect(new Set(rows.map((row) => row.split(',').length)).size).toBe(1)
  const [head = [], ...table] = rows.map((row) => row.split(','))
  const column = (name: string) => table.map((cells) => cells[head.indexOf(name)])
  expect(new Set(column('taken at')).size).toBe(1)
  expect(Date.parse(column('taken at')[0] ?? '')).toBeGreaterThanOrEqual(body.takenAt)
  const ofDays = table.filter(([of]) => of === 'day').map((cells) => cells[head.indexOf('until')])
  expect(ofDays.slice(-7)).toEqual(body.regencies.at(-1)?.days.map(({ until }) => new Date(until).toISOString()))
  expect(ofDays.at(-1)).toBe(new Date(query.until).toISOString())
  const told = await running.store.read.entries({ type: 'DataRead' }, 'rising', 10)
  expect(told.map(({ event }) => 'what' in event && event.what)).toEqual(['province'])
})

it('somebody who is bound to regencies is told of those and of no other', async () => {
  await running.store.write((tx) =>
    tx.append(
      [
        { type: 'AlertRaised', alert: gap('a-1', now, HERE, 'x') },
        { type: 'AlertRaised', alert: gap('a-2', now, THERE, 'x') },
        { type: 'IncidentReported', incident: anIncident(1, { reportedAt: now, place: null, regions: [] }) },
      ],
      now,
      null,
    ),
  )
  const cookie = await running.seat('observer', [THERE])
  const query = { from: now, until: epochMs(now + 1), by: 'day' as const }
  const { body } = await running.call(routes.readProvince, { cookie, query })
  expect(body.regencies.map(({ code }) => code)).toEqual([THERE])
  expect(body.all.figures).toMatchObject({ alerts: 1, incidents: 0 })
  const refused = (region: string) =>
    running.call(routes.readProvince, { cookie, query: { ...query, region: KemendagriCode.parse(region) } })
  expect(await refused(HERE)).toMatchObject({ status: 403, body: { refused: 'outsideReach' } })
  const ofContest = (contest: string) =>
    running.call(routes.readProvince, { cookie, query: { ...query, by: 'phase', contest: ContestId.parse(contest) } })
  expect((await ofContest('kutai-timur')).body.contest).toBe('kutai-timur')
  expect(await ofContest('tidak-ada')).toMatchObject({ status: 422, body: { refused: 'unknownContest' } })
  expect(await refused('64.99')).toMatchObject({ status: 422, body: { refused: 'unknownRegion' } })
})
