import { once } from 'node:events'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { type RouteName, routes } from '@jaga-jarak/shared/api.ts'
import type { Heartbeat } from '@jaga-jarak/shared/feed.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Running, type ScreenSocket, startApp } from '../app-in-test.ts'
import { createLogger } from '../logger.ts'
import { BODIES } from './bodies-in-test.ts'
import { FUZZ_RUNS, SEED, spoiled } from './garbage-in-test.ts'

/** A fifth of the lot of the schemas: each of these goes through a real server. */
const SENT = Math.ceil(FUZZ_RUNS / 5)
/** What the server may hold more after all that than before, bytes: what it keeps for people who exist is far less. */
const MAY_GROW = 24 * 1_024 * 1_024

let running: Running
let admin: string
let trackerId: string
const logged: string[] = []
beforeAll(async () => {
  setFlagsFromString('--expose-gc')
  running = await startApp({
    log: createLogger('warn', { write: (line) => void logged.push(line) }),
    screens: { perSession: 10_000, perAddress: 10_000 },
  })
  admin = await running.signIn()
  trackerId = (await running.tracked(admin, 'Pintu', 1)).trackerId
})
afterAll(() => running.stop())

const heap = (): number => {
  runInNewContext('gc')()
  return process.memoryUsage().heapUsed
}
const level = (): Promise<ScreenSocket> =>
  new Promise((done) => {
    const socket = running.screen(admin)
    socket.once('snapshot', () => done(socket))
    socket.emit('resume', { after: null })
  })
/** A screen that nobody attacks goes on being told. */
async function isTold(socket: ScreenSocket): Promise<void> {
  expect(socket.connected).toBe(true)
  const beat = await new Promise<Heartbeat>((done) => socket.once('heartbeat', done))
  expect(beat.ageMs).toBeLessThan(5_000)
}

const isName = (name: string): name is RouteName => name in routes
const right: Partial<Record<RouteName, object>> = BODIES
/** Signing out, and changing the only administrator, would end what the test is about. */
const SPARED: readonly RouteName[] = ['signOut', 'endOwnSession', 'changePassword', 'confirmSecondFactor']
const names = Object.keys(routes)
  .filter(isName)
  .filter((name) => !SPARED.includes(name))

