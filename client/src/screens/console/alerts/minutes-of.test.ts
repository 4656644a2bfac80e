import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { minutesOf } from './minutes-of.ts'

it('of each minute the nearest stays, at its own instant', () => {
  const points = [9, 4, 7, 6, 8].map((rangeM, i) => ({ at: epochMs(i * 25_000), rangeM }))
  expect(minutesOf(points)).toEqual([
    { at: 25_000, rangeM: 4 },
    { at: 75_000, rangeM: 6 },
  ])
  expect(minutesOf([])).toEqual([])
})
