import { expect, it } from 'vitest'
import { showsNothing } from './chart-rows.ts'

const series = [{ key: 'a' }, { key: 'b' }]

it('nothing is shown where nothing was counted, or nothing measured', () => {
  for (const areCounts of [true, false]) {
    expect(showsNothing([], series, areCounts)).toBe(true)
    expect(showsNothing([{ values: { a: null, b: null } }], series, areCounts)).toBe(true)
    expect(showsNothing([{ values: { a: null, b: 1 } }], series, areCounts)).toBe(false)
  }
  expect(showsNothing([{ values: { a: 0, b: 0 } }], series, true)).toBe(true)
})

it('a range of 0 m is the nearest there is, not none', () => {
  expect(showsNothing([{ values: { a: null, b: null } }, { values: { a: 0, b: null } }], series, false)).toBe(false)
})
