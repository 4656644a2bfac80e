import { gzipSync } from 'node:zlib'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { DeviceHealth } from '@jaga-jarak/shared/device.ts'
import { RefusalBody } from '@jaga-jarak/shared/refusal.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'

let running: Running
let admin: string
let id: string
beforeAll(async () => {
  running = await startApp()
  admin = await running.signIn()
})
afterAll(() => running.stop())

const json = { 'content-type': 'application/json' }
const form = { 'content-type': 'application/x-www-form-urlencoded' }
const LARGE = 'x'.repeat(10_000_000)
const DEEP = `${'['.repeat(50_000)}${']'.repeat(50_000)}`

/** What a phone may write for a coordinate, and is none, or lies nowhere near. */
const NOWHERE = [
  '',
  ' ',
  'NaN',
  '-',
  '1e308',
  '-1e308',
  '1e999',
  '0x1',
  '91',
  '1,5',
  '\u0000',
  '\ud800',
  '💩',
  '[]',
  LARGE.slice(0, 4_000),
]

type Door = (lat: string) => [path: string, init: RequestInit]
const fields = (lat: string): string => new URLSearchParams({ id, lat, lon: '0.5' }).toString()
const DOORS: [string, Door][] = [
  ['OsmAnd query', (lat) => [`/osmand?${fields(lat)}`, {}]],
  ['OsmAnd query, posted', (lat) => [`/osmand?${fields(lat)}`, { method: 'POST', headers: form }]],
  ['OsmAnd form', (lat) => ['/osmand', { method: 'POST', headers: form, body: fields(lat) }]],
  [
    'OsmAnd JSON',
    (latitude) => {
      const body = JSON.stringify({ device_id: id, location: { coords: { latitude, longitude: 0.5 } } })
      return ['/osmand', { method: 'POST', headers: json, body }]
    },
  ],
  [
    'OwnTracks',
    (lat) => {
      const body = JSON.stringify({ _type: 'location', lat, lon: 0.5, tst: 1_732_330_000 })
      return ['/owntracks', { method: 'POST', headers: { ...json, 'x-limit-d': id }, body }]
    },
  ],
]

async function ask(path: string, init: RequestInit, base = running.base): Promise<[number, boolean]> {
  const answer = await fetch(`${base}${path}`, init)
  const body = await answer.text()
  const isRefusal = answer.status === 200 || RefusalBody.safeParse(JSON.parse(body)).success
  return [answer.status, isRefusal]
}

async function healthOf(label: string): Promise<DeviceHealth | undefined> {
  const { devices } = (await running.call(routes.listDevices, { cookie: admin })).body
  return devices.find(({ device }) => device.label === label)?.health
}

describe('[PX12] what a tracker sends and is no place is answered 200, set aside, and moves nothing', () => {
  it.each(DOORS)('%s', async (name, door) => {
    id = (await running.tracked(admin, name, 1)).trackerId
    const before = await running.store.read.head()
    for (const lat of NOWHERE) expect([lat, ...(await ask(...door(lat)))]).toEqual([lat, 200, true])
    const health = await healthOf(name)
    expect(health?.accepted).toBe(0)
    const aside = Object.values(health?.quarantined ?? {}).reduce((sum, count) => sum + count, 0)
    expect(aside).toBe(NOWHERE.length)
    expect(await running.store.read.head()).toBe(before)
  })
})

const bomb = gzipSync(Buffer.alloc(20_000_000, ' '))
const HOSTILE: [string, RequestInit][] = [
  ['no JSON', { headers: json, body: '{"device_id":' }],
  ['null', { headers: json, body: 'null' }],
  ['a number', { headers: json, body: '1e308' }],
  ['depth', { headers: json, body: DEEP }],
  ['ten megabytes', { headers: json, body: `"${LARGE}"` }],
  ['a form of ten megabytes', { headers: form, body: `id=${LARGE}` }],
  ['two thousand fields', { headers: form, body: Array.from({ length: 2_000 }, (_, i) => `f${i}=1`).join('&') }],
  ['a bomb of 20 MB', { headers: { ...json, 'content-encoding': 'gzip' }, body: bomb }],
  ['what is not gzip', { headers: { ...json, 'content-encoding': 'gzip' }, body: '{}' }],
  ['an unknown encoding', { headers: { ...json, 'content-encoding': 'zip' }, body: '{}' }],
  ['an unknown charset', { headers: { 'content-type': 'application/json; charset=x' }, body: '{}' }],
  ['a broken escape', { headers: form, body: 'id=%zz&lat=%' }],
  ['prototype keys', { headers: json, body: '{"__proto__":{"device_id":"x"},"constructor":{"prototype":{}}}' }],
  ['prototype fields', { headers: form, body: '__proto__=x&constructor=y&id[]=z' }],
  ['an id of many kinds', { headers: json, body: '{"device_id":{"$gt":""}}' }],
  ['another type', { headers: { 'content-type': 'text/xml' }, body: '<a/>' }],
  ['nothing', { headers: { 'content-type': 'application/octet-stream' } }],
]
it.each(HOSTILE)('%s is refused with a code at every door', async (_, init) => {
  const bare = `http://127.0.0.1:${running.app.osmandPort}`
  const post = { method: 'POST', ...init }
  const answers = [await ask('/osmand', post), await ask('/', post, bare), await ask('/owntracks', post)]
  for (const [status, isRefusal] of answers) {
    expect(status).toBeGreaterThanOrEqual(400)
    expect(status).toBeLessThan(500)
    expect(isRefusal).toBe(true)
  }
})

it('a batch with a place on no map is refused as a whole; a body that inflates beyond the limit as well', async () => {
  const { trackerId } = await running.tracked(admin, 'Kiriman', 1)
  const headers = { ...json, authorization: `Bearer ${trackerId}` }
  const send = (
    body: NonNullable<RequestInit['body']>,
    more: Record<string, string> = {},
  ): Promise<[number, boolean]> => ask('/api/v1/positions', { method: 'POST', headers: { ...headers, ...more }, body })
  const fix = (place: string): string => `{"fixes":[{${place},"fixedAt":1732330000000}]}`
  for (const place of ['"lon":1e308,"lat":0.5', '"lon":117.5,"lat":-1e308', '"lon":null,"lat":0.5', '"lat":0.5']) {
    expect([place, ...(await send(fix(place)))]).toEqual([place, 400, true])
  }
  expect(await send('{"fixes":[{"lon":117.5,"lat":0.5,"fixedAt":1e308}]}')).toEqual([400, true])
  expect(await send(bomb, { 'content-encoding': 'gzip' })).toEqual([413, true])
  expect((await healthOf('Kiriman'))?.accepted).toBe(0)
})
