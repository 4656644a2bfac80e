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
