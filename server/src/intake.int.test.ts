import { routes } from '@jaga-jarak/shared/api.ts'
import { IncidentCollection, IncidentFeature, type Source, SourceDraft } from '@jaga-jarak/shared/source.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { HERE, placeAt } from './place-in-test.ts'
import { snapshotOf } from './screen-in-test.ts'

let running: Running
let admin: string
beforeAll(async () => {
  running = await startApp({ gazetteer: { placeAt } })
  admin = await running.signIn()
})
afterAll(() => running.stop())

let made = 0
const draft = (some: Partial<SourceDraft> = {}): SourceDraft =>
  SourceDraft.parse({
    ...{ name: `Pusat panggilan ${++made}`, reach: null, words: [{ word: 'tawuran', category: 'clash' }] },
    ...some,
  })
async function registered(some: Partial<SourceDraft> = {}) {
  const { status, body } = await running.call(routes.registerSource, { cookie: admin, body: draft(some) })
  expect(status).toBe(201)
  return body
}
const CLASH = { category: 'Tawuran', severity: 'severe', position: { lon: 117.5, lat: 0.5 }, note: 'dua kelompok' }
type Sent = { token: string; key?: string | null; body?: object }
const send = ({ token, key = 'lp-1', body = CLASH }: Sent, at = running): Promise<Response> =>
  at.raw(routes.reportFromSource.path, {
    method: 'POST',
    headers: {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(key === null ? {} : { 'idempotency-key': key }),
    },
    body: JSON.stringify(body),
  })
const featureOf = async (answer: Response): Promise<IncidentFeature> => IncidentFeature.parse(await answer.json())
async function refusalOf(answer: Response): Promise<[number, string]> {
  const { refused } = (await answer.json()) as { refused: string }
  return [answer.status, refused]
}
const read = async (token: string): Promise<IncidentCollection> => {
  const answer = await running.raw(routes.readForSource.path, { headers: { authorization: `Bearer ${token}` } })
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/geo+json; charset=utf-8'])
  return IncidentCollection.parse(await answer.json())
}
const reported = async (id: string) =>
  (await running.store.read.entries({ subject: id }, 'rising', 9)).filter(
    ({ event }) => event.type === 'IncidentReported',
  )

it('[IN2] a report sent often, also at once, is one incident under the name of its source', async () => {
  const { token, source } = await registered()
  const answers = await Promise.all(Array.from({ length: 8 }, () => send({ token })))
  const features = await Promise.all(answers.map(featureOf))
  expect(answers.map(({ status }) => status)).toEqual(Array(8).fill(200))
  expect(new Set(features.map((it) => JSON.stringify(it))).size).toBe(1)
  const [feature] = features
  expect(feature).toMatchObject({
    geometry: { coordinates: [117.5, 0.5] },
    properties: { category: 'clash', severity: 'severe', status: 'reported', isOwn: true },
  })
  const entries = await reported(feature?.id ?? '')
  expect(entries.map(({ by }) => by)).toEqual([source.id])
  const { people } = await snapshotOf(running.screen(await running.seat('observer', null)))
  expect(people).toContainEqual({ id: source.id, duty: source.name, name: null })
})

it('[IN2] the same key with another report is refused, another key is another incident, also of another source', async () => {
  const [{ token }, other] = [await registered(), await registered()]
  const first = await featureOf(await send({ token }))
  expect(await refusalOf(await send({ token, body: { ...CLASH, note: 'lain' } }))).toEqual([409, 'idTaken'])
  const ids = new Set([
    first.id,
    (await featureOf(await send({ token, key: 'lp-2' }))).id,
    (await featureOf(await send({ token: other.token }))).id,
  ])
  expect(ids.size).toBe(3)
})

it('what becomes of a report is read as GeoJSON: own reports alone, or all open ones of the regencies', async () => {
  const [own, wide] = [await registered(), await registered({ reads: 'reach', reach: [HERE] })]
  const mine = await featureOf(await send({ token: own.token }))
  await send({ token: own.token, key: 'west', body: { ...CLASH, position: { lon: 115, lat: 0.5 } } })
  const step = { act: 'verify' as const, version: 1, comment: 'KATA OPERATOR' }
  await running.call(routes.actOnIncident, { cookie: admin, params: { incidentId: mine.id }, body: step })
  const [read1, read2] = [await read(own.token), await read(wide.token)]
  expect(read1.features.map(({ properties: { status, isOwn } }) => [status, isOwn])).toEqual([
    ['reported', true],
    ['verified', true],
  ])
  const seen = read2.features.find(({ id }) => id === mine.id)
  expect(seen?.properties).toMatchObject({ status: 'verified', isOwn: false })
  expect(read2.features.every(({ properties }) => properties.place?.regency.code === HERE)).toBe(true)
  expect(JSON.stringify(read2)).not.toMatch(/KATA|dua kelompok|src-|usr-/)
})

