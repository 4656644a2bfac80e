import { expect, it } from 'vitest'
import { minuteOf, timeOf } from './minute-of-day.ts'

it('reads times of a day and writes them', () => {
  for (const [time, minute] of [
    ['00:00', 0],
    ['05:09', 309],
    ['23:59', 1_439],
  ] as const) {
    expect(minuteOf(time)).toBe(minute)
    expect(timeOf(minute)).toBe(time)
  }
  for (const wrong of ['', '24:00', '7:00', '12:60', 'x']) expect(minuteOf(wrong)).toBeNull()
})
