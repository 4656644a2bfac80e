import { frameParser } from '@jaga-jarak/shared/frame-parser.ts'
import { io } from 'socket.io-client'
import { WebSocket } from 'ws'
import { z } from 'zod'
import { answerBench } from './helper.ts'
import { monotonic } from './monotonic.ts'

/**
 * Screens in a process of their own. `open` connects so many; `count` answers how many messages have come, and the bytes of
 * binary ones;
 * `arrivals` answers when each screen heard of which alert subjects, monotonic milliseconds.
 */
const Order = z.discriminatedUnion('act', [
  z.object({
    act: z.literal('open'),
    url: z.string(),
    count: z.number(),
    by: z.enum(['ws', 'packed', 'json']),
    cookie: z.string().default(''),
  }),
  z.object({ act: z.literal('count') }),
  z.object({ act: z.literal('arrivals') }),
])
const Heard = z.array(z.object({ event: z.looseObject({ alert: z.looseObject({ subjects: z.array(z.string()) }) }) }))

let received = 0
let bytes = 0
let arrivals: { subject: string; at: number }[] = []

function hear(entries: unknown): void {
  const at = monotonic()
  const heard = Heard.safeParse(entries)
  if (!heard.success) return
  for (const { event } of heard.data) for (const subject of event.alert.subjects) arrivals.push({ subject, at })
}

const openWs = (url: string): Promise<void> =>
  new Promise((done, fail) => {
    const socket = new WebSocket(url)
    socket.on('open', done)
    socket.on('error', fail)
    socket.on('message', (message: Uint8Array) => {
      received += 1
      bytes += message.byteLength
    })
  })

const openScreen = (url: string, isPacked: boolean, cookie: string): Promise<void> =>
  new Promise((done, fail) => {
    const socket = io(url, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie },
      ...(isPacked ? { parser: frameParser } : {}),
    })
    socket.on('connect', () => {
      if (cookie === '') done()
      else socket.emit('resume', { after: null })
    })
    socket.once('snapshot', () => done())
    socket.on('connect_error', fail)
    socket.on('latest', (frame: unknown) => {
      received += 1
      if (frame instanceof Uint8Array) bytes += frame.byteLength
    })
    socket.on('entries', hear)
  })

answerBench(async (message) => {
  const order = Order.parse(message)
  switch (order.act) {
    case 'open':
      for (let i = 0; i < order.count; i++) {
        await (order.by === 'ws' ? openWs(order.url) : openScreen(order.url, order.by === 'packed', order.cookie))
      }
      return { opened: order.count }
    case 'count':
      return { received, bytes }
    case 'arrivals': {
      const taken = arrivals
      arrivals = []
      return { arrivals: taken }
    }
  }
})
