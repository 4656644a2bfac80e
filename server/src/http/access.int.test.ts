import { type Route, type RouteName, routes } from '@jaga-jarak/shared/api.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'

/** Who may call what, said once more and apart from the route table: a route that is new, or opens wider, fails here. */
const WHO: Record<RouteName, 'anybody' | 'tracker' | 'lookers' | 'operators' | 'commanders' | 'administrators'> = {
  signIn: 'anybody',
  openDisplay: 'anybody',
  whoAmI: 'anybody',
  signOut: 'lookers',
  readOperation: 'lookers',
  sendPositions: 'tracker',
  registerGroup: 'operators',
  changeGroup: 'operators',
  listDevices: 'operators',
  registerDevice: 'operators',
  changeDevice: 'operators',
  listDisplays: 'administrators',
  registerDisplay: 'administrators',
  revokeDisplay: 'administrators',
  acknowledgeAlert: 'operators',
  closeAlert: 'operators',
  planRally: 'operators',
  changeRally: 'operators',
  moveRally: 'operators',
  giveOrder: 'commanders',
  endOrder: 'commanders',
  reportIncident: 'operators',
  actOnIncident: 'operators',
}
const isName = (name: string): name is RouteName => name in routes
const all = Object.keys(routes)
  .filter(isName)
  .map((name): [RouteName, Route] => [name, routes[name]])

let running: Running
let trackerId: string
let wallToken: string
beforeAll(async () => {
  running = await startApp()
  const admin = await running.signIn()
  trackerId = (await running.tracked(admin, 'Pintu', 1)).trackerId
  wallToken = (await running.call(routes.registerDisplay, { cookie: admin, body: { name: 'Dinding' } })).body.token
})
afterAll(() => running.stop())

/** A body that the positions' door takes and every other refuses: what is refused for its caller is told apart. */
const body = '{"fixes":[{"lon":117.5,"lat":0.5,"fixedAt":1732330000000}]}'
async function statusFor({ method, path }: Route, headers: Record<string, string>): Promise<number> {
  const url = path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000')
  const json = { 'content-type': 'application/json' }
  const init = method === 'get' ? { headers } : { method, headers: { ...json, ...headers }, body }
  return (await running.raw(url, { ...init, method: method.toUpperCase() })).status
}
const wallCookie = async (): Promise<string> =>
  running.cookieOf(await running.call(routes.openDisplay, { body: { token: wallToken } }))

/** Status for nobody, a forged session, a tracker with its token, and a wall; `open` is neither 401, 403 nor 404. */
const EXPECTED = {
  anybody: ['open', 'open', 'open', 'open'],
  tracker: [404, 404, 'open', 404],
  lookers: [401, 401, 401, 'open'],
  operators: [401, 401, 401, 403],
  commanders: [401, 401, 401, 403],
  administrators: [401, 401, 401, 403],
} as const

let wall: string | null = null
it.each(all)('%s: nobody, a forged session, a tracker and a wall get what they must', async (name, route) => {
  wall ??= await wallCookie()
  const statuses = []
  for (const headers of [
    {},
    { cookie: 'jj_session=forged' },
    { authorization: `Bearer ${trackerId}`, 'x-limit-d': trackerId },
    { cookie: wall },
  ])
    statuses.push(await statusFor(route, headers))
  if (name === 'signOut') wall = null
  const told = statuses.map((status) => ([401, 403, 404].includes(status) ? status : 'open'))
  expect(told).toEqual(EXPECTED[WHO[name]])
})

it('every route that people may call names roles, and no wall or field phone is among those who operate', () => {
  for (const [name, { access }] of all) {
    const who = WHO[name]
    if (who === 'anybody' || who === 'tracker') expect([name, access]).toEqual([name, who])
    else if (who === 'administrators') expect([name, access]).toEqual([name, ['admin']])
    else if (who === 'commanders') expect([name, access]).toEqual([name, ['admin', 'commander']])
    else if (who === 'operators') expect([name, access]).toEqual([name, ['admin', 'commander', 'operator']])
    else expect(access).toContain('display')
  }
})
