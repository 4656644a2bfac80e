import { once } from 'node:events'
import { createServer } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { encodeFrame, type Frame } from '@jaga-jarak/shared/frame.ts'
import { frameParser } from '@jaga-jarak/shared/frame-parser.ts'
import { Server } from 'socket.io'
import { WebSocketServer } from 'ws'
import { z } from 'zod'
import { createLatest } from '../src/socket/latest.ts'
import type { ScreenServer } from '../src/socket/outbox.ts'
import { answerBench } from './helper.ts'

/** One way to send frames of newest positions to all screens: ours, a bare ws broadcast, or Socket.IO with JSON. */
const Order = z.discriminatedUnion('act', [
  z.object({ act: z.literal('listen'), by: z.enum(['ws', 'packed', 'json']), positions: z.number() }),
  z.object({ act: z.literal('send'), frames: z.number(), everyMs: z.number() }),
])

let send = (): void => {}
let made = 0

/** Each frame has every position moved, as on a rally day. */
function nextFrame(positions: number): Frame {
  made += 1
  const at = (no: number) => ({
    no,
    lon: 116 + (no % 100) / 100 + made / 1e5,
    lat: no / 1_000,
    courseDeg: 90,
    speedMps: 8,
    accuracyM: 10,
    ageS: 2,
    freshness: 'fresh' as const,
  })
  return {
    now: 1_732_000_000_000 + made,
    positions: Array.from({ length: positions }, (_, i) => at(i + 1)),
    readings: [],
  }
}

const httpServer = createServer()

function serve(by: 'ws' | 'packed' | 'json', positions: number): void {
  if (by === 'ws') {
    const wss = new WebSocketServer({ server: httpServer })
    send = () => {
      const bytes = encodeFrame(nextFrame(positions))
      for (const client of wss.clients) client.send(bytes)
    }
  } else if (by === 'packed') {
    const io: ScreenServer = new Server(httpServer, { transports: ['websocket'], parser: frameParser })
    const latest = createLatest({ io, frame: () => nextFrame(positions) })
    send = () => latest.send()
  } else {
    const io = new Server(httpServer, { transports: ['websocket'] })
    send = () => void io.emit('latest', nextFrame(positions).positions)
  }
}

answerBench(async (message) => {
  const order = Order.parse(message)
  if (order.act === 'listen') {
    serve(order.by, order.positions)
    httpServer.listen(0, '127.0.0.1')
    await once(httpServer, 'listening')
    const address = httpServer.address()
    return { port: typeof address === 'object' && address !== null ? address.port : 0 }
  }
  const before = process.cpuUsage()
  for (let i = 0; i < order.frames; i++) {
    send()
    await pause(order.everyMs)
  }
  const { user, system } = process.cpuUsage(before)
  return { cpuUs: user + system }
})
