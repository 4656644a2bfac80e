import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Route, type RouteName, routes } from '@jaga-jarak/shared/api.ts'
import { ROUTE_ACCESS } from '@jaga-jarak/shared/matrix.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { PASSWORD, type Running, startApp } from '../app-in-test.ts'
import { BODIES } from './bodies-in-test.ts'

const METRICS = 'token-of-the-collector'
let running: Running
let admin: string
beforeAll(async () => {
  running = await startApp({ metricsToken: METRICS })
  admin = await running.signIn()
})
afterAll(() => running.stop())

const json = { 'content-type': 'application/json' }
const right: Partial<Record<RouteName, object>> = BODIES
const writing = Object.keys(routes)
  .filter((name): name is RouteName => name in routes)
  .map((name): [RouteName, Route] => [name, routes[name]])
  .filter(([, { method }]) => method !== 'get')
const ask = ({ path, method }: Route, init: RequestInit): Promise<Response> =>
  running.raw(path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000'), {
    ...init,
    method: method.toUpperCase(),
  })
const dial = (headers: Record<string, string>): WebSocket =>
  new WebSocket(`${running.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers })

describe.each(writing)('%s', (name, route) => {
  it('is closed to what a form can send', async () => {
    const before = await running.store.read.head()
    const whole = JSON.stringify(right[name] ?? {})
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])
      for (const body of ['', whole, 'name=a&reason=b&version=1']) {
        const headers = { cookie: admin, 'content-type': type }
        const { status } = await ask(route, { headers, ...(body === '' ? {} : { body }) })
        expect([type, body, status]).toEqual([type, body, 400])
      }
    expect(await running.store.read.head()).toBe(before)
  })

  it.runIf(typeof ROUTE_ACCESS[name] !== 'string')("is closed to somebody else's page", async () => {
    for (const origin of ['https://lain.example', 'null', `${running.base}.lain.example`, 'http://127.0.0.1:1']) {
      const init = { headers: { cookie: admin, origin, ...json }, body: JSON.stringify(right[name] ?? {}) }
      expect([origin, (await ask(route, init)).status]).toEqual([origin, 403])
    }
  })
})

it('a screen is opened by our own pages and by programs, not by the page of somebody else', async () => {
  for (const origin of ['https://lain.example', 'null', 'http://127.0.0.1:1', '']) {
    const foreign = dial({ cookie: admin, origin })
    const [, { statusCode }] = (await once(foreign, 'unexpected-response')) as [unknown, { statusCode: number }]
    expect([origin, statusCode]).toEqual([origin, 400])
    foreign.on('error', () => {})
    foreign.terminate()
  }
  for (const headers of [{}, { origin: running.base }]) {
    const own = dial(headers)
    await once(own, 'open')
    own.terminate()
  }
})

it('cookies go to this site only and to no script', async () => {
  const signedIn = await running.call(routes.signIn, { body: { name: 'admin', password: PASSWORD } })
  const [cookie = ''] = signedIn.headers.getSetCookie()
  expect(cookie.split('; ').slice(1)).toEqual(
    expect.arrayContaining(['HttpOnly', 'SameSite=Strict', 'Path=/', expect.stringMatching(/^Max-Age=\d+$/)]),
  )
})

it.each(['/', '/login', '/wall', '/api/v1', '/api/v1/session', '/nowhere/%ff', '/assets/none.js'])(
  '%s: no script but ours runs, nobody frames it, nobody guesses its type',
  async (path) => {
    const { headers } = await running.raw(path, { headers: { cookie: admin } })
    const policy = new Map(
      (headers.get('content-security-policy') ?? '').split(';').map((it) => {
        const [name = '', ...sources] = it.trim().split(' ')
        return [name, sources.join(' ')]
      }),
    )
    expect(Object.fromEntries(policy)).toMatchObject({
      'default-src': "'none'",
      'script-src': "'self'",
      'connect-src': "'self'",
      'base-uri': "'none'",
      'frame-ancestors': "'none'",
    })
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe-eval|script-src[^;]*unsafe/)
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('x-powered-by')).toBeNull()
  },
)

it('nothing of what the house tells stays in a cache; the map does, in the browser alone', async () => {
  for (const path of [
    '/api/v1/people',
    '/api/v1/trail.csv',
    '/api/v1/operation',
    '/api/v1/openapi.json',
    '/api/v1/none',
  ]) {
    const { headers } = await running.raw(path, { headers: { cookie: admin } })
    expect([path, headers.get('cache-control')]).toEqual([path, 'no-store'])
  }
  await writeFile(join(running.folder, 'map.json'), '{}')
  const map = await running.raw('/api/v1/map/map.json', { headers: { cookie: admin } })
  expect([map.status, map.headers.get('cache-control')]).toEqual([200, 'private, max-age=3600'])
})

it('says where faults of security are told, and how long that holds; nothing where nobody is named', async () => {
  const answer = await running.raw('/.well-known/security.txt')
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8')
  const [contact, expires = '', languages, ...more] = (await answer.text()).split('\n')
  expect([contact, languages, ...more]).toEqual([
    'Contact: mailto:keamanan@example.id',
    'Preferred-Languages: id, en',
    '',
  ])
  const daysAhead = (Date.parse(expires.replace('Expires: ', '')) - Date.now()) / 86_400_000
  expect(daysAhead).toBeGreaterThan(30)
  expect(daysAhead).toBeLessThan(365)
  expect((await running.raw('/.well-known/other')).status).toBe(404)

  const unnamed = await startApp({ securityContact: null })
  expect((await unnamed.raw('/.well-known/security.txt')).status).toBe(404)
  await unnamed.stop()
})

it('figures are read with the token of the collector, or by an administrator', async () => {
  const status = async (headers: Record<string, string>) => (await running.raw('/metrics', { headers })).status
  expect(await status({})).toBe(401)
  expect(await status({ authorization: `Bearer ${METRICS}x` })).toBe(401)
  expect(await status({ authorization: METRICS })).toBe(401)
  expect(await status({ authorization: `Bearer ${METRICS}` })).toBe(200)
  expect(await status({ cookie: await running.seat('operator', null) })).toBe(403)
  expect(await status({ cookie: admin })).toBe(200)
})
