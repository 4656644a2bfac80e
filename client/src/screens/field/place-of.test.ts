import { expect, it } from 'vitest'
import { isOld, placeOf } from './place-of.ts'

const fix = { position: { lon: 117.5, lat: 0.5 }, accuracyM: 12.4, at: 0 }

it('takes the place of the phone with its accuracy while that is fresh', () => {
  expect(placeOf(null, fix, 60_000)).toEqual({ position: fix.position, accuracyM: 12 })
  expect([isOld(fix, 120_000), isOld(fix, 120_001)]).toEqual([false, true])
})

it('says of an old place how far the phone may have come since, 20 km at most', () => {
  expect(placeOf(null, fix, 200_000)?.accuracyM).toBe(1_612)
  expect(placeOf(null, fix, 86_400_000)?.accuracyM).toBe(20_000)
})

it('takes what was typed before any fix, latitude first, and nothing that is no place', () => {
  expect(placeOf('0.6, 117.4', fix, 0)).toEqual({ position: { lon: 117.4, lat: 0.6 }, accuracyM: null })
  expect([placeOf('Sangatta', fix, 0), placeOf(null, null, 0)]).toEqual([null, null])
})
