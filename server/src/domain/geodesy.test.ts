import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decidingRangeM, geodesicM, localM } from './geodesy.ts'

const LIMITS = [1_000, 1_150, 3_000, 3_450, 10_000, 11_500]

it('[PX3] one degree of latitude at the equator is 110,574.39 m on WGS84', () => {
  expect(geodesicM({ lon: 117, lat: 0 }, { lon: 117, lat: 1 })).toBeCloseTo(110_574.389, 2)
})

it('[PX3] every decision around every limit equals the exact geodesic', () => {
  let wrong = 0
  fc.assert(
    fc.property(
      fc.double({ min: -11, max: 6, noNaN: true }),
      fc.double({ min: 95, max: 141, noNaN: true }),
      fc.double({ min: 0, max: 2 * Math.PI, noNaN: true }),
      fc.constantFrom(...LIMITS),
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 400, noNaN: true }),
      (lat, lon, bearing, limit, off, less) => {
        const far = limit + less + off
        const a = { lon, lat }
        const b = {
          lon: lon + (far * Math.sin(bearing)) / (111_320 * Math.cos((lat * Math.PI) / 180)),
          lat: lat + (far * Math.cos(bearing)) / 110_574,
        }
        const exact = geodesicM(a, b) - less <= limit
        if (decidingRangeM(a, b, less, LIMITS) <= limit !== exact) wrong += 1
      },
    ),
    { numRuns: 20_000, seed: 20_241_127 },
  )
  expect(wrong).toBe(0)
})

it('[PX3] the filter stays far inside its sliver up to 50 km', () => {
  fc.assert(
    fc.property(
      fc.double({ min: -11, max: 6, noNaN: true }),
      fc.double({ min: -0.3, max: 0.3, noNaN: true }),
      fc.double({ min: -0.3, max: 0.3, noNaN: true }),
      (lat, dx, dy) => {
        const a = { lon: 117, lat }
        const b = { lon: 117 + dx, lat: lat + dy }
        expect(Math.abs(localM(a, b) - geodesicM(a, b))).toBeLessThan(0.5)
      },
    ),
    { numRuns: 2_000, seed: 7 },
  )
})

it('[PX2] footprints that overlap are at range 0, not below', () => {
  expect(decidingRangeM({ lon: 117, lat: 0 }, { lon: 117.0001, lat: 0 }, 500, LIMITS)).toBe(0)
})

/** Uniform 0..1 from a seed (xorshift). */
function uniform(seed: number): () => number {
  let state = seed
  return () => {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    return (state >>> 0) / 4_294_967_296
  }
}

it('[PX3] a million pairs around every limit, latitudes -11 to 6: no decision differs from the exact geodesic', () => {
  const limits = [300, 500, 1_000, 1_150, 2_000, 2_300, 3_000, 3_450, 5_000, 5_750, 10_000, 11_500, 15_000, 17_250]
  const random = uniform(3_141_592)
  const wrong: string[] = []
  let decided = 0
  for (let i = 0; i < 1_000_000; i++) {
    const limit = limits[i % limits.length] ?? 1_000
    const a = { lon: 95 + random() * 46, lat: -11 + random() * 17 }
    // Within 3 m of the limit on either side, in any direction: where a fast metric would go wrong.
    const metres = limit + (random() - 0.5) * 6
    const bearing = random() * 2 * Math.PI
    const b = {
      lon: a.lon + (metres * Math.sin(bearing)) / (111_320 * Math.cos((a.lat * Math.PI) / 180)),
      lat: a.lat + (metres * Math.cos(bearing)) / 110_574,
    }
    const exact = geodesicM(a, b)
    if (Math.abs(exact - limit) < 0.1) continue
    decided += 1
    if (decidingRangeM(a, b, 0, limits) <= limit !== exact <= limit) wrong.push(`${JSON.stringify([a, b])} ${limit}`)
  }
  expect(wrong).toEqual([])
  expect(decided).toBeGreaterThan(900_000)
}, 60_000)
