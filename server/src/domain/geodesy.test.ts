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
