import fc from 'fast-check'
import { expect, test } from 'vitest'
import { breaksOf, SHADES, shadeOf } from './shades.ts'

test('few have a shade each, many come in steps that can be read', () => {
  expect(breaksOf([])).toEqual([])
  expect(breaksOf([0, 0])).toEqual([])
  expect(breaksOf([0, 3, 1])).toEqual([1, 2, 3])
  expect(breaksOf([37, 4])).toEqual([1, 10, 20, 30])
  expect(breaksOf([430])).toEqual([1, 200, 400])
})

test('nothing is its own shade, more is never lighter, and the most has the darkest that the legend shows', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5_000), { minLength: 1, maxLength: 20 }), (values) => {
      const breaks = breaksOf(values)
      expect(breaks.length).toBeLessThanOrEqual(SHADES)
      const rising = values.toSorted((a, b) => a - b)
      const shades = rising.map((it) => shadeOf(it, breaks))
      expect(shades).toEqual(shades.toSorted((a, b) => a - b))
      expect(shadeOf(0, breaks)).toBe(0)
      expect(shades.at(-1)).toBe(breaks.length)
    }),
    { seed: 640_100 },
  )
})
