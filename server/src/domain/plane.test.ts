import fc from 'fast-check'
import { expect, it } from 'vitest'
import { geodesicM } from './geodesy.ts'
import { Plane } from './plane.ts'

const metres = fc.double({ min: -21_000, max: 21_000, noNaN: true })
const place = fc.record({
  lon: fc.double({ min: 95, max: 141, noNaN: true }),
  lat: fc.double({ min: -11, max: 6, noNaN: true }),
  eastM: metres,
  northM: metres,
})

it('[PX3] a distance in the plane is within 3e-6 of the geodesic, up to 30 km', () => {
  const plane = new Plane()
  let most = 0
  fc.assert(
    fc.property(place, ({ lon, lat, eastM, northM }) => {
      const other = { lon: lon + eastM / 111_320, lat: lat + northM / 110_574 }
      plane.standAt(Float64Array.of(0, lon, lat), 1)
      const apartM = Math.sqrt(plane.apart2(Float64Array.of(0, 0, other.lon, other.lat), 2))
      const exactM = geodesicM({ lon, lat }, other)
      if (exactM > 1) most = Math.max(most, Math.abs(apartM - exactM) / exactM)
      expect(Math.abs(apartM - exactM)).toBeLessThanOrEqual(3e-6 * exactM + 1e-6)
    }),
    { numRuns: 20_000, seed: 11 },
  )
  // The word is not too good either.
  expect(most).toBeGreaterThan(5e-7)
})
