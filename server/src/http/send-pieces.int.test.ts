import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import express from 'express'
import { expect, it, vi } from 'vitest'
import { createLogger } from '../logger.ts'
import { faults } from './faults.ts'
import { sendPieces } from './send-pieces.ts'

const PIECE = 'x'.repeat(100_000)

/** A server that answers with these pieces. */
async function serve(pieces: AsyncIterable<string>) {
  const app = express()
  const logged: string[] = []
  app.get('/', (_, res) => sendPieces(res, pieces, () => void res.type('text/csv')))
  app.use(faults(createLogger('warn', { write: (line) => void logged.push(line) })))
  const server = createServer(app)
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as AddressInfo
  const stop = async (): Promise<void> => {
    server.closeAllConnections()
    server.close()
    await once(server, 'close')
  }
  return { port, logged, stop }
}

it('makes no more than there is room for, and nothing once whoever asked has gone', async () => {
  let made = 0
  let isOver = false
  async function* endless(): AsyncGenerator<string> {
    try {
      for (;;) {
        made += 1
        yield PIECE
      }
    } finally {
      isOver = true
    }
  }
  const { port, logged, stop } = await serve(endless())
  const socket = connect(port, '127.0.0.1')
  socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
  await once(socket, 'data')
  socket.pause()
  // The buffers of both sides fill up; then it stands still, wherever that is.
  let before = -1
  await vi.waitFor(
    () => {
      const stands = made === before
      before = made
      expect(stands).toBe(true)
    },
    { timeout: 10_000, interval: 300 },
  )
  expect(made).toBeLessThan(300)
  expect(isOver).toBe(false)
  socket.destroy()
  await vi.waitFor(() => expect(isOver).toBe(true), 5_000)
  expect(logged).toEqual([])
  await stop()
})

it('cuts off what fails on its way, so that half of it does not pass for the whole, and says so in the log', async () => {
  async function* breaks(): AsyncGenerator<string> {
    yield 'first\r\n'
    throw new Error('the shelf fell down')
  }
  const { port, logged, stop } = await serve(breaks())
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  await expect(answer.text()).rejects.toThrow()
  expect(logged.join('')).toContain('the shelf fell down')
  await stop()
})

it('refuses in words what fails before its first piece', async () => {
  async function* fails(): AsyncGenerator<string> {
    await Promise.reject(new Error('no shelf'))
    yield 'never'
  }
  const { port, stop } = await serve(fails())
  const answer = await fetch(`http://127.0.0.1:${port}/`)
  expect([answer.status, await answer.json()]).toEqual([500, { refused: 'internal' }])
  await stop()
})
