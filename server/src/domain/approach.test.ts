import { expect, it } from 'vitest'
import { approachOf, closingMps, type Moving } from './approach.ts'

const at = (eastM: number, speedMps: number | null, courseDeg: number | null): Moving => ({
  lon: 117.5 + eastM / 111_319.49,
  lat: 0,
  speedMps,
  courseDeg,
})

it('head-on: the speeds add up', () => {
  expect(closingMps(at(0, 10, 90), at(1_000, 15, 270))).toBeCloseTo(25, 6)
})

it('side by side at the same speed: steady', () => {
  const closing = closingMps(at(0, 10, 0), at(1_000, 10, 0))
  expect(closing).toBeCloseTo(0, 6)
  expect(approachOf(closing)).toBe('steady')
})

it('one drives away from one that stands: opening', () => {
  expect(approachOf(closingMps(at(0, 0, null), at(1_000, 12, 90)))).toBe('opening')
})

it('two that stand need no course; at the same place nothing divides by zero', () => {
  expect(closingMps(at(0, 0, null), at(1_000, 0.2, null))).toBe(0)
  expect(closingMps(at(0, 10, 90), at(0, 10, 270))).toBe(0)
})

it('unknown movement of either is unknown, never a number', () => {
  expect(closingMps(at(0, null, 90), at(1_000, 10, 270))).toBeNull()
  expect(closingMps(at(0, 10, null), at(1_000, 10, 270))).toBeNull()
  expect(approachOf(null)).toBe('steady')
})

it('at an angle only what goes along the line between the two counts, where a degree of longitude is shorter too', () => {
  // As far north as east, in metres: the line lies at 45 degrees.
  const far = { lon: 117.5 + 0.01 / Math.cos((-8 * Math.PI) / 180), lat: -7.995 }
  const near = { lon: 117.5, lat: -8.005 }
  const [a, b] = [
    { ...near, speedMps: 10, courseDeg: 90 },
    { ...far, speedMps: 10, courseDeg: 0 },
  ]
  expect(closingMps(a, b)).toBeCloseTo(0, 4)
  expect(closingMps(a, { ...b, courseDeg: 180 })).toBeCloseTo(20 * Math.SQRT1_2, 4)
  expect(closingMps({ ...a, courseDeg: 180 }, b)).toBeCloseTo(-20 * Math.SQRT1_2, 4)
})
