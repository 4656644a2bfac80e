import { expect, it } from 'vitest'
import { pour } from './pour.ts'

it('takes all when all fit, with the gaps between them', () => {
  expect(pour([8, 5, 5], [20], 1, 2)).toEqual([3])
  expect(pour([8, 5, 5], [19.9], 1, 2)).toEqual([2])
})

it('keeps room to say how many are left', () => {
  expect(pour([8, 5, 5], [16], 1, 1)).toEqual([2])
  expect(pour([8, 5, 5], [15.9], 1, 1)).toEqual([1])
})

it('goes on in the next column and keeps the order', () => {
  expect(pour([8, 5, 5, 5], [14, 6], 1, 1)).toEqual([2, 0])
  expect(pour([8, 5, 5, 5], [14, 7], 1, 1)).toEqual([2, 1])
  expect(pour([8, 5, 5, 5], [14, 11], 1, 1)).toEqual([2, 2])
})

it('takes nothing when there is no room', () => {
  expect(pour([8], [4], 1, 1)).toEqual([0])
  expect(pour([], [4], 1, 1)).toEqual([0])
})