it('without a key, with a wrong token, or with what cannot be, nothing is stored', async () => {
  const { token, source } = await registered({ reach: [HERE] })
  const before = await running.store.read.head()
  expect(await refusalOf(await send({ token, key: null }))).toEqual([400, 'malformed'])
  expect(await refusalOf(await send({ token, key: 'ü x' }))).toEqual([400, 'malformed'])
  expect(await refusalOf(await send({ token: 'x' }))).toEqual([401, 'notSignedIn'])
  const swapped = await send({ token, body: { ...CLASH, position: { lon: 0.5, lat: 117.5 } } })
  expect(await swapped.json()).toMatchObject({ refused: 'wrongPlace', detail: expect.stringContaining('swapped') })
  const west = { ...CLASH, position: { lon: 115, lat: 0.5 } }
  expect(await refusalOf(await send({ token, body: west }))).toEqual([403, 'outsideReach'])
  for (const happenedAt of ['2999-01-01T00:00:00Z', '1970-01-02T00:00:00Z'])
    expect(await refusalOf(await send({ token, body: { ...CLASH, happenedAt } }))).toEqual([422, 'wrongTime'])
  expect(await refusalOf(await send({ token, body: { ...CLASH, isSos: true } }))).toEqual([400, 'malformed'])
  expect(await running.store.read.head()).toBe(before)
  expect((await running.store.read.sourceTallies()).some((it) => it.sourceId === source.id)).toBe(false)
})

it('a shut door, and a token that was replaced, let nobody in; two administrators never overwrite each other', async () => {
  const { token, source } = await registered()
  const params = { sourceId: source.id }
  const { body: rotated } = await running.call(routes.rotateSource, { cookie: admin, params })
  expect((await send({ token })).status).toBe(401)
  expect((await send({ token: rotated.token })).status).toBe(200)
  const { id: _, ...rest } = source
  const change = (some: Partial<Source>) =>
    running.call(routes.changeSource, { cookie: admin, params, body: { ...rest, ...some } })
  expect((await change({ status: 'revoked' })).status).toBe(200)
  expect((await change({ name: 'Lain' })).status).toBe(409)
  expect((await send({ token: rotated.token, key: 'lp-3' })).status).toBe(401)
  expect((await running.call(routes.rotateSource, { cookie: admin, params })).status).toBe(409)
  // Opened again it wants a new token: the old one may be why it was shut.
  expect((await change({ status: 'active', version: 2 })).status).toBe(200)
  expect((await send({ token: rotated.token, key: 'lp-3' })).status).toBe(401)
  const { body: anew } = await running.call(routes.rotateSource, { cookie: admin, params })
  expect((await send({ token: anew.token, key: 'lp-3' })).status).toBe(200)
  const taken = draft({ name: source.name.toUpperCase() })
  expect((await running.call(routes.registerSource, { cookie: admin, body: taken })).status).toBe(409)
  const told = await running.store.read.entries({ subject: source.id }, 'rising', 99)
  expect(told.map(({ event }) => event.type)).toEqual([
    ...['SourceRegistered', 'SourceTokenChanged', 'SourceChanged', 'SourceChanged', 'SourceTokenChanged'],
  ])
  expect(JSON.stringify(told)).not.toContain(token)
})

it('who sends without end is told to wait, and keeps nobody else out', async () => {
  const [loud, calm] = [await registered(), await registered()]
  const answers = await Promise.all(Array.from({ length: 70 }, () => send({ token: loud.token })))
  const refused = answers.filter(({ status }) => status === 429)
  expect(refused).toHaveLength(10)
  expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await send({ token: calm.token })).status).toBe(200)
})

it('a report that is sent again after a restart is the incident that there is', async () => {
  const house = await startApp({ gazetteer: { placeAt } })
  const cookie = await house.signIn()
  const { body } = await house.call(routes.registerSource, { cookie, body: draft() })
  const first = await featureOf(await send({ token: body.token }, house))
  await house.stop({ keep: true })
  const again = await startApp({ gazetteer: { placeAt }, dataDir: house.folder })
  const second = await featureOf(await send({ token: body.token }, again))
  expect(second).toEqual(first)
  await again.stop()
})
