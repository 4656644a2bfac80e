import { expect, it } from 'vitest'
import { type Condition, faultsOf } from './faults-of.ts'

const well: Condition = { isStale: false, hasGraphics: true, aheadMs: 400, isOther: false, isSilenced: false }

it('a wall with which all is well, or of which nobody knows more, tells of nothing', () => {
  expect(faultsOf(well)).toEqual([])
  expect(faultsOf({ ...well, aheadMs: null })).toEqual([])
})

it('each thing that is amiss has its word', () => {
  expect(faultsOf({ ...well, isStale: true })).toEqual(['picture'])
  expect(faultsOf({ ...well, hasGraphics: false })).toEqual(['graphics'])
  expect(faultsOf({ ...well, isOther: true })).toEqual(['release'])
  expect(faultsOf({ ...well, isSilenced: true })).toEqual(['sound'])
})

it('a clock is wrong beyond half a minute, to either side', () => {
  for (const aheadMs of [30_000, -30_000]) expect(faultsOf({ ...well, aheadMs })).toEqual([])
  for (const aheadMs of [30_001, -30_001]) expect(faultsOf({ ...well, aheadMs })).toEqual(['clock'])
})
