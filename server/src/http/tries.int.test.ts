import { routes } from '@jaga-jarak/shared/api.ts'
import { afterEach, expect, it } from 'vitest'
import { PASSWORD, type Running, startApp } from '../app-in-test.ts'

let running: Running
afterEach(() => running.stop())

const post = async (path: string, body: object, from?: string): Promise<Response> =>
  running.raw(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...(from === undefined ? {} : { 'x-forwarded-for': from }) },
    body: JSON.stringify(body),
  })
const enter = async (name: string, password: string, from?: string): Promise<number> =>
  (await post(routes.signIn.path, { name, password }, from)).status
const openWall = async (token: string): Promise<number> => (await post(routes.openDisplay.path, { token })).status
const many = async (count: number, attempt: (index: number) => Promise<number>): Promise<number[]> => {
  const statuses: number[] = []
  for (let index = 0; index < count; index += 1) statuses.push(await attempt(index))
  return statuses
}

it('behind a trusted proxy everybody is counted by their own address, and sessions tell it', async () => {
  running = await startApp({ trustedProxies: ['loopback'] })
  expect(await many(6, () => enter('admin', 'wrong', '203.0.113.7'))).toEqual([401, 401, 401, 401, 401, 429])
  expect(await enter('admin', PASSWORD, '203.0.113.7')).toBe(429)
  // What the proxy was told by somebody who is not trusted stands to the left and counts for nothing.
  expect(await enter('admin', PASSWORD, '198.51.100.1, 203.0.113.7')).toBe(429)
  expect(await enter('admin', PASSWORD, '203.0.113.8')).toBe(200)
  expect((await running.store.read.sessions()).map((it) => it.address)).toEqual(['203.0.113.8'])
})

it('where no proxy is trusted nobody gives themselves another address', async () => {
  running = await startApp()
  expect(await many(6, (index) => enter('admin', 'wrong', `203.0.113.${index}`))).toEqual([
    401, 401, 401, 401, 401, 429,
  ])
  expect(await enter('admin', PASSWORD, '203.0.113.99')).toBe(429)
})

it('screens are counted by the address that a trusted proxy tells', async () => {
  running = await startApp({ trustedProxies: ['loopback'], screens: { perSession: 20, perAddress: 1 } })
  const admin = await running.signIn()
  const knock = (from: string): Promise<string> =>
    new Promise((done) => {
      const socket = running.screen(admin, { 'x-forwarded-for': from })
      socket.once('connect', () => done('welcome'))
      socket.once('connect_error', ({ message }) => done(message))
    })
  expect(await knock('203.0.113.7')).toBe('welcome')
  expect(await knock('203.0.113.7')).toBe('tooMany')
  expect(await knock('203.0.113.8')).toBe('welcome')
})

it('a wall with an old link, or a locked account, does not lock its building out', async () => {
  running = await startApp()
  const admin = await running.signIn()
  const { token } = (await running.call(routes.registerDisplay, { cookie: admin, body: { name: 'Dinding' } })).body
  const old = 'x'.repeat(token.length)
  expect((await many(40, () => openWall(old))).filter((it) => it === 401)).toHaveLength(5)
  expect(await openWall(token)).toBe(200)
  expect((await many(40, () => enter('nobody', 'wrong'))).filter((it) => it === 401)).toHaveLength(5)
  expect(await enter('admin', PASSWORD)).toBe(200)
})

it('who has come in from somewhere before is not kept out by what others try elsewhere', async () => {
  running = await startApp({ trustedProxies: ['loopback'] })
  expect(await enter('admin', PASSWORD, '198.51.100.1')).toBe(200)
  for (const from of ['203.0.113.1', '203.0.113.2', '203.0.113.3', '203.0.113.4', '203.0.113.5'])
    await many(5, () => enter('admin', 'wrong', from))
  expect(await enter('admin', PASSWORD, '203.0.113.9')).toBe(429)
  expect(await enter('admin', PASSWORD, '198.51.100.1')).toBe(200)
})

it('an address that tries many accounts is stopped all the same', async () => {
  running = await startApp()
  const statuses = await many(31, (index) => enter(`nobody ${index}`, 'wrong'))
  expect([statuses.filter((it) => it === 401).length, statuses.at(-1)]).toEqual([30, 429])
})