const TYPES = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=x', '']
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']
/** JSON as far as there is any for it: numbers that are none, and what has no JSON at all, go as text. */
const textOf = (value: unknown): string => {
  try {
    return JSON.stringify(value) ?? fc.stringify(value)
  } catch {
    return fc.stringify(value)
  }
}
const request = fc.constantFrom(...names).chain((name) =>
  fc.record({
    name: fc.constant(name),
    garbage: spoiled(right[name] ?? {}),
    id: fc.oneof(fc.constantFrom('grp-1', '..%2f..', '%00', '%ff', '__proto__', 'x'.repeat(500)), fc.string()),
    type: fc.oneof(
      { weight: 6, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: fc.constantFrom(...TYPES) },
    ),
    method: fc.oneof(
      { weight: 6, arbitrary: fc.constant(routes[name].method.toUpperCase()) },
      { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
    ),
    isCut: fc.boolean(),
  }),
)

it('garbage at every door: an answer of 2xx or 4xx each time, nothing in the log, no more held than before', async () => {
  const bystander = await level()
  const before = heap()
  const odd: string[] = []
  await fc.assert(
    fc.asyncProperty(request, async ({ name, garbage, id, type, method, isCut }) => {
      const path = routes[name].path.replaceAll(/:\w+/g, () => encodeURIComponent(id).slice(0, 600) || 'x')
      const text = textOf(garbage)
      const body = isCut ? text.slice(0, text.length / 2) : text
      const headers = {
        cookie: admin,
        authorization: `Bearer ${trackerId}`,
        ...(type === '' ? {} : { 'content-type': type }),
      }
      const answer = await running.raw(path, {
        method,
        headers,
        ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
      })
      await answer.arrayBuffer()
      if (answer.status >= 500 || answer.status < 200)
        odd.push(`${answer.status} ${method} ${path} ${body.slice(0, 200)}`)
    }),
    { numRuns: SENT, seed: SEED, endOnFailure: true },
  )
  expect(odd).toEqual([])
  expect(logged).toEqual([])
  await isTold(bystander)
  expect(heap() - before).toBeLessThan(MAY_GROW)
})

/** Bytes that begin like a frame of Engine.IO or Socket.IO, or like nothing. */
const frame = fc.oneof(
  fc.string({ maxLength: 200 }),
  fc.uint8Array({ maxLength: 200 }),
  fc
    .tuple(
      fc.constantFrom('0', '1', '2', '3', '4', '40', '41', '42', '43', '44', '45', '46', '5', '6'),
      fc.string({ maxLength: 100 }),
    )
    .map(([head, rest]) => head + rest),
  fc
    .tuple(fc.constantFrom('resume', 'snapshot', 'disconnect', '__proto__', ''), fc.anything({ maxDepth: 2 }))
    .map((it) => `42${textOf(it)}`),
)
/** Opens a bare connection, says it all, and waits until it is closed by either side. */
async function say(frames: readonly (string | Uint8Array)[], cookie: string | null): Promise<void> {
  const url = `${running.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(url, cookie === null ? {} : { headers: { cookie } })
  socket.on('error', () => {})
  await once(socket, 'open')
  const closed = once(socket, 'close')
  if (cookie !== null) socket.send('40')
  for (const it of frames) if (socket.readyState === WebSocket.OPEN) socket.send(it)
  socket.close()
  await closed
}

it('garbage on sockets, with a session and without: nobody else is harmed, nothing in the log, no more held', async () => {
  const bystander = await level()
  const before = heap()
  const lots = fc.tuple(fc.array(frame, { minLength: 1, maxLength: 12 }), fc.boolean())
  await fc.assert(
    fc.asyncProperty(lots, ([frames, isSignedIn]) => say(frames, isSignedIn ? admin : null)),
    // Some seven frames a connection.
    { numRuns: Math.ceil(SENT / 7), seed: SEED, endOnFailure: true },
  )
  expect(logged).toEqual([])
  await isTold(bystander)
  expect(heap() - before).toBeLessThan(MAY_GROW)
})

it('a screen that says anything but where it stands, or that too often, is sent away', async () => {
  const [talker, stranger] = [await level(), await level()]
  const gone = (socket: ScreenSocket): Promise<string> => new Promise((done) => socket.once('disconnect', done))
  const [sentAway, sentAwayToo] = [gone(talker), gone(stranger)]
  for (let i = 0; i < 1_000; i++) talker.emit('resume', { after: null })
  // Its own types let a screen say nothing else.
  Object(stranger).emit('snapshot', {})
  expect(await sentAway).toBe('io server disconnect')
  expect(await sentAwayToo).toBe('io server disconnect')
})

it('a form, and a page of somebody else, change nothing', async () => {
  const head = await running.store.read.head()
  const group = JSON.stringify({ name: 'Asing', kind: 'crowd', camps: [] })
  const post = (headers: Record<string, string>, body: string): Promise<Response> =>
    running.raw(routes.registerGroup.path, { method: 'POST', headers: { cookie: admin, ...headers }, body })
  expect((await post({ 'content-type': 'application/x-www-form-urlencoded' }, 'name=a&kind=crowd')).status).toBe(400)
  expect((await post({ 'content-type': 'text/plain' }, group)).status).toBe(400)
  const foreign = { 'content-type': 'application/json', origin: 'https://lain.example' }
  expect((await post(foreign, group)).status).toBe(403)
  const other = new WebSocket(`${running.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
    headers: { cookie: admin, origin: 'https://lain.example' },
  })
  const [, answer] = (await once(other, 'unexpected-response')) as [unknown, { statusCode: number }]
  expect(answer.statusCode).toBeGreaterThanOrEqual(400)
  other.on('error', () => {})
  other.terminate()
  expect(await running.store.read.head()).toBe(head)
})

it('cookies go to this site only and to no script, pages run no script but ours', async () => {
  const signedIn = await running.call(routes.signIn, { body: { name: 'admin', password: 'correct-horse-battery' } })
  const [cookie = ''] = signedIn.headers.getSetCookie()
  expect(cookie).toMatch(/HttpOnly/)
  expect(cookie).toMatch(/SameSite=Strict/)
  const page = await running.raw('/login')
  const policy = page.headers.get('content-security-policy') ?? ''
  expect(policy.split(';').find((it) => it.startsWith('script-src'))).toBe("script-src 'self'")
  expect(page.headers.get('referrer-policy')).toBe('no-referrer')
  expect(page.headers.get('x-content-type-options')).toBe('nosniff')
})

it('says where faults of security are told', async () => {
  const text = await (await running.raw('/.well-known/security.txt')).text()
  expect(text).toMatch(/^Contact: mailto:keamanan@example\.id\nExpires: \d{4}-/)
})

it('who sends a request byte by byte is cut off', async () => {
  const { connect } = await import('node:net')
  const slow = connect(Number(new URL(running.base).port), '127.0.0.1')
  slow.on('error', () => {})
  await once(slow, 'connect')
  slow.write('GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ')
  const drip = setInterval(() => slow.write('x'), 500)
  await new Promise<void>((done) => slow.once('close', () => done()))
  clearInterval(drip)
}, 25_000)
