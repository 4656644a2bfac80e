import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { Heartbeat } from '@jaga-jarak/shared/feed.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'
import { PATIENCE } from './patient-server.ts'

let running: Running
beforeAll(async () => {
  running = await startApp({ patience: { headersMs: 400, requestMs: 1_200, idleMs: 2_000, checkMs: 100 } })
})
afterAll(() => running.stop())

/** A reset may overtake the answer: then nothing was heard of it. */
const CUT_OFF = /^(HTTP\/1\.1 4\d\d |$)/

const portOf = (door: string): number =>
  door === 'main' ? Number(new URL(running.base).port) : (running.app.osmandPort ?? 0)
/** Says `first`, then a byte every 50 ms; answers what came back and after how long it was cut off, milliseconds. */
async function drip(port: number, first: string): Promise<{ said: string; ms: number }> {
  const socket: Socket = connect(port, '127.0.0.1')
  socket.on('error', () => {})
  let said = ''
  socket.setEncoding('latin1').on('data', (text: string) => {
    said += text
  })
  await once(socket, 'connect')
  const begun = performance.now()
  const closed = new Promise((done) => socket.once('close', done))
  socket.write(first)
  const drops = setInterval(() => socket.write('x'), 50)
  await closed
  clearInterval(drops)
  return { said, ms: performance.now() - begun }
}

it.each(['main', 'osmand'])('%s door: who sends headers by the byte is cut off', async (door) => {
  const { said, ms } = await drip(portOf(door), 'GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ')
  expect(said).toMatch(CUT_OFF)
  expect(ms).toBeLessThan(1_200)
})

it.each(['main', 'osmand'])('%s door: who sends a body by the byte is cut off', async (door) => {
  const path = door === 'main' ? '/api/v1/positions' : '/'
  const head = `POST ${path} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9000\r\n\r\n{`
  const { said, ms } = await drip(portOf(door), head)
  expect(said).toMatch(CUT_OFF)
  expect(ms).toBeGreaterThan(1_000)
  expect(ms).toBeLessThan(5_000)
})

it.each(['main', 'osmand'])('%s door: who connects and says nothing is cut off', async (door) => {
  const silent = connect(portOf(door), '127.0.0.1')
  silent.on('error', () => {})
  silent.resume()
  await once(silent, 'close')
})

it('who asks for much and takes nothing of it is cut off', async () => {
  const cookie = await running.signIn()
  const groups = Array.from({ length: 40 }, (_, n) => running.tracked(cookie, `Rombongan ${n}`, (n % 2) + 1))
  await Promise.all(groups)
  const request = `GET ${routes.listDevices.path} HTTP/1.1\r\nHost: x\r\nCookie: ${cookie}\r\n\r\n`
  const greedy = connect(portOf('main'), '127.0.0.1')
  greedy.on('error', () => {})
  greedy.pause()
  const closed = once(greedy, 'close')
  // More than the buffers of both sides hold.
  greedy.write(request.repeat(4_000))
  await expect.poll(() => connectionsTo(greedy), { timeout: 20_000 }).toBe(0)
  greedy.destroy()
  await closed
}, 30_000)

/** Of the server, as long as it holds this one. */
async function connectionsTo(socket: Socket): Promise<number> {
  return socket.readyState === 'open' && socket.writable ? 1 : 0
}

it('a screen stays, however long it has nothing to say', async () => {
  const socket = running.screen(await running.signIn())
  await once(socket as never, 'connect')
  await new Promise<Heartbeat>((done) => socket.once('heartbeat', done))
  await new Promise<Heartbeat>((done) => socket.once('heartbeat', done))
  expect(socket.connected).toBe(true)
}, 20_000)

it('a backlog over a slow line passes', () => {
  // 256 kB, the most that is taken, at a tenth of a megabit.
  expect(PATIENCE.requestMs).toBeGreaterThan((256 * 8) / 100)
  expect(PATIENCE.headersMs).toBeLessThanOrEqual(PATIENCE.requestMs)
})
