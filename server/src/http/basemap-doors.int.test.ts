import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'
import { pmtilesInTest } from '../map/pmtiles-in-test.ts'

const TILES = '/api/v1/map/basemap.pmtiles'
const content = pmtilesInTest()
let folder: string
let running: Running
let cookie: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'basemap-'))
  await writeFile(join(folder, 'kaltim.pmtiles'), content)
  running = await startApp({ basemap: { file: join(folder, 'kaltim.pmtiles') } })
  cookie = await running.signIn()
  // The file is looked at beside the start, not before it.
  await vi.waitFor(async () => expect((await ask({}, 'HEAD')).status).toBe(200))
})
afterAll(async () => {
  await running.stop()
  await rm(folder, { recursive: true })
})

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  running.raw(TILES, { method, headers: { cookie, ...headers } })
const bytesOf = async (answer: Response): Promise<Buffer> => Buffer.from(await answer.arrayBuffer())

it('says what there is, and whose it is, without the links of its description', async () => {
  const told = await running.raw('/api/v1/map/basemap.json', { headers: { cookie } })
  expect(await told.json()).toEqual({
    style: null,
    tiles: { version: expect.stringMatching(/^\w+-\w+$/), attribution: 'Protomaps © OpenStreetMap' },
  })
})

describe('the basemap file', () => {
  it('goes out piece by piece', async () => {
    const head = await ask({ range: 'bytes=0-126' })
    expect([head.status, head.headers.get('content-range')]).toEqual([206, `bytes 0-126/${content.length}`])
    expect(await bytesOf(head)).toEqual(content.subarray(0, 127))
    const tail = await ask({ range: 'bytes=-20' })
    expect(tail.status).toBe(206)
    expect(await bytesOf(tail)).toEqual(content.subarray(-20))
    expect(tail.headers.get('cache-control')).toBe('private, max-age=3600')
  })

  it('goes out whole without a range; HEAD says how long it is and sends nothing', async () => {
    expect(await bytesOf(await ask())).toEqual(content)
    const head = await ask({}, 'HEAD')
    expect([head.status, head.headers.get('content-length')]).toEqual([200, String(content.length)])
    expect(head.headers.get('accept-ranges')).toBe('bytes')
    expect(await bytesOf(head)).toHaveLength(0)
  })

  it('answers 416 to a piece that is not there', async () => {
    const beyond = await ask({ range: `bytes=${content.length}-` })
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${content.length}`])
  })

  it('has a strong ETag: pieces of another file are not mixed in', async () => {
    const etag = (await ask({}, 'HEAD')).headers.get('etag') ?? ''
    expect(etag).toMatch(/^"[\w-]+"$/)
    const range = 'bytes=0-9'
    expect((await ask({ range, 'if-range': etag })).status).toBe(206)
    const other = await ask({ range, 'if-range': '"other"' })
    expect([other.status, (await bytesOf(other)).length]).toEqual([200, content.length])
    expect((await ask({ range, 'if-match': etag })).status).toBe(206)
    expect((await ask({ range, 'if-match': '"other"' })).status).toBe(412)
  })

  it('is for whoever may read the map', async () => {
    expect((await running.raw(TILES)).status).toBe(401)
    expect((await running.raw('/api/v1/map/basemap.json')).status).toBe(401)
    const officer = await running.seat('field', ['64.08'])
    expect((await running.raw(TILES, { headers: { cookie: officer } })).status).toBe(200)
  })
})

it('without a file there is none, and nothing is said to be there', async () => {
  const bare = await startApp()
  const headers = { cookie: await bare.signIn() }
  expect(await (await bare.raw('/api/v1/map/basemap.json', { headers })).json()).toEqual({ style: null, tiles: null })
  expect((await bare.raw(TILES, { headers })).status).toBe(404)
  await bare.stop()
})
