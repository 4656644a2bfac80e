import { expect, it } from 'vitest'
import { dayAfter, localTime } from './local-time.ts'

it('reads local dates in their zone', () => {
  expect(localTime('2024-11-23', 'Asia/Makassar')).toBe(Date.UTC(2024, 10, 22, 16))
  expect(localTime('2024-11-23T14:30', 'Asia/Makassar')).toBe(Date.UTC(2024, 10, 23, 6, 30))
  expect(localTime('2024-11-23', 'Asia/Jayapura')).toBe(Date.UTC(2024, 10, 22, 15))
})

it('follows clocks that change', () => {
  expect(localTime('2024-03-31T12:00', 'Europe/Berlin')).toBe(Date.UTC(2024, 2, 31, 10))
  expect(localTime('2024-03-30T12:00', 'Europe/Berlin')).toBe(Date.UTC(2024, 2, 30, 11))
})

it('the day after crosses months and leap days', () => {
  expect(dayAfter('2024-02-28')).toBe('2024-02-29')
  expect(dayAfter('2024-12-31')).toBe('2025-01-01')
})

it('what is no date is NaN', () => {
  expect(localTime('yesterday', 'Asia/Makassar')).toBeNaN()
})
