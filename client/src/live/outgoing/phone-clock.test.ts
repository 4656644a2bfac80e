import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { happensAt } from './phone-clock.ts'

const heard = { now: epochMs(1_000_000), speed: 20, heardAt: epochMs(50_000) }

it('keeps the time of the phone as it is, also before the server was ever heard', () => {
  expect(happensAt(null, 60_000.4)).toBe(60_000)
  expect(happensAt({ ...heard, isExercise: false }, 60_000)).toBe(60_000)
})

it('goes with the clock of an exercise while there is no network', () => {
  expect(happensAt({ ...heard, isExercise: true }, 60_000)).toBe(1_200_000)
})
