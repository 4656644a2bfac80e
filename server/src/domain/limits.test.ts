import { expect, it } from 'vitest'
import * as limits from './limits.ts'

it('[PX5] fresh ends before lost begins, also for the slowest tracker', () => {
  expect(limits.FRESH_MS).toBeLessThan(limits.FRESH_MAX_MS)
  expect(limits.FRESH_MAX_MS).toBeLessThan(limits.LOST_MS)
})

it('[PX4] a band is left further out and later than it is entered', () => {
  expect(limits.LEAVE_FACTOR).toBeGreaterThan(1)
  expect(limits.LEAVE_HOLD_MS).toBeGreaterThan(limits.ENTER_DWELL_MS)
})

it('[PX4] noise of two phones cannot carry a pair over the hysteresis', () => {
  expect(limits.LEAVE_MIN_M).toBeGreaterThan(2 * limits.DEFAULT_ACCURACY_M)
})

it('[PX7] the grid divides the dwell and the hold', () => {
  expect(limits.ENTER_DWELL_MS % limits.GRID_MS).toBe(0)
  expect(limits.LEAVE_HOLD_MS % limits.GRID_MS).toBe(0)
})
