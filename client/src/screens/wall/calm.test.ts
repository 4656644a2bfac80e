import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { calmSince } from './calm.ts'

type Ending = Pick<Alert, 'cleared'>
const active: Ending = { cleared: null }
const clearedAt = (at: number): Ending => ({ cleared: { at: epochMs(at), by: null } })

it('a screen that opens into a calm knows only since when it has looked', () => {
  expect(calmSince(undefined, [], 100)).toEqual({ since: 100, isAtLeast: true })
})

it('[AL2] an alert that is cleared and not acknowledged says since when all is calm', () => {
  expect(calmSince(undefined, [clearedAt(40), clearedAt(70)], 100)).toEqual({ since: 70, isAtLeast: false })
})

it('is no calm while one alert is active', () => {
  expect(calmSince({ since: 5, isAtLeast: false }, [clearedAt(40), active], 100)).toBeNull()
})

it('begins when the last alert leaves, and stays what it was', () => {
  const calm = calmSince(null, [], 200)
  expect(calm).toEqual({ since: 200, isAtLeast: false })
  expect(calmSince(calm, [], 300)).toBe(calm)
})
