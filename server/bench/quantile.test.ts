import { expect, it } from 'vitest'
import { quantile } from './quantile.ts'

it('takes the nearest rank', () => {
  expect([0, 0.5, 0.99, 1].map((share) => quantile([4, 1, 3, 2], share))).toEqual([1, 2, 4, 4])
})

it('has no answer for nothing', () => {
  expect(() => quantile([], 0.5)).toThrow('no values')
})
