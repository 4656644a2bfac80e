import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import type { House } from './server.ts'

/** `bytesPerS` in each direction; `delayMs` before each answer; of API requests every `cutEvery`-th breaks midway. */
export type Line = { bytesPerS: number; delayMs: number; cutEvery: number }

const STEP_MS = 50

/**
 * A mobile line before the house: whole at first, dead when it is told so, then as bad as it is told. Requests are cut by
 * turns while they go up, and after the house has done what was asked and before the phone hears so.
 */
export async function badLine(house: House) {
  let line: Line | 'dead' | 'whole' = 'whole'
  const tally = { requests: 0, cutGoingUp: 0, cutComingBack: 0, bytes: 0 }

  /** Hands on so many bytes at the pace of the line. */
  async function trickle(from: Buffer, { bytesPerS }: Line, to: (piece: Buffer) => void): Promise<void> {
    const step = Math.max(1, Math.floor((bytesPerS * STEP_MS) / 1_000))
    for (let at = 0; at < from.length; at += step) {
      await wait(STEP_MS)
      tally.bytes += Math.min(step, from.length - at)
      to(from.subarray(at, at + step))
    }
  }
  const whole = async (message: IncomingMessage): Promise<Buffer> => {
    const pieces: Buffer[] = []
    for await (const piece of message) pieces.push(piece)
    return Buffer.concat(pieces)
  }
  const open = ({ method, url, headers }: IncomingMessage) =>
    request({ port: house.port(), method, path: url, headers: { ...headers, connection: 'close' } })

  async function carry(asked: IncomingMessage, answer: ServerResponse): Promise<void> {
    if (line === 'dead') return void answer.destroy()
    const passed = open(asked)
    passed.on('error', () => answer.destroy())
    if (line === 'whole') {
      asked.pipe(passed)
      passed.on('response', (got) => {
        answer.writeHead(got.statusCode ?? 502, got.headers)
        got.pipe(answer)
      })
      return
    }
    const bad = line
    const isApi = asked.url?.startsWith('/api/') === true
    tally.requests += isApi ? 1 : 0
    const isCut = isApi && tally.requests % bad.cutEvery === 0
    const isCutGoingUp = isCut && (tally.requests / bad.cutEvery) % 2 === 1
    const body = await whole(asked)
    await trickle(isCutGoingUp ? body.subarray(0, body.length / 2) : body, bad, (piece) => passed.write(piece))
    if (isCutGoingUp) {
      tally.cutGoingUp += 1
      passed.destroy()
      return void answer.destroy()
    }
    passed.end()
    const [got] = (await once(passed, 'response')) as [IncomingMessage]
    const told = await whole(got)
    await wait(bad.delayMs)
    if (isCut) {
      tally.cutComingBack += 1
      return void answer.destroy()
    }
    answer.writeHead(got.statusCode ?? 502, got.headers)
    await trickle(told, bad, (piece) => answer.write(piece))
    answer.end()
  }

  const front = createServer((asked, answer) => {
    carry(asked, answer).catch(() => answer.destroy())
  })
  front.listen(0, '127.0.0.1')
  await once(front, 'listening')
  return {
    base: `http://localhost:${(front.address() as AddressInfo).port}`,
    tally,
    become(next: Line | 'dead' | 'whole'): void {
      line = next
      if (next === 'dead') front.closeAllConnections()
    },
    async close(): Promise<void> {
      front.closeAllConnections()
      front.close()
      await once(front, 'close')
    },
  }
}
