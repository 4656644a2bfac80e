import fc from 'fast-check'
import { afterAll, expect, it, vi } from 'vitest'
import { PREDICT_EVERY_MS, RETELL_MS, STEADY_M } from './limits.ts'
import type { Heard } from './watch.ts'
import { at, camp, driven, ground, group, LIMITS, past, placeAt } from './watch-scene.ts'

// Each word of a tracker counts as another way to go, so that every pair is looked ahead for as often as it is heard.
vi.resetModules()
vi.doMock('./outlook.ts', async (actual) => {
  const { createOutlook } = await actual<typeof import('./outlook.ts')>()
  return { createOutlook: () => ({ ...createOutlook(), hasLeft: () => true }) }
})
const naive = await import('./watch.ts')
const naiveBook = await import('./rulebook.ts')
vi.doUnmock('./outlook.ts')
vi.resetModules()
const ours = await import('./watch.ts')
const oursBook = await import('./rulebook.ts')
afterAll(() => vi.resetModules())

const UNTIL_S = 1_500

/** Straight on, and once straight on otherwise; a long way off at the begin, so that the horizon is come into by time. */
const drive = fc.record({
  x: fc.integer({ min: -25_000, max: 25_000 }),
  y: fc.integer({ min: -500, max: 500 }),
  /** towards the middle */
  vx: fc.integer({ min: 0, max: 18 }),
  vy: fc.constantFrom(-1, 0, 0, 1),
  turnS: fc.integer({ min: 100, max: 2_000 }),
  lengthM: fc.constantFrom(0, 0, 3_000),
  hasRoute: fc.boolean(),
})
type Drive = typeof drive extends fc.Arbitrary<infer D> ? D : never

const wayOf =
  ({ x, y, vx, vy, turnS }: Drive) =>
  (s: number): [number, number] => {
    const [east, straightS, otherS] = [x > 0 ? -vx : vx, Math.min(s, turnS), Math.max(0, s - turnS)]
    return [x + east * straightS - vy * otherS, y + vy * straightS + east * otherS]
  }

function groupOf(it: Drive, i: number) {
  const way = wayOf(it)
  const route = it.hasRoute ? [0, it.turnS, it.turnS + 3_000].map((s) => placeAt(...way(s))) : null
  const kind = it.lengthM > 0 ? 'convoy' : 'crowd'
  return group(`g${i}`, [camp(1 + (i % 2))], { kind, lengthM: it.lengthM, route })
}

type Told = { turn: string; atS: number; dangerS: number; cpaM: number; closingMps: number }

function foretold(
  createWatch: typeof ours.createWatch,
  rules: ReturnType<typeof oursBook.createRulebook>,
  drives: Drive[],
) {
  const watch = createWatch(rules)
  const reports: Heard[] = drives.flatMap((it, i) => driven(`g${i}`, wayOf(it), UNTIL_S, { fromS: i }))
  reports.sort((a, b) => a.report.receivedAt - b.report.receivedAt)
  for (const [i, it] of drives.entries()) watch.setGroup(groupOf(it, i))
  const byPair = new Map<string, Told[]>()
  for (const { kind, subjects, turn, at: when, evidence } of watch.run(reports, past(UNTIL_S))) {
    if (kind !== 'predictedEncounter' || !('reaches' in evidence)) continue
    const danger = evidence.reaches.at(-1)?.at ?? 0
    const told = {
      turn,
      atS: (when - at(0)) / 1_000,
      dangerS: (danger - at(0)) / 1_000,
      cpaM: evidence.cpaM,
      closingMps: evidence.closingMps,
    }
    const key = subjects.join()
    byPair.set(key, [...(byPair.get(key) ?? []), told])
  }
  return byPair
}

const GRAZING_M = LIMITS.dangerM - 2 * STEADY_M
const isRetold = ({ turn }: Told): boolean => turn === 'forecastChanged'

it('[PX8] [PX9] who goes on as it went is not looked ahead for anew, and the same is foretold as if it were', () => {
  let raised = 0
  fc.assert(
    fc.property(fc.array(drive, { minLength: 2, maxLength: 4 }), (drives) => {
      const found = foretold(ours.createWatch, oursBook.createRulebook(ground()), drives)
      const all = foretold(naive.createWatch, naiveBook.createRulebook(ground()), drives)
      for (const key of new Set([...found.keys(), ...all.keys()])) {
        // Both may be off by STEADY_M before it counts: whether they just touch the limit is not the same question.
        if ([...(found.get(key) ?? []), ...(all.get(key) ?? [])].some((it) => it.cpaM > GRAZING_M)) continue
        const [fast, slow] = [found.get(key) ?? [], all.get(key) ?? []].map((its) => its.filter((it) => !isRetold(it)))
        const turns = (its: Told[] = []) => its.map((it) => it.turn)
        expect(turns(fast)).toEqual(turns(slow))
        raised += turns(fast).filter((turn) => turn === 'raised').length
        for (const [i, told] of (fast ?? []).entries()) {
          const other = slow?.[i]
          if (!other) throw new Error('as many turns')
          // A place, or a length, of each may be off by STEADY_M before it counts: so much later at this closing speed.
          const withinS = PREDICT_EVERY_MS / 1_000 + (2 * STEADY_M) / Math.min(told.closingMps, other.closingMps)
          expect(Math.abs(told.atS - other.atS)).toBeLessThanOrEqual(withinS)
          // ... and what moved by less than RETELL_MS is not told anew.
          expect(Math.abs(told.dangerS - other.dangerS)).toBeLessThanOrEqual(withinS + RETELL_MS / 1_000)
        }
      }
    }),
    { numRuns: 150, seed: 89, endOnFailure: true },
  )
  expect(raised).toBeGreaterThan(50)
}, 120_000)

it('[PX8] a meeting beyond the horizon is foretold when it comes into it, though both go on as they did', () => {
  const watch = ours.createWatch(oursBook.createRulebook(ground()))
  for (const [id, no] of [
    ['a', 1],
    ['b', 2],
  ] as const)
    watch.setGroup(group(id, [camp(no)]))
  // 25 km at 20 m/s: 1 km apart after 1,200 s, so within the horizon from 300 s on.
  const a = driven('a', (s) => [-12_500 + 10 * s, 0], 600)
  const b = driven('b', (s) => [12_500 - 10 * s, 0], 600)
  const reports = [...a, ...b].sort((x, y) => x.report.receivedAt - y.report.receivedAt)
  const [first] = watch.run(reports, past(600)).filter((it) => it.kind === 'predictedEncounter')
  expect(first?.turn).toBe('raised')
  expect(first?.at).toBeGreaterThanOrEqual(at(300))
  expect(first?.at).toBeLessThanOrEqual(at(310))
})
