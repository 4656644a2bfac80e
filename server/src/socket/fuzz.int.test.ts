import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { connect } from 'node:net'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Besieged, besiegedApp, textOf } from '../http/besieged-in-test.ts'
import { FUZZ_RUNS, SEED } from '../http/garbage-in-test.ts'

/** A fifth of the lot of the schemas: each of these goes to a real server. */
const SENT = Math.ceil(FUZZ_RUNS / 5)
/** Frames of one connection, on average. */
const A_TIME = 6

let besieged: Besieged
beforeAll(async () => {
  besieged = await besiegedApp()
})
afterAll(() => besieged.running.stop())

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

/** nobody: without a session. atDoor: with one, and says it all at once. inside: a screen that got in before. */
type Place = 'nobody' | 'atDoor' | 'inside'
/** Opens a bare connection, says it all, and waits until it is closed by either side. */
async function say(frames: readonly (string | Uint8Array)[], place: Place): Promise<void> {
  const { running, admin } = besieged
  const url = `${running.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(url, place === 'nobody' ? {} : { headers: { cookie: admin } })
  socket.on('error', () => {})
  const closed = once(socket, 'close')
  await once(socket, 'message')
  if (place !== 'nobody') socket.send('40')
  // The answer to its coming in.
  if (place === 'inside') await once(socket, 'message')
  for (const it of frames) if (socket.readyState === WebSocket.OPEN) socket.send(it)
  socket.close()
  await closed
}

it('garbage on sockets, with a session and without: nobody else is harmed, nothing in the log, no more held', async () => {
  const places = fc.constantFrom<Place>('nobody', 'atDoor', 'inside')
  const lots = fc.tuple(fc.array(frame, { minLength: 1, maxLength: 2 * A_TIME - 1, size: 'max' }), places)
  let frames = 0
  await besieged.withstands(async () => {
    await fc.assert(
      fc.asyncProperty(lots, async ([lot, place]) => {
        frames += lot.length
        await say(lot, place)
      }),
      { numRuns: Math.ceil((SENT / A_TIME) * 1.1), seed: SEED, endOnFailure: true },
    )
    return `${frames} frames`
  })
  expect(frames).toBeGreaterThan(SENT * 0.8)
})

it('bytes that are no WebSocket, after a way in that was one: the same', async () => {
  const { running, admin, withstands } = besieged
  const port = Number(new URL(running.base).port)
  const opening = `GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n`
  await withstands(async () => {
    const times = Math.ceil(SENT / 50)
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ minLength: 2, maxLength: 400 }), fc.boolean(), async (bytes, isSignedIn) => {
        const wire = connect(port, '127.0.0.1')
        wire.on('error', () => {})
        const cookie = isSignedIn ? `Cookie: ${admin}\r\n` : ''
        wire.write(`${opening}${cookie}Sec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`)
        await once(wire, 'data')
        const closed = once(wire, 'close')
        wire.end(bytes)
        wire.resume()
        await closed
      }),
      { numRuns: times, seed: SEED, endOnFailure: true },
    )
    return `${times} broken connections`
  })
})
