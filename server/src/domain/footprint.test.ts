import { expect, it } from 'vitest'
import { radiusOf } from './footprint.ts'

it('[PX2] the radius is as reported, even when the headcount says something else', () => {
  expect(radiusOf({ kind: 'crowd', radiusM: 120, headcount: 50_000 })).toBe(120)
  expect(radiusOf({ kind: 'crowd', radiusM: 0, headcount: null })).toBe(0)
})

it('[PX2] else it follows from the headcount at two persons a square metre', () => {
  expect(radiusOf({ kind: 'crowd', radiusM: null, headcount: 20_000 })).toBeCloseTo(56.42, 2)
})

it('[PX2] of a group about which nothing is known it is that of one vehicle', () => {
  expect(radiusOf({ kind: 'crowd', radiusM: null, headcount: null })).toBe(10)
  expect(radiusOf({ kind: 'crowd', radiusM: null, headcount: 3 })).toBe(10)
})
