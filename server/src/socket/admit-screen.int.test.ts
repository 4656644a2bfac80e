import { once } from 'node:events'
import { routes } from '@jaga-jarak/shared/api.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { WebSocket } from 'ws'
import { type Running, type ScreenSocket, startApp } from '../app-in-test.ts'

let running: Running
let admin: string
beforeEach(async () => {
  running = await startApp({ screens: { perSession: 2, perAddress: 4 } })
  admin = await running.signIn()
})
afterEach(() => running.stop())

/** `welcome`, or the code of the refusal. */
const outcome = (socket: ScreenSocket): Promise<string> =>
  new Promise((done) => {
    socket.once('connect', () => done('welcome'))
    socket.once('connect_error', ({ message }) => done(message))
  })
const knock = (cookie: string | null): Promise<string> => outcome(running.screen(cookie))

it('a session has so many screens at once; another session is not touched', async () => {
  expect(await knock(admin)).toBe('welcome')
  expect(await knock(admin)).toBe('welcome')
  expect(await knock(admin)).toBe('tooMany')
  expect(await knock(await running.signIn())).toBe('welcome')
})

it('a screen that goes makes room', async () => {
  const [first, second] = [running.screen(admin), running.screen(admin)]
  expect([await outcome(first), await outcome(second)]).toEqual(['welcome', 'welcome'])
  first.close()
  await expect.poll(() => knock(admin)).toBe('welcome')
})

it('of many that knock at one instant no more get in', async () => {
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => knock(admin)))
  expect(outcomes.toSorted()).toEqual(['tooMany', 'tooMany', 'welcome', 'welcome'])
})

it('an address has so many at once, whoever they are, and those who say nothing count', async () => {
  const silent = Array.from({ length: 4 }, () => {
    const url = `${running.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`
    return new WebSocket(url)
  })
  await Promise.all(silent.map((socket) => once(socket, 'message')))
  expect(await knock(admin)).toBe('tooMany')
  for (const socket of silent) socket.terminate()
  await expect.poll(() => knock(admin)).toBe('welcome')
})

it('within the limits nobody gets in without a session, nor with one that has ended', async () => {
  expect(await knock(null)).toBe('notSignedIn')
  expect(await knock('jj_session=forged')).toBe('notSignedIn')
  await running.call(routes.signOut, { cookie: admin })
  expect(await knock(admin)).toBe('notSignedIn')
})

it.each([
  ['nothing', []],
  ['null', [null]],
  ['a number', [5]],
  ['a list', [[]]],
  ['no number', [{}]],
  ['words', [{ after: 'x' }]],
  ['a negative number', [{ after: -1 }]],
  ['a fraction', [{ after: 0.5 }]],
  ['more than a number holds', [{ after: 1e308 }]],
  ['prototype keys', [JSON.parse('{"__proto__":{"after":1}}')]],
])('a screen that asks for %s is closed, and nobody else', async (_, message) => {
  const [calm, hostile] = [running.screen(admin), running.screen(admin)]
  expect([await outcome(calm), await outcome(hostile)]).toEqual(['welcome', 'welcome'])
  const closed = new Promise<void>((done) => hostile.once('disconnect', () => done()))
  Reflect.apply(hostile.emit, hostile, ['resume', ...message])
  await closed
  const snapshot = new Promise<void>((done) => calm.once('snapshot', () => done()))
  calm.emit('resume', { after: null })
  await snapshot
  expect(calm.connected).toBe(true)
})

it('a message of more than 16 kB, or that is no packet at all, ends the connection and nothing else', async () => {
  for (const said of [`42["resume",{"after":"${'x'.repeat(20_000)}"}]`, '4\u0000{', '42[', '451-["resume",']) {
    const socket = new WebSocket(`${running.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, {
      headers: { cookie: admin },
    })
    socket.once('message', () => socket.send('40'))
    await once(socket, 'message')
    const closed = once(socket, 'close')
    socket.send(said)
    await closed
  }
  expect((await running.raw('/readyz')).status).toBe(200)
})
