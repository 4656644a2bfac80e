import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import { frameParser } from '@jaga-jarak/shared/frame-parser.ts'
import { SessionId, seq } from '@jaga-jarak/shared/primitives.ts'
import { ScreenId } from '@jaga-jarak/shared/screen.ts'
import { Server } from 'socket.io'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { realClock } from '../clock.ts'
import { createLogger } from '../logger.ts'
import { readOperation } from '../operation/read-operation.ts'
import { openStore } from '../store/open-store.ts'
import { anIncident, T0 } from '../store/specimens.ts'
import { takeSnapshot } from '../usecases/take-snapshot.ts'
import { bufferedBytes } from './buffered.ts'
import { createOutbox, LATEST_ONLY_BYTES, type ScreenServer, type ScreenSocket } from './outbox.ts'
import { createSlowScreens } from './slow-screens.ts'

const MIB = 1_024 * 1_024
const log = createLogger('silent')

/** The balcony over real sockets and a real store; looking at slow screens and their time are in the test's hand. */
async function openBalcony() {
  const folder = await mkdtemp(join(tmpdir(), 'jaga-jarak-slow-'))
  const store = await openStore({ sqliteFile: join(folder, 'store.sqlite') })
  const operation = readOperation(resolve(import.meta.dirname, '../../operations/kaltim-2024.yaml'))
  const httpServer = createServer()
  const io: ScreenServer = new Server(httpServer, { transports: ['websocket'], parser: frameParser })
  const snapshot = takeSnapshot({ store, operation, clock: realClock })
  const outbox = createOutbox({ io, read: store.read, snapshot, afterSnapshot: () => {}, log })
  const time = { now: 0 }
  const lookAtSlow = createSlowScreens({ io, outbox, now: () => time.now })
  io.use(({ data }, next) => {
    data.screen = {
      id: ScreenId.parse('scr-1'),
      viewer: { id: 'desk', name: 'desk', duty: 'desk', role: 'admin', reach: null, due: null },
      sessionId: SessionId.parse('ses-1'),
      cursor: seq(0),
      live: false,
      slowSince: null,
    }
    next()
  })
  await outbox.start()
  httpServer.listen(0, '127.0.0.1')
  await once(httpServer, 'listening')
  const address = httpServer.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  let head = 0
  const clients: WebSocket[] = []
  return {
    io,
    clients,
    time,
    lookAtSlow,
    port,
    outbox,
    head: () => head,
    /** Tells every screen of so many incidents of some 4.5 kB. */
    async tell(count: number): Promise<void> {
      const note = 'x'.repeat(4_000)
      const events = Array.from({ length: count }, (_, i) => anIncident(head + i, { note }))
      const told = events.map((incident) => ({ type: 'IncidentReported' as const, incident }))
      await store.write((tx) => tx.append(told, T0, null))
      head += count
      await outbox.wake()
    },
    async close(): Promise<void> {
      for (const client of clients) client.terminate()
      await io.close()
      await store.close()
      await rm(folder, { recursive: true })
    },
  }
}

const Packet = z.tuple([z.literal('entries'), z.array(z.object({ seq: z.number() }))])

/** A screen that is level, by hand: it can stop reading. `seqs` are the numbers of the entries that have come. */
async function openScreen({ io, port, outbox, clients }: Awaited<ReturnType<typeof openBalcony>>) {
  const here = new Promise<ScreenSocket>((done) => io.once('connection', done))
  const client = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`)
  clients.push(client)
  const seqs: number[] = []
  const waiting = new Map<number, () => void>()
  client.on('message', (data) => {
    const text = Buffer.isBuffer(data) ? data.toString('utf8') : ''
    if (text.startsWith('0')) client.send('40')
    if (text === '2') client.send('3')
    if (!text.startsWith('42["entries"')) return
    for (const { seq: number } of Packet.parse(JSON.parse(text.slice(2)))[1]) {
      seqs.push(number)
      waiting.get(number)?.()
    }
  })
  const socket = await here
  await outbox.resume(socket, null)
  return {
    client,
    seqs,
    socket,
    until: (number: number): Promise<void> =>
      seqs.includes(number) ? Promise.resolve() : new Promise((done) => waiting.set(number, done)),
  }
}

/** Bytes that wait for a screen once the system has taken what it will take by itself. */
async function settled(socket: ScreenSocket): Promise<number> {
  for (let last = -1; ; ) {
    const waiting = bufferedBytes(socket)
    if (waiting === last) return waiting
    last = waiting
    for (let turn = 0; turn < 100; turn++) await setImmediate()
  }
}

/** Tells until more than `bytes` wait for the screen: how much the system holds for it is the system's affair. */
async function fill(socket: ScreenSocket, bytes: number): Promise<void> {
  while ((await settled(socket)) <= bytes) await balcony.tell(200)
}
const upTo = (n: number): number[] => Array.from({ length: n }, (_, i) => i + 1)

let balcony: Awaited<ReturnType<typeof openBalcony>>
beforeEach(async () => {
  balcony = await openBalcony()
})
afterEach(() => balcony.close())

it('[LG2] a screen that stops reading holds up nobody; it gets nothing more, and all it missed when it has drained', async () => {
  const [healthy, stalled] = [await openScreen(balcony), await openScreen(balcony)]
  stalled.client.pause()
  await fill(stalled.socket, LATEST_ONLY_BYTES)
  balcony.lookAtSlow()
  const [before, held] = [balcony.head(), await settled(stalled.socket)]
  await balcony.tell(100)
  await healthy.until(balcony.head())
  expect(healthy.seqs).toEqual(upTo(balcony.head()))
  expect(await settled(stalled.socket)).toBeLessThanOrEqual(held)

  stalled.client.resume()
  await stalled.until(before)
  await expect.poll(() => bufferedBytes(stalled.socket)).toBe(0)
  expect(stalled.seqs).toEqual(upTo(before))
  balcony.lookAtSlow()
  await stalled.until(balcony.head())
  expect(stalled.seqs).toEqual(upTo(balcony.head()))
})

it('a screen with more than 2 MiB waiting for 30 s is cut off, and not before; the others stay', async () => {
  const [healthy, stalled] = [await openScreen(balcony), await openScreen(balcony)]
  stalled.client.pause()
  await fill(stalled.socket, 3 * MIB)
  balcony.lookAtSlow()
  balcony.time.now = 30_000
  balcony.lookAtSlow()
  await settled(stalled.socket)
  expect(stalled.socket.connected).toBe(true)
  const gone = new Promise((done) => stalled.socket.conn.once('close', done))
  balcony.time.now = 30_001
  balcony.lookAtSlow()
  await gone
  expect([...balcony.io.sockets.sockets.values()]).toEqual([healthy.socket])
  await balcony.tell(1)
  await healthy.until(balcony.head())
})

it('a screen that has drained in between has its 30 s anew', async () => {
  const slow = await openScreen(balcony)
  slow.client.pause()
  await fill(slow.socket, 3 * MIB)
  balcony.lookAtSlow()
  slow.client.resume()
  await slow.until(balcony.head())
  await expect.poll(() => bufferedBytes(slow.socket)).toBe(0)
  balcony.lookAtSlow()
  slow.client.pause()
  await fill(slow.socket, 3 * MIB)
  balcony.time.now = 40_000
  balcony.lookAtSlow()
  await settled(slow.socket)
  expect(slow.socket.connected).toBe(true)
})
