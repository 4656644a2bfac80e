import { expect, it } from 'vitest'
import { aheadOf } from './served.ts'

const DATE = 'Sat, 23 Nov 2024 06:30:00 GMT'
const AT = Date.parse(DATE)

it('a machine whose clock is right is ahead by less than a second', () => {
  for (const cut of [0, 500, 999])
    expect(Math.abs(aheadOf(DATE, AT + cut - 20, AT + cut + 20) ?? 9e9)).toBeLessThan(1_000)
})

it('a clock that is ten minutes fast is ahead, one that is slow is behind', () => {
  expect(aheadOf(DATE, AT + 600_500, AT + 600_500)).toBe(600_000)
  expect(aheadOf(DATE, AT - 599_500, AT - 599_500)).toBe(-600_000)
})

it('a server that tells no time says nothing of this clock', () => {
  expect(aheadOf(null, AT, AT)).toBeNull()
  expect(aheadOf('soon', AT, AT)).toBeNull()
})
