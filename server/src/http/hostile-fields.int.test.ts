import { routes } from '@jaga-jarak/shared/api.ts'
import { ROUTE_ACCESS } from '@jaga-jarak/shared/matrix.ts'
import { RefusalBody } from '@jaga-jarak/shared/refusal.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Running, startApp } from '../app-in-test.ts'
import { verifyLog } from '../store/verify-log.ts'
import { BODIES, group, HEADERS, type Writing } from './bodies-in-test.ts'

/** JSON of what no field may be; text where text is wanted is refused for what it holds. */
const HOSTILE = [
  '{}',
  '[]',
  '[[]]',
  'true',
  '1e999',
  '-1e308',
  '-0.5',
  '"\\u0000"',
  '"\\u0007\\u001b[2J"',
  `"${'x'.repeat(20_000)}"`,
  '{"__proto__":{"version":1},"length":1e9}',
  '{"toString":null,"valueOf":5}',
]

/** Every value inside of a body, as the path to it. */
function* pathsOf(value: unknown, path: readonly string[] = []): Generator<readonly string[]> {
  if (path.length > 0) yield path
  if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) yield* pathsOf(inner, [...path, key])
  }
}
const MARK = '@@hostile@@'
const marked = (value: unknown, [key, ...rest]: readonly string[]): unknown => {
  if (key === undefined) return MARK
  if (Array.isArray(value)) return value.map((it: unknown, i) => (String(i) === key ? marked(it, rest) : it))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, it]) => [name, name === key ? marked(it, rest) : it]))
}
/** The body with the JSON of `hostile` at the path: written by hand, since 1e999 is no value of the language. */
const withHostile = (body: object, path: readonly string[], hostile: string): string =>
  JSON.stringify(marked(body, path)).replace(`"${MARK}"`, () => hostile)

/** Fields for which one of these is no harm, by their name. */
const HARMLESS: Record<string, (hostile: string) => boolean> = {
  lon: (it) => it === '-0.5',
  lat: (it) => it === '-0.5',
  altitudeM: (it) => it === '-0.5',
  mock: (it) => it === 'true',
  isMoving: (it) => it === 'true',
  isOn: (it) => it === 'true',
  attributes: (it) => it === '{}',
  motion: (it) => it.startsWith('"\\u'),
  /** a group of no camp opposes nobody */
  camps: (it) => it === '[]',
  /** links that nobody needs */
  groupIds: (it) => it === '[]',
  /** a wall with nothing amiss */
  faults: (it) => it === '[]',
  siteIds: (it) => it === '[]',
  /** a source whose every word is taken as another */
  words: (it) => it === '[]',
  /** what an operation may do without */
  phaseLimits: (it) => it === '{}',
  vulnerability: (it) => it === '{}',
  secondFactorFor: (it) => it === '[]',
  sites: (it) => it === '[]',
  password: (it) => it.startsWith('"\\u'),
  current: (it) => it.startsWith('"\\u'),
  token: (it) => it.startsWith('"\\u'),
  /** a table without what it needs, refused as one */
  csv: (it) => it.startsWith('"xx'),
}

let running: Running
let admin: string
let trackerId: string
let sourceToken: string
let display: string
beforeAll(async () => {
  running = await startApp()
  admin = await running.signIn()
  display = await running.seat('display', null)
  trackerId = (await running.tracked(admin, 'Pintu', 1)).trackerId
  const body = { name: 'Pusat panggilan', reach: null, words: [] }
  sourceToken = (await running.call(routes.registerSource, { cookie: admin, body })).body.token
})
afterAll(() => running.stop())

const isWriting = (name: string): name is Writing => name in BODIES
it.each(Object.keys(BODIES).filter(isWriting))(
  '%s refuses every field that is hostile, and writes nothing',
  async (name) => {
    const route = routes[name]
    const before = await running.store.read.head()
    const url = route.path.replaceAll(/:\w+/g, '00000000-0000-4000-8000-000000000000')
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      cookie: name === 'reportWall' ? display : admin,
    }
    if (ROUTE_ACCESS[name] === 'tracker') headers.authorization = `Bearer ${trackerId}`
    if (ROUTE_ACCESS[name] === 'source')
      Object.assign(headers, HEADERS[name], { authorization: `Bearer ${sourceToken}` })
    const taken: string[] = []
    for (const path of pathsOf(BODIES[name])) {
      for (const hostile of HOSTILE) {
        if (HARMLESS[path.at(-1) ?? '']?.(hostile)) continue
        const body = withHostile(BODIES[name], path, hostile)
        const answer = await running.raw(url, { method: route.method.toUpperCase(), headers, body })
        const refused = RefusalBody.safeParse(await answer.json()).data?.refused ?? answer.status
        if (refused !== 'malformed') taken.push(`${path.join('.')} = ${hostile.slice(0, 40)}: ${refused}`)
      }
    }
    expect(taken).toEqual([])
    expect(await running.store.read.head()).toBe(before)
  },
)

it('[LG4] half a character is no harm: it is kept, shown, and the log stays whole', async () => {
  const headers = { 'content-type': 'application/json', cookie: admin }
  const post = (path: string, body: string): Promise<Response> => running.raw(path, { method: 'POST', headers, body })
  const named = JSON.stringify(group).replace('Rombongan', '\\ud800 \\udfff')
  expect((await post(routes.registerGroup.path, named)).status).toBe(201)
  const noted = JSON.stringify({ ...BODIES.reportIncident, alertId: null, rallyId: null, note: '@' })
  expect((await post(routes.reportIncident.path, noted.replace('"@"', '"\\udc00"'))).status).toBe(200)
  expect((await verifyLog({ sqliteFile: `${running.folder}/jaga-jarak.sqlite` })).firstBroken).toBeNull()
})
