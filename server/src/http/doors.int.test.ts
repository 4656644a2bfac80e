import { gzipSync } from 'node:zlib'
import { type Route, type RouteName, routes } from '@jaga-jarak/shared/api.ts'
import { ROUTE_ACCESS } from '@jaga-jarak/shared/matrix.ts'
import { RefusalBody } from '@jaga-jarak/shared/refusal.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { PASSWORD, type Running, startApp } from '../app-in-test.ts'
import { createLogger } from '../logger.ts'

let running: Running
let admin: string
let wall: string
let trackerId: string
let wallToken: string
const logged: string[] = []
beforeAll(async () => {
  running = await startApp({ log: createLogger('debug', { write: (line) => void logged.push(line) }) })
  admin = await running.signIn()
  const display = await running.call(routes.registerDisplay, { cookie: admin, body: { name: 'Dinding' } })
  wallToken = display.body.token
  wall = running.cookieOf(await running.call(routes.openDisplay, { body: { token: wallToken } }))
  trackerId = (await running.tracked(admin, 'Pintu', 1)).trackerId
})
afterAll(() => running.stop())

const all = Object.keys(routes)
  .filter((name): name is RouteName => name in routes)
  .map((name): [RouteName, Route] => [name, routes[name]])
const address = ({ path }: Route): string => path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000')
const ask = (route: Route, init: RequestInit): Promise<Response> =>
  running.raw(address(route), { ...init, method: route.method.toUpperCase() })

const json = { 'content-type': 'application/json' }
const deep = `${'['.repeat(50_000)}${']'.repeat(50_000)}`
const bomb = gzipSync(Buffer.alloc(20_000_000, ' '))
const HOSTILE: [string, { headers: Record<string, string>; body?: string | typeof bomb }][] = [
  ['nothing', { headers: json }],
  ['no JSON', { headers: json, body: '{"a":' }],
  ['a number', { headers: json, body: '5' }],
  ['null', { headers: json, body: 'null' }],
  ['wrong types', { headers: json, body: JSON.stringify({ name: 5, camps: 'x', fixes: {}, version: 'one', id: [] }) }],
  ['prototype keys', { headers: json, body: '{"__proto__":{"role":"admin"},"constructor":{"prototype":{}}}' }],
  ['NUL and lone surrogates', { headers: json, body: '{"name":"a\\u0000b","note":"\\ud800","token":"\\u0000"}' }],
  [
    'huge numbers',
    { headers: json, body: '{"version":1e308,"headcount":-1e400,"fixes":[{"lon":1e308,"lat":-1e308}]}' },
  ],
  ['deep nesting', { headers: json, body: deep }],
  ['ten megabytes', { headers: json, body: `"${'x'.repeat(10_000_000)}"` }],
  ['another type', { headers: { 'content-type': 'text/xml' }, body: '<a/>' }],
  ['an unknown encoding', { headers: { ...json, 'content-encoding': 'zip' }, body: '{}' }],
  ['a bomb of 20 MB', { headers: { ...json, 'content-encoding': 'gzip' }, body: bomb }],
  ['an unknown charset', { headers: { 'content-type': 'application/json; charset=x' }, body: '{}' }],
]

describe('hostile bodies are refused with a code, and nothing is written', () => {
  it.each(all.filter(([, { body }]) => body !== undefined))('%s', async (name, route) => {
    const before = await running.store.read.head()
    const authorization = `Bearer ${trackerId}`
    for (const [what, init] of HOSTILE) {
      const headers = { ...init.headers, cookie: admin, ...(ROUTE_ACCESS[name] === 'tracker' ? { authorization } : {}) }
      const answer = await ask(route, { ...init, headers })
      expect([what, answer.status >= 400 && answer.status < 500]).toEqual([what, true])
      expect([what, RefusalBody.safeParse(await answer.json()).success]).toEqual([what, true])
    }
    expect(await running.store.read.head()).toBe(before)
  })
})

it('hostile ids in a path are refused with a code', async () => {
  for (const id of ['%00', '%ff', '..%2f..%2fetc', '%F0%9F%92%A9', 'x'.repeat(3_000), '__proto__']) {
    const answer = await running.raw(`/api/v1/alerts/${id}/acknowledgement`, {
      method: 'POST',
      headers: { ...json, cookie: admin },
      body: '{"version":1}',
    })
    expect([id, answer.status >= 400 && answer.status < 500]).toEqual([id, true])
    expect(RefusalBody.safeParse(await answer.json()).success).toBe(true)
  }
})

it('no secret reaches the log, at its most talkative', async () => {
  await running.report(trackerId, 117.5, 0.5)
  await running.raw(`/osmand?id=${trackerId}&lat=x&lon=y`)
  await running.call(routes.signIn, { body: { name: 'admin', password: 'wrong-but-secret' } })
  const said = logged.join('')
  expect(said).toContain('/osmand')
  const session = (cookie: string): string => cookie.split('=')[1] ?? ''
  for (const secret of [trackerId, wallToken, PASSWORD, 'wrong-but-secret', session(admin), session(wall)]) {
    expect(secret.length).toBeGreaterThan(8)
    expect(said).not.toContain(secret)
  }
})
