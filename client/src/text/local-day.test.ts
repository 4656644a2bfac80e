import { expect, it } from 'vitest'
import { localDay } from './local-day.ts'

const HOUR = 3_600_000
const midnight = Date.parse('2024-11-23T00:00:00+08:00')

it('the day is that of the zone, not of the screen', () => {
  const day = { from: midnight, until: midnight + 24 * HOUR }
  for (const at of [midnight, midnight + 23.99 * HOUR]) expect(localDay(at, 'Asia/Makassar')).toEqual(day)
  expect(localDay(midnight - 1, 'Asia/Makassar').until).toBe(midnight)
  const inJakarta = localDay(midnight, 'Asia/Jakarta')
  expect(inJakarta).toEqual({ from: midnight - 23 * HOUR, until: midnight + HOUR })
})

it('a day on which clocks are changed has 23 or 25 hours', () => {
  const hours = (at: string): number => {
    const day = localDay(Date.parse(at), 'Europe/Berlin')
    return (day.until - day.from) / HOUR
  }
  expect([hours('2024-03-31T12:00:00Z'), hours('2024-10-27T12:00:00Z')]).toEqual([23, 25])
})
