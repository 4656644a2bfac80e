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
/** A bare connection, before any screen. */
const dial = (headers: Record<string, string>): WebSocket =>
  new WebSocket(`${running.base.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`, { headers })
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
  const silent = Array.from({ length: 4 }, () => dial({}))
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

/** A screen that got in and says what it likes. */
async function openByHand(): Promise<WebSocket> {
  const socket = dial({ cookie: admin })
  socket.once('message', () => socket.send('40'))
  await once(socket, 'message')
  await once(socket, 'message')
  return socket
}

it.each([
  ['nothing', '42["resume"]'],
  ['null', '42["resume",null]'],
  ['a number', '42["resume",5]'],
  ['a list', '42["resume",[]]'],
  ['no number', '42["resume",{}]'],
  ['words', '42["resume",{"after":"x"}]'],
  ['a negative number', '42["resume",{"after":-1}]'],
  ['a fraction', '42["resume",{"after":0.5}]'],
  ['more than a number holds', '42["resume",{"after":1e999}]'],
  ['prototype keys', '42["resume",{"__proto__":{"after":1}}]'],
  ['NUL', '42["resume",{"after":"\\u0000"}]'],
  ['more than 16 kB', `42["resume",{"after":"${'x'.repeat(20_000)}"}]`],
  ['what is no JSON', '42["resume",'],
  ['depth', `42${'['.repeat(8_000)}`],
  ['what is no packet', '4\u0000{'],
  ['an attachment that never comes', '451-["resume",{"_placeholder":true,"num":0}]51-['],
])('a screen that asks with %s is closed, and nobody else', async (_, said) => {
  const calm = running.screen(admin)
  expect(await outcome(calm)).toBe('welcome')
  const hostile = await openByHand()
  const closed = once(hostile, 'close')
  hostile.send(said)
  await closed
  const snapshot = new Promise<void>((done) => calm.once('snapshot', () => done()))
  calm.emit('resume', { after: null })
  await snapshot
  expect(calm.connected).toBe(true)
})
