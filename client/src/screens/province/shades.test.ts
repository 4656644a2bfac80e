import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breaksOf, type Scale, SHADES, shadeOf } from './shades.ts'

test('few have a shade each, many come in steps that can be read', () => {
  expect(breaksOf([], 'count')).toEqual([])
  expect(breaksOf([0, 0], 'count')).toEqual([])
  expect(breaksOf([0, 3, 1], 'count')).toEqual([1, 2, 3])
  expect(breaksOf([37, 4], 'count')).toEqual([1, 10, 20, 30])
  expect(breaksOf([430], 'count')).toEqual([1, 200, 400])
})

test('times come in steps of the clock, also those of seconds and fractions of a minute', () => {
  const S = 1_000
  expect(breaksOf([], 'time')).toEqual([])
  expect(breaksOf([0], 'time')).toEqual([0])
  expect(breaksOf([9.4 * S], 'time')).toEqual([0, 5 * S])
  expect(breaksOf([12 * S, 42 * S], 'time')).toEqual([0, 15 * S, 30 * S])
  expect([11, 15, 42].map((it) => shadeOf(it * S, [0, 15 * S, 30 * S]))).toEqual([1, 2, 3])
  expect(breaksOf([7 * 60 * S], 'time')).toEqual([0, 120 * S, 240 * S, 360 * S])
  expect(breaksOf([9 * 86_400 * S], 'time')).toEqual([0, 5 * 86_400 * S])
})

const scales = fc.constantFrom<Scale>('count', 'time')
test('nothing is its own shade, more is never lighter, and the most has the darkest that the legend shows', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5_000), { minLength: 1, maxLength: 20 }), scales, (values, scale) => {
      const breaks = breaksOf(values, scale)
      expect(breaks.length).toBeLessThanOrEqual(SHADES)
      const rising = values.toSorted((a, b) => a - b)
      const shades = rising.map((it) => shadeOf(it, breaks))
      expect(shades).toEqual(shades.toSorted((a, b) => a - b))
      expect(shadeOf(0, breaks)).toBe(scale === 'count' ? 0 : 1)
      expect(shades.at(-1)).toBe(breaks.length)
    }),
    { seed: 640_100 },
  )
})
