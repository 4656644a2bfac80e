import { once } from 'node:events'
import type { Heartbeat } from '@jaga-jarak/shared/feed.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Running, type ScreenSocket, startApp } from '../app-in-test.ts'

let running: Running
let admin: string
beforeAll(async () => {
  running = await startApp()
  admin = await running.signIn()
})
afterAll(() => running.stop())

const level = (): Promise<ScreenSocket> =>
  new Promise((done) => {
    const socket = running.screen(admin)
    socket.once('snapshot', () => done(socket))
    socket.emit('resume', { after: null })
  })
const gone = (socket: ScreenSocket): Promise<string> => new Promise((done) => socket.once('disconnect', done))

it('a screen that says anything but where it stands is sent away', async () => {
  const stranger = await level()
  const sentAway = gone(stranger)
  // Its own types let a screen say nothing else.
  Object(stranger).emit('snapshot', {})
  expect(await sentAway).toBe('io server disconnect')
})

it('a screen that says where it stands without end is cut off; one that says it a few times is not', async () => {
  const [talker, calm] = [await level(), await level()]
  const cutOff = gone(talker)
  for (let i = 0; i < 1_000; i++) talker.emit('resume', { after: null })
  for (let i = 0; i < 15; i++) calm.emit('resume', { after: null })
  expect(await cutOff).toBe('transport close')
  await new Promise<Heartbeat>((done) => calm.once('heartbeat', done))
  expect(calm.connected).toBe(true)
})

it.each([
  ['asks to be let in', '40', null],
  ['asks for what is not there', '40/elsewhere,', null],
  ['answers pings that were never sent', '3', null],
  ['answers pings that were never sent, with a session', '3', 'admin'],
])('who %s without end is cut off, and is answered a few times only', async (_, word, who) => {
  const url = `${running.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
  const socket = new WebSocket(url, who === null ? {} : { headers: { cookie: admin } })
  socket.on('error', () => {})
  await once(socket, 'message')
  let answers = 0
  socket.on('message', () => {
    answers += 1
  })
  const closed = once(socket, 'close')
  const began = performance.now()
  for (let i = 0; i < 2_000; i++) socket.send(word)
  await closed
  // Not for having been silent, which takes ten seconds.
  expect(performance.now() - began).toBeLessThan(8_000)
  expect(answers).toBeLessThanOrEqual(20)
})

it('a frame of more than 16 kB ends the connection', async () => {
  const socket = await level()
  const cutOff = gone(socket)
  Object(socket).emit('resume', { after: 'x'.repeat(20_000) })
  expect(await cutOff).toBe('transport close')
})
