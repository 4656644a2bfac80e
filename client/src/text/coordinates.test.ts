import { expect, it } from 'vitest'
import { readCoordinates, writeCoordinates } from './coordinates.ts'

it('reads latitude first, with comma, semicolon or space', () => {
  const sangatta = { lat: 0.5021, lon: 117.553 }
  for (const text of ['0.5021, 117.5530', ' 0.5021;117.553 ', '0.5021 117.553']) {
    expect(readCoordinates(text)).toEqual(sangatta)
  }
  expect(readCoordinates('-1.25,116.8')).toEqual({ lat: -1.25, lon: 116.8 })
})

it('reads nothing from what names no place on earth', () => {
  for (const text of ['', '0.5', '0,5021 117,5530', '91, 117', '0.5, 181', 'Sangatta']) {
    expect(readCoordinates(text)).toBeNull()
  }
})

it('writes what it reads', () => {
  expect(writeCoordinates({ lat: -1.25, lon: 116.8 })).toBe('-1.25000, 116.80000')
})
