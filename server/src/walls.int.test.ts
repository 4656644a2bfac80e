import { type BodyInput, routes } from '@jaga-jarak/shared/api.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { WALL_SILENT_MS, type Wall, type WallFault } from '@jaga-jarak/shared/wall.ts'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Running, startApp } from './app-in-test.ts'
import { realClock } from './clock.ts'
import type { Clock } from './ports.ts'

/** Real time goes on, and leaps when a test says so. */
let leapt: number
const clock: Clock = {
  ...realClock,
  now: () => epochMs(realClock.now() + leapt),
  wall: () => epochMs(realClock.wall() + leapt),
  monotonic: () => realClock.monotonic() + leapt,
}
let running: Running
let admin: string
beforeEach(async () => {
  leapt = 0
  running = await startApp({ clock })
  admin = await running.signIn()
})
afterEach(() => running.stop())

/** A wall that was registered, and the cookie of the display that has opened its link. */
async function wall(name: string, reach: BodyInput<typeof routes.registerDisplay>['reach'] = null) {
  const { body } = await running.call(routes.registerDisplay, { cookie: admin, body: { name, reach } })
  const open = async (): Promise<string> =>
    running.cookieOf(await running.call(routes.openDisplay, { body: { token: body.token } }))
  return { id: body.display.id, open }
}
const tell = (cookie: string, ...faults: WallFault[]) => running.call(routes.reportWall, { cookie, body: { faults } })
async function walls(cookie: string): Promise<[string, Wall['state'], ...string[]][]> {
  const { body } = await running.call(routes.listWalls, { cookie })
  return body.walls.map(({ name, state, faults }) => [name, state, ...faults])
}

it('operators see which walls there are, which are live, and what is amiss with them', async () => {
  const [left, right] = [await wall('Kiri'), await wall('Kanan')]
  await wall('Belum dibuka')
  await tell(await left.open())
  await tell(await right.open(), 'graphics', 'clock')
  expect(await walls(await running.seat('operator', null))).toEqual([
    ['Belum dibuka', 'notOpen'],
    ['Kanan', 'live', 'graphics', 'clock'],
    ['Kiri', 'live'],
  ])
})

it('a wall that says nothing any more is silent, since when it did, until it is heard again', async () => {
  const cookie = await (await wall('Kiri')).open()
  await tell(cookie, 'clock')
  leapt += WALL_SILENT_MS + 5_000
  const operator = await running.seat('operator', null)
  const { body } = await running.call(routes.listWalls, { cookie: operator })
  expect(body.walls).toMatchObject([{ state: 'silent', faults: [] }])
  expect(body.walls[0]?.unheardMs).toBeGreaterThanOrEqual(WALL_SILENT_MS + 5_000)
  expect(body.walls[0]?.unheardMs).toBeLessThan(WALL_SILENT_MS + 35_000)
  await tell(cookie)
  expect(await walls(operator)).toEqual([['Kiri', 'live']])
})

it('one whose link was exchanged is silent, not forgotten; one that was revoked is no wall any more', async () => {
  const { id, open } = await wall('Kiri')
  await tell(await open())
  await running.call(routes.rotateDisplay, { cookie: admin, params: { displayId: id } })
  leapt += WALL_SILENT_MS + 1_000
  const operator = await running.seat('operator', null)
  expect(await walls(operator)).toEqual([['Kiri', 'silent']])
  await running.call(routes.revokeDisplay, { cookie: admin, params: { displayId: id } })
  expect(await walls(operator)).toEqual([])
})

it('after a restart of the server a wall is awaited, then silent; a page from before walls spoke holds its session', async () => {
  const cookie = await (await wall('Lama')).open()
  const operator = await running.seat('operator', null)
  expect(await walls(operator)).toEqual([['Lama', 'awaited']])
  leapt += WALL_SILENT_MS + 20_000
  expect(await walls(operator)).toEqual([['Lama', 'live', 'release']])
  leapt += 60_000
  expect(await walls(operator)).toEqual([['Lama', 'silent']])
  // Whatever it asks for is a use of its session.
  await running.raw('/api/v1/groups', { headers: { cookie } })
  expect(await walls(operator)).toEqual([['Lama', 'live', 'release']])
})

it('who is bound to a regency sees the walls that show it, and those that show the province', async () => {
  await wall('Kutai Timur', ['64.08'])
  await wall('Paser', ['64.01'])
  await wall('Provinsi')
  const names = async (reach: string[] | null) =>
    (await walls(await running.seat('operator', reach))).map(([name]) => name)
  expect(await names(['64.08'])).toEqual(['Kutai Timur', 'Provinsi'])
  expect(await names(null)).toEqual(['Kutai Timur', 'Paser', 'Provinsi'])
})

it('only walls tell of themselves, and what is no fault is refused', async () => {
  const operator = await running.seat('operator', null)
  expect((await tell(operator)).status).toBe(403)
  const cookie = await running.seat('display', null)
  const answer = await running.raw(routes.reportWall.path, {
    ...{ method: 'POST', headers: { cookie, 'content-type': 'application/json' } },
    body: JSON.stringify({ faults: ['tired'] }),
  })
  expect(answer.status).toBe(400)
})
