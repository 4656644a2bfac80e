import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createTrackerMemory, type Ground, receiveFix } from './plausibility.ts'
import { reportAt, T0 } from './watch-scene.ts'

const ground: Ground = {
  area: { west: 113, south: -3, east: 120, north: 3 },
  startsAt: epochMs(Date.UTC(2024, 8, 1)),
  exercise: false,
}
const outcomes = (...reports: ReturnType<typeof reportAt>[]) => {
  const memory = createTrackerMemory()
  return reports.map((report) => receiveFix(memory, report, ground))
}

it('[PX12] a single outlier between two good fixes is set aside and never live', () => {
  const [, held, good] = outcomes(reportAt('d', 0, 0), reportAt('d', 20_000, 10), reportAt('d', 100, 20))
  expect(held).toMatchObject({ reception: { outcome: 'held' }, live: [], quarantined: [] })
  expect(good?.live.map((it) => it.fixedAt)).toEqual([T0 + 20_000])
  expect(good?.quarantined).toMatchObject([{ reason: 'outlier', report: { fixedAt: T0 + 10_000 } }])
})

it('[PX12] a jump that a second fix confirms is the truth: the second is live, the first on the track', () => {
  const [, , confirmed] = outcomes(reportAt('d', 0, 0), reportAt('d', 20_000, 10), reportAt('d', 20_100, 20))
  expect(confirmed?.live.map((it) => it.fixedAt)).toEqual([T0 + 20_000])
  expect(confirmed?.late.map((it) => it.fixedAt)).toEqual([T0 + 10_000])
  expect(confirmed?.quarantined).toEqual([])
})

it('[PX12] a third place after a jump sets the jump aside and waits itself', () => {
  const [, , third] = outcomes(reportAt('d', 0, 0), reportAt('d', 20_000, 10), reportAt('d', -30_000, 20))
  expect(third).toMatchObject({ reception: { outcome: 'held' }, live: [], quarantined: [{ reason: 'outlier' }] })
})

it('[PX12] a late fix goes to the track and never moves the marker back', () => {
  const [, late] = outcomes(reportAt('d', 100, 20), reportAt('d', 0, 10))
  expect(late).toMatchObject({ reception: { outcome: 'late' }, live: [], late: [{ fixedAt: T0 + 10_000 }] })
})

it('[PX12] the same fix twice is nothing', () => {
  const [, twice] = outcomes(reportAt('d', 0, 0), reportAt('d', 0, 0))
  expect(twice).toEqual({ reception: { outcome: 'duplicate' }, live: [], late: [], quarantined: [] })
})

it.each([
  ['future', { fixedAt: epochMs(T0 + 301_000) }],
  ['beforeOperation', { fixedAt: epochMs(Date.UTC(1970, 0, 2)) }],
  ['outsideArea', { lon: 100, lat: 1 }],
  ['swappedLatLon', { lon: 0.5, lat: 117.5 % 90 }],
  ['tooInaccurate', { accuracyM: 5_000 }],
  ['mock', { mock: true }],
] as const)('[PX12] %s is refused with its reason', (reason, over) => {
  // A swapped pair has a "latitude" of 117 that the schema refuses; nearer the equator's twin it must be noticed here.
  const fix = reason === 'swappedLatLon' ? { lon: 0.5, lat: 80 } : over
  const place: Ground =
    reason === 'swappedLatLon' ? { ...ground, area: { west: 79, south: 0, east: 81, north: 1 } } : ground
  const memory = createTrackerMemory()
  const verdict = receiveFix(memory, reportAt('d', 0, 0, fix), place)
  expect(verdict).toMatchObject({ reception: { outcome: 'quarantined', reason }, live: [], late: [] })
  expect(memory.newest).toBeNull()
})

it('[PX12] positions made by a tool count in an exercise', () => {
  const verdict = receiveFix(createTrackerMemory(), reportAt('d', 0, 0, { mock: true }), { ...ground, exercise: true })
  expect(verdict.reception.outcome).toBe('newest')
})

it('[PX12] five minutes ahead is still taken', () => {
  expect(outcomes(reportAt('d', 0, 0, { fixedAt: epochMs(T0 + 300_000) }))[0]?.reception.outcome).toBe('newest')
})

it('[PX12] whatever comes, in any order, three times each: every fix is live, late or aside at most once', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ s: fc.integer({ min: 0, max: 120 }), eastM: fc.integer({ min: -40_000, max: 40_000 }) }), {
        maxLength: 30,
      }),
      (fixes) => {
        const memory = createTrackerMemory()
        const seen = [...fixes, ...fixes, ...fixes].flatMap(({ s, eastM }) => {
          const { live, late, quarantined } = receiveFix(memory, reportAt('d', eastM, s), ground)
          return [...live, ...late, ...quarantined.map((it) => it.report)].map((it) => it.fixedAt)
        })
        expect(new Set(seen).size).toBe(seen.length)
      },
    ),
    { numRuns: 300, seed: 12 },
  )
})

it('memory of fix times is bounded', () => {
  const memory = createTrackerMemory()
  for (let s = 0; s < 2_000; s++) receiveFix(memory, reportAt('d', 0, s), ground)
  expect(memory.seen.size).toBeLessThanOrEqual(600)
})

it('[PX12] a clock that was ahead hides nothing that comes after it was set right', () => {
  const memory = createTrackerMemory()
  const at = (s: number, fixedAt: number) => ({ ...reportAt('d', 0, s), fixedAt: epochMs(T0 + fixedAt) })
  receiveFix(memory, at(0, 240_000), ground)
  const right = at(5, 5_000)
  expect(receiveFix(memory, right, ground).reception).toEqual({ outcome: 'newest' })
  const late = at(6, 1_000)
  expect(receiveFix(memory, late, ground).reception).toEqual({ outcome: 'late' })
})
