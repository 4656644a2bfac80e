import { expect, it } from 'vitest'
import { readLocalMinute, writeLocalMinute } from './local-minute.ts'

it('reads the field in the zone of the operation, wherever the browser stands', () => {
  expect(readLocalMinute('2024-11-23T14:30', 'Asia/Makassar')).toBe(Date.parse('2024-11-23T06:30Z'))
  expect(readLocalMinute('2024-11-23T00:10', 'Asia/Makassar')).toBe(Date.parse('2024-11-22T16:10Z'))
})

it('writes the minute that it reads, also where clocks change', () => {
  for (const text of ['2024-03-31T01:30', '2024-03-31T03:30', '2024-10-27T12:00']) {
    expect(writeLocalMinute(readLocalMinute(text, 'Europe/Berlin') ?? 0, 'Europe/Berlin')).toBe(text)
  }
})

it('reads nothing from an empty field', () => {
  expect(readLocalMinute('', 'Asia/Makassar')).toBeNull()
})
