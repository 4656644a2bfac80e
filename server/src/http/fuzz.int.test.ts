import { type Route, type RouteName, routes } from '@jaga-jarak/shared/api.ts'
import { ROUTE_ACCESS } from '@jaga-jarak/shared/matrix.ts'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { type Besieged, besiegedApp, textOf } from './besieged-in-test.ts'
import { BODIES, HEADERS, QUERIES } from './bodies-in-test.ts'
import { FUZZ_RUNS, SEED, spoiled } from './garbage-in-test.ts'

/** A fifth of the lot of the schemas: each of these goes through a real server. */
const SENT = Math.ceil(FUZZ_RUNS / 5)

let besieged: Besieged
let trackerId: string
let sourceToken: string
beforeAll(async () => {
  besieged = await besiegedApp()
  const { running, admin: cookie } = besieged
  trackerId = (await running.tracked(cookie, 'Pintu', 1)).trackerId
  const body = { name: 'Pusat panggilan', reach: null, words: [] }
  sourceToken = (await running.call(routes.registerSource, { cookie, body })).body.token
})
afterAll(() => besieged.running.stop())

const isName = (name: string): name is RouteName => name in routes
const right: Partial<Record<RouteName, object>> = BODIES
/** Signing out, and changing the only administrator, would end what the test is about. */
const SPARED: readonly RouteName[] = ['signOut', 'endOwnSession', 'changePassword', 'confirmSecondFactor']
const names = Object.keys(routes)
  .filter(isName)
  .filter((name) => !SPARED.includes(name))

const TYPES = ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'application/json; charset=x', '']
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']
/** As it stands in an address, encoded or not. */
const ids = fc.oneof(
  fc.constantFrom('grp-1', '..%2f..', '%00', '%ff', '%', '__proto__', 'x'.repeat(500), ';a=b', "'"),
  fc.string().map((it) => encodeURIComponent(it) || 'x'),
)
const asked: Partial<Record<RouteName, object>> = QUERIES
const queryOf = (garbage: unknown): string =>
  new URLSearchParams(
    Object.entries(Object(garbage)).map(([key, value]): [string, string] => [
      key,
      typeof value === 'string' ? value : textOf(value),
    ]),
  ).toString()
/** The same addresses are asked by other methods, too. */
const isSpared = (method: string, path: string): boolean =>
  SPARED.some((name) => routes[name].method.toUpperCase() === method && routes[name].path === path)
const request = fc.constantFrom(...names).chain((name) =>
  fc.record({
    name: fc.constant(name),
    garbage: spoiled(right[name] ?? {}),
    query: spoiled(asked[name] ?? { from: '1', subject: 'x' }),
    id: ids,
    type: fc.oneof(
      { weight: 6, arbitrary: fc.constant('application/json') },
      { weight: 1, arbitrary: fc.constantFrom(...TYPES) },
    ),
    method: fc.oneof(
      { weight: 6, arbitrary: fc.constant(routes[name].method.toUpperCase()) },
      { weight: 1, arbitrary: fc.constantFrom(...METHODS.filter((it) => !isSpared(it, routes[name].path))) },
    ),
    isCut: fc.oneof({ weight: 6, arbitrary: fc.constant(false) }, { weight: 1, arbitrary: fc.constant(true) }),
  }),
)

it('garbage at every door: an answer of 2xx or 4xx each time, nothing in the log, no more held than before', async () => {
  const { running, admin, withstands } = besieged
  const odd: string[] = []
  const answers = new Map<number, number>()
  await withstands(async () => {
    await fc.assert(
      fc.asyncProperty(request, async ({ name, garbage, query, id, type, method, isCut }) => {
        const { path, query: takesQuery } = routes[name] as Route
        const address = path.replaceAll(/:\w+/g, () => id.slice(0, 600)) + (takesQuery ? `?${queryOf(query)}` : '')
        const text = textOf(garbage)
        const body = isCut ? text.slice(0, text.length / 2) : text
        const headers = {
          cookie: admin,
          authorization: `Bearer ${ROUTE_ACCESS[name] === 'source' ? sourceToken : trackerId}`,
          ...HEADERS[name],
          ...(type === '' ? {} : { 'content-type': type }),
        }
        const answer = await running.raw(address, {
          method,
          headers,
          ...(method === 'GET' || method === 'HEAD' ? {} : { body }),
        })
        await answer.arrayBuffer()
        answers.set(answer.status, (answers.get(answer.status) ?? 0) + 1)
        if (answer.status >= 500 || answer.status < 200)
          odd.push(`${answer.status} ${method} ${address} ${body.slice(0, 200)}`)
      }),
      { numRuns: SENT, seed: SEED, endOnFailure: true },
    )
    return `${SENT} requests (${[...answers].map(([status, times]) => `${status}: ${times}`).join(', ')})`
  })
  expect(odd).toEqual([])
  // It came through the doors, and further in than the first of them.
  expect(answers.get(200)).toBeGreaterThan(0)
  expect(answers.get(404)).toBeGreaterThan(0)
})
