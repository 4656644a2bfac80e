import { expect, it } from 'vitest'
import { boxOf, isInSight, sightAround } from './in-sight.ts'
import type { Box } from './map-file.ts'

const VIEW: Box = [117, 0, 118, 1]

it('what is in sight is kept while the map moves a little, and goes with it when it moves further', () => {
  const sight = sightAround(VIEW, null)
  expect(sight).toEqual([116.5, -0.5, 118.5, 1.5])
  expect(sightAround([117.3, 0.3, 118.3, 1.3], sight)).toBe(sight)
  // Not as far as the edge: what stands beyond it reaches into the view.
  expect(sightAround([117.5, 0, 118.5, 1], sight)).toEqual([117, -0.5, 119, 1.5])
})

it('a map that comes much closer sees less', () => {
  const sight = sightAround(VIEW, null)
  expect(sightAround([117.2, 0.2, 117.7, 0.7], sight)).toBe(sight)
  expect(sightAround([117.2, 0.2, 117.4, 0.4], sight)).not.toBe(sight)
})

it('a line that only crosses the view is in it; one beside it or without vertices is not', () => {
  expect(
    isInSight(
      VIEW,
      boxOf([
        [116, 0.5],
        [119, 0.6],
      ]),
    ),
  ).toBe(true)
  expect(isInSight(VIEW, boxOf([[118, 1]]))).toBe(true)
  expect(isInSight(VIEW, boxOf([[118.01, 0.5]]))).toBe(false)
  expect(isInSight(VIEW, boxOf([[117.5, -0.01]]))).toBe(false)
  expect(isInSight(VIEW, boxOf([[117.5, -0.01]]), 1_200)).toBe(true)
  expect(isInSight(VIEW, boxOf([[117.5, -0.01]]), 1_000)).toBe(false)
  expect(isInSight(VIEW, boxOf([]))).toBe(false)
})
