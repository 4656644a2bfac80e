import { expect, it } from 'vitest'
import { isSame } from './is-same.ts'

const drawn = () => ({
  type: 'FeatureCollection',
  features: [{ properties: { id: 'a', isFresh: true, mark: null }, geometry: { coordinates: [[117.5, 0.5]] } }],
})

it('what was built anew from the same things is the same', () => {
  expect(isSame(drawn(), drawn())).toBe(true)
  expect(isSame([], [])).toBe(true)
  expect(isSame(Number.NaN, Number.NaN)).toBe(true)
})

it('anything that differs, is missing or is more is not', () => {
  const moved = drawn()
  moved.features[0]?.geometry.coordinates[0]?.splice(1, 1, 0.6)
  const more = { ...drawn(), bbox: [] }
  for (const other of [moved, more, { type: 'FeatureCollection' }, { ...drawn(), features: [] }, null, [], 'a'])
    for (const [a, b] of [
      [drawn(), other],
      [other, drawn()],
    ])
      expect(isSame(a, b)).toBe(false)
  expect(isSame({ a: undefined }, { b: undefined })).toBe(false)
  expect(isSame([1], { 0: 1, length: 1 })).toBe(false)
})
