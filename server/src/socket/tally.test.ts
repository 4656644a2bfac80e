import { expect, it } from 'vitest'
import { createTally } from './tally.ts'

it('counts who is inside, each key for itself', () => {
  const tally = createTally()
  const [leave] = [tally.enter('a'), tally.enter('a'), tally.enter('b')]
  expect([tally.count('a'), tally.count('b'), tally.count('c')]).toEqual([2, 1, 0])
  leave?.()
  leave?.()
  expect([tally.count('a'), tally.count('b')]).toEqual([1, 1])
})
