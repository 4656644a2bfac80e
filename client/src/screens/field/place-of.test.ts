import { District } from '@jaga-jarak/shared/district.ts'
import { expect, it } from 'vitest'
import { isOld, placeOf } from './place-of.ts'

const district = District.parse({
  ...{ code: '64.08.04', name: 'Sangatta Utara', regency: 'Kutai Timur' },
  ...{ lon: 117.5, lat: 0.55, radiusM: 21_000 },
})
const atPhone = { coordinates: null, district }
const typed = (coordinates: string) => ({ coordinates, district: null })
const fix = { position: { lon: 117.5, lat: 0.5 }, accuracyM: 12.4, at: 0 }

it('takes the place of the phone with its accuracy while that is fresh', () => {
  expect(placeOf(atPhone, fix, 60_000)).toEqual({ position: fix.position, accuracyM: 12 })
  expect([isOld(fix, 120_000), isOld(fix, 120_001)]).toEqual([false, true])
})

it('says of an old place how far the phone may have come since, 20 km at most', () => {
  expect(placeOf(atPhone, fix, 200_000)?.accuracyM).toBe(1_612)
  expect(placeOf(atPhone, fix, 86_400_000)?.accuracyM).toBe(20_000)
})

it('takes what was typed before any fix, latitude first, and nothing that is no place', () => {
  expect(placeOf(typed('0.6, 117.4'), fix, 0)).toEqual({ position: { lon: 117.4, lat: 0.6 }, accuracyM: null })
  expect([placeOf(typed('Sangatta'), fix, 0), placeOf(atPhone, null, 0)]).toEqual([null, null])
})

it('[IN6] takes a district with how far its ground reaches when nothing better was said, never for a wrong number', () => {
  const wide = { position: { lon: 117.5, lat: 0.55 }, accuracyM: 21_000 }
  expect(placeOf({ coordinates: ' ', district }, fix, 0)).toEqual(wide)
  expect(placeOf({ coordinates: '0.6, 117.4', district }, fix, 0)?.accuracyM).toBeNull()
  expect(placeOf({ coordinates: '0.6,', district }, fix, 0)).toBeNull()
})
