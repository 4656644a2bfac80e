import { describe, expect, it } from 'vitest'
import { dayAfter, isTimeZone, localInstant, startOfDay } from './local-time.ts'

const iso = (instant: number): string => new Date(instant).toISOString()

describe('local time', () => {
  it.each([
    ['Asia/Jakarta', '2024-11-22T17:00:00.000Z'],
    ['Asia/Makassar', '2024-11-22T16:00:00.000Z'],
    ['Asia/Jayapura', '2024-11-22T15:00:00.000Z'],
    ['Asia/Kathmandu', '2024-11-22T18:15:00.000Z'],
    ['America/St_Johns', '2024-11-23T03:30:00.000Z'],
  ])('starts 23 November 2024 in %s', (zone, expected) => {
    expect(iso(startOfDay('2024-11-23', zone))).toBe(expected)
  })

  it('follows daylight saving on either side of a change', () => {
    expect(iso(startOfDay('2025-03-30', 'Europe/Berlin'))).toBe('2025-03-29T23:00:00.000Z')
    expect(iso(startOfDay('2025-03-31', 'Europe/Berlin'))).toBe('2025-03-30T22:00:00.000Z')
    expect(iso(localInstant('2025-03-30T01:59', 'Europe/Berlin'))).toBe('2025-03-30T00:59:00.000Z')
    expect(iso(localInstant('2025-03-30T03:00', 'Europe/Berlin'))).toBe('2025-03-30T01:00:00.000Z')
  })

  it('takes the first of a time that comes twice', () => {
    expect(iso(localInstant('2025-10-26T02:30', 'Europe/Berlin'))).toBe('2025-10-26T00:30:00.000Z')
  })

  it('starts a day without midnight with its first instant', () => {
    expect(iso(startOfDay('2024-03-31', 'Asia/Beirut'))).toBe('2024-03-30T22:00:00.000Z')
    expect(iso(localInstant('2025-03-30T02:30', 'Europe/Berlin'))).toBe('2025-03-30T01:30:00.000Z')
  })

  it('counts dates over months, years and leap days', () => {
    expect(['2024-11-30', '2024-12-31', '2024-02-28', '2025-02-28'].map(dayAfter)).toEqual([
      '2024-12-01',
      '2025-01-01',
      '2024-02-29',
      '2025-03-01',
    ])
  })

  it('knows zones and refuses what is none', () => {
    expect(isTimeZone('Asia/Makassar')).toBe(true)
    expect(isTimeZone('Asia/Samarinda')).toBe(false)
    expect(() => localInstant('2024-11-23 noon', 'Asia/Makassar')).toThrow(RangeError)
  })
})
