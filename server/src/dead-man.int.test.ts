import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { realClock } from './clock.ts'
import { createLogger } from './logger.ts'

/** A watcher outside that counts what it hears. */
let heard: string[] = []
let status = 200
const outside = createServer((req, res) => {
  heard.push(`${req.method} ${req.url}`)
  res.statusCode = status
  res.end('{}')
})
/** How far the clock that durations are taken from is pushed ahead: as if nothing had been done for so long. */
let aheadMs = 0
const clock = { ...realClock, monotonic: () => performance.now() + aheadMs }
let running: Running
let logged: string[] = []
beforeEach(async () => {
  ;[heard, logged, status] = [[], [], 200]
  await new Promise<void>((done) => outside.listen(0, '127.0.0.1', done))
  const { port } = outside.address() as AddressInfo
  running = await startApp({
    clock,
    ...{ heartbeatUrl: `http://127.0.0.1:${port}/ping/abc`, outsideBeatMs: 50 },
    log: createLogger('warn', { write: (line) => void logged.push(line) }),
  })
})
afterEach(async () => {
  await running.stop().catch(() => undefined)
  await new Promise((done) => outside.close(done))
})
const withheld = (): string[] => logged.flatMap((line) => JSON.parse(line).part ?? [])

it('tells the outside again and again that all is well, and nothing once the store has stopped', async () => {
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(2)
  expect(new Set(heard)).toEqual(new Set(['POST /ping/abc']))
  await running.store.close()
  await expect.poll(() => withheld().length, { timeout: 10_000 }).toBeGreaterThan(0)
  const until = heard.length
  const so = withheld().length
  await expect.poll(() => withheld().length).toBeGreaterThan(so + 3)
  expect(heard).toHaveLength(until)
  expect(withheld()).toContain('feed')
})

it('[LG5] nothing is told while no heartbeat has gone through watch and store for too long', async () => {
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(0)
  expect(withheld()).toEqual([])
  aheadMs += 60_000
  await expect.poll(withheld, { timeout: 10_000 }).toContain('watch')
  const until = heard.length
  await expect.poll(() => heard.length, { timeout: 10_000 }).toBeGreaterThan(until)
})

it('a watcher that refuses, or is not there, is told of in the log and told again', async () => {
  status = 500
  await expect.poll(() => logged.join(''), { timeout: 10_000 }).toContain('refuses')
  await new Promise<void>((done) => {
    outside.close(() => done())
    outside.closeAllConnections()
  })
  await expect.poll(() => logged.join(''), { timeout: 10_000 }).toContain('it is tried again')
  outside.listen(0)
})
