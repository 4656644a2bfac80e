import { routes } from '@jaga-jarak/shared/api.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { RISK_WEIGHTS } from '@jaga-jarak/shared/risk.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { anIncident } from './store/specimens.ts'

let running: Running
let cookie: string
beforeEach(async () => {
  running = await startApp()
  cookie = await running.signIn()
})
afterEach(() => running.stop())

const set = { name: 'IKP', source: 'Bawaslu', version: '2024', date: '2024-08-26' }
const send = (csv: string, some: Partial<typeof set> = {}) =>
  running.call(routes.importIndexSet, { cookie, body: { ...set, ...some, csv } })
const list = async () => (await running.call(routes.listIndexSets, { cookie })).body.sets
const events = async () => running.store.read.entries({ type: 'IndexSetImported' }, 'rising', 10)

it('indices stand side by side, each with its source, version and date; the same one anew takes its place', async () => {
  const first = await send('code,class,score\r\n64.08,high,0.72\r\n64.74,sedang,\r\n')
  expect(first).toMatchObject({ status: 200, body: { ...set, entries: [{ class: 'high' }, { class: 'medium' }] } })
  await send('code;score\n64.08;0,4', { name: 'Polda', source: 'Polda Kaltim', version: '1' })
  const again = await send('code,class\n64.08,low\n')
  expect(again.body.id).toBe(first.body.id)
  const sets = await list()
  expect(sets.map(({ name, source, isOwn, entries }) => [name, source, isOwn, entries])).toEqual([
    ['IKP', 'Bawaslu', false, [{ code: '64.08', class: 'low', score: null }]],
    ['Polda', 'Polda Kaltim', false, [{ code: '64.08', class: null, score: 0.4 }]],
  ])
  expect((await events()).map(({ event }) => 'indexSet' in event && event.indexSet.name)).toEqual([
    ...['IKP', 'Polda', 'IKP'],
  ])
  const told = await running.call(routes.exportIndexSets, { cookie })
  expect(told.body.trimEnd().split('\r\n').slice(1)).toEqual([
    'IKP,Bawaslu,2024,2024-08-26,false,64.08,Kutai Timur,low,',
    'Polda,Polda Kaltim,1,2024-08-26,false,64.08,Kutai Timur,,0.4',
  ])
})

it('the same name and version from another source is refused, and what was there stays', async () => {
  await send('code,class\n64.08,high\n')
  const other = await send('code,class\n64.08,low\n', { source: 'Polda Kaltim' })
  expect(other).toMatchObject({ status: 409, body: { refused: 'otherSource', detail: 'Bawaslu' } })
  expect(await list()).toMatchObject([{ source: 'Bawaslu', entries: [{ class: 'high' }] }])
  expect(await events()).toHaveLength(1)
  expect(await send('code,class\n64.08,low\n', { source: 'Polda Kaltim', version: '2025' })).toMatchObject({
    status: 200,
  })
})

it('one wrong line, and nothing is taken; each is named', async () => {
  const wrong = await send('code,class\n64.08,high\n64.99,high\n64.74,x\n')
  expect(wrong).toMatchObject({
    status: 422,
    body: {
      refused: 'wrongRows',
      current: [
        { line: 3, what: 'code', found: '64.99' },
        { line: 4, what: 'class', found: 'x' },
      ],
    },
  })
  expect(await send('code,class\n"64.08,high\n')).toMatchObject({ status: 422, body: { refused: 'wrongRows' } })
  expect([await list(), await events()]).toEqual([[], []])
})

it('the risk of a regency is the sum of what is shown, by the index that was chosen', async () => {
  const [index] = [(await send('code,class\n64.08,high\n')).body.id]
  const now = epochMs(Date.now())
  const place = { regency: { code: KemendagriCode.parse('64.08'), name: 'x' }, district: null }
  const old = epochMs(now - 25 * 3_600_000)
  const [fresh, yesterday] = [anIncident(1, { place, reportedAt: now }), anIncident(2, { place, reportedAt: old })]
  await running.store.write((tx) =>
    tx.append(
      [fresh, yesterday].map((incident) => ({ type: 'IncidentReported' as const, incident })),
      now,
      null,
    ),
  )
  const query = { from: old, until: epochMs(now + 1), by: 'day' as const }
  const riskAt = async (some: object) => {
    const { body } = await running.call(routes.readProvince, { cookie, query: { ...query, ...some } })
    return body.regencies.find(({ code }) => code === '64.08')?.risk
  }
  const risk = await riskAt({ index })
  expect(risk?.points).toBe(RISK_WEIGHTS.vulnerabilityHigh + RISK_WEIGHTS.incidentSevere)
  expect(risk?.terms.filter(({ value }) => value > 0)).toEqual([
    { input: 'vulnerabilityHigh', value: 1, weight: 20, points: 20 },
    { input: 'incidentSevere', value: 1, weight: 8, points: 8 },
  ])
  expect((await riskAt({}))?.points).toBe(RISK_WEIGHTS.incidentSevere)
  const csv = async (some: object) => {
    const told = await running.call(routes.exportProvince, { cookie, query: { ...query, ...some } })
    const [head = [], all = []] = told.body.split('\r\n').map((row) => row.split(','))
    return ['index', 'index version'].map((name) => all[head.indexOf(name)])
  }
  expect([await csv({ index }), await csv({})]).toEqual([
    ['IKP', '2024'],
    ['', ''],
  ])
  const unknown = await running.call(routes.readProvince, { cookie, query: { ...query, index: 'idx-none' as never } })
  expect(unknown).toMatchObject({ status: 422, body: { refused: 'unknownIndex' } })
})
