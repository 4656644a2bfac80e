import { type RouteName, routes } from '@jaga-jarak/shared/api.ts'
import { Resume } from '@jaga-jarak/shared/feed.ts'
import { Fix } from '@jaga-jarak/shared/position.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { ZodType } from 'zod'
import { readOsmandFields, readOsmandJson } from '../ingest/osmand.ts'
import { readOwnTracks } from '../ingest/owntracks.ts'
import { BODIES, QUERIES } from './bodies-in-test.ts'
import { FUZZ_RUNS, SEED, spoiled } from './garbage-in-test.ts'

const isName = (name: string): name is RouteName => name in routes
/** A query that need not be there. */
const TRAIL = { from: '1', until: '2', person: 'usr-1', type: 'GroupRegistered', subject: 'x', before: '9' }
const asked: Partial<Record<RouteName, object>> = QUERIES
const right: Partial<Record<RouteName, object>> = BODIES
const schemas = Object.keys(routes)
  .filter(isName)
  .flatMap((name): [string, ZodType, unknown][] => {
    const route: { body?: ZodType; params?: ZodType; query?: ZodType; path: string } = routes[name]
    const ids = Object.fromEntries([...route.path.matchAll(/:(\w+)/g)].map(([, key = '']) => [key, 'grp-1']))
    return [
      ...(route.body ? [[`${name} body`, route.body, right[name]] satisfies [string, ZodType, unknown]] : []),
      ...(route.query
        ? [[`${name} query`, route.query, asked[name] ?? TRAIL] satisfies [string, ZodType, unknown]]
        : []),
      ...(route.params ? [[`${name} params`, route.params, ids] satisfies [string, ZodType, unknown]] : []),
    ]
  })
const check = (value: fc.Arbitrary<unknown>, holds: (it: unknown) => void): void =>
  fc.assert(fc.property(value, holds), { numRuns: FUZZ_RUNS, seed: SEED, endOnFailure: true })

it.each([...schemas, ['resume', Resume, { after: 5 }] satisfies [string, ZodType, unknown]])(
  '%s: garbage is refused or read, never thrown at; what is read survives the wire',
  (_, schema, its) => {
    check(spoiled(its), (garbage) => {
      const read = schema.safeParse(garbage)
      if (!read.success) return
      const wire = JSON.stringify(read.data)
      expect(JSON.stringify(schema.parse(JSON.parse(wire)))).toBe(wire)
    })
  },
)

const location = {
  event: 'motionchange',
  timestamp: '2024-11-23T06:34:34.444Z',
  coords: { latitude: 0.5, longitude: 117 },
}
it('OsmAnd: whatever a phone says is a fix that the house would take, or none', () => {
  check(spoiled({ location, device_id: '9' }), (garbage) => {
    const read = readOsmandJson(garbage, 1_732_330_000_000 as never)
    if (read.kind === 'fix') expect(Fix.safeParse(read.fix).success).toBe(true)
  })
  const fields = { id: '9', lat: '0.5', lon: '117', timestamp: '1732330000', speed: '9', bearing: '370', batt: '50' }
  check(spoiled(fields), (garbage) => {
    const strings = Object.entries(Object(garbage)).map(
      ([key, value]) => [key, typeof value === 'string' ? value : fc.stringify(value)] as const,
    )
    const read = readOsmandFields(Object.fromEntries(strings), 1_732_330_000_000 as never)
    if (read.kind === 'fix') expect(Fix.safeParse(read.fix).success).toBe(true)
  })
})

it('OwnTracks: whatever a phone says are fixes that the house would take, or what was malformed', () => {
  const message = { _type: 'location', acc: 15, alt: 4, batt: 46, lat: 0.5, lon: 117, tst: 1_732_330_000, vel: 0 }
  check(spoiled([message]), (garbage) => {
    for (const fix of readOwnTracks(garbage).fixes) expect(Fix.safeParse(fix).success).toBe(true)
  })
})
