import { expect, it } from 'vitest'
import { backoffMs } from './backoff.ts'

it('waits twice as long after each failure, a minute at most, spread over its upper half', () => {
  expect([1, 2, 3, 4, 5, 6, 60].map((failures) => backoffMs(failures, 1))).toEqual([
    ...[2_000, 4_000, 8_000, 16_000, 32_000],
    ...[60_000, 60_000],
  ])
  expect(backoffMs(3, 0)).toBe(4_000)
})
