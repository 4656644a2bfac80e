import { expect, test } from 'vitest'
import { seeded } from '../simulate/travel.ts'
import { CellGrid } from './cell-grid.ts'
import { metresPerDegree } from './geodesy.ts'

const slots = Array.from({ length: 400 }, (_, slot) => slot)

/** Slots strewn over a degree and a half around a place, some of them put a second time, some taken out. */
function strewn(seed: number, cellDeg: number) {
  const random = seeded(seed)
  const grid = new CellGrid(cellDeg)
  grid.grow(slots.length)
  const middle = { lon: 95 + random() * 45, lat: -11 + random() * 17 }
  const near = () => ({ lon: middle.lon + (random() - 0.5) * 1.5, lat: middle.lat + (random() - 0.5) * 1.5 })
  const places = slots.map(near)
  for (const [slot, place] of places.entries()) grid.put(slot, place)
  for (const slot of slots) {
    if (random() < 0.3) {
      const next = near()
      places[slot] = next
      grid.put(slot, next)
    }
    if (random() < 0.1) {
      grid.takeOut(slot)
      places[slot] = { lon: Number.NaN, lat: Number.NaN }
    }
  }
  const foundAround = ({ lon, lat }: { lon: number; lat: number }, radiusM: number): number[] => {
    grid.radiusM = radiusM
    const count = grid.search({ lon, lat, ...metresPerDegree(lat) })
    return Array.from({ length: count }, (_, k) => grid.found(k))
  }
  return { random, grid, places, foundAround }
}

test.each([0.02, 0.09, 0.4])(
  'finds each within the radius once, and none much further, in cells of %d degrees',
  (cellDeg) => {
    for (let seed = 1; seed <= 40; seed++) {
      const { random, places, foundAround } = strewn(seed, cellDeg)
      for (const place of places.filter(({ lon }) => !Number.isNaN(lon)).slice(0, 20)) {
        const radiusM = 500 + random() * 60_000
        const { lonM, latM } = metresPerDegree(place.lat)
        const apartM = ({ lon, lat }: { lon: number; lat: number }) =>
          Math.hypot((lon - place.lon) * lonM, (lat - place.lat) * latM)
        const found = foundAround(place, radiusM)
        expect(new Set(found).size).toBe(found.length)
        const within = (mostM: number) => slots.filter((slot) => apartM(places[slot] ?? place) <= mostM)
        expect(found).toEqual(expect.arrayContaining(within(radiusM)))
        expect(within(radiusM * 1.03)).toEqual(expect.arrayContaining(found))
      }
    }
  },
)

test('leaves out whoever is marked, and nobody else, however far apart the marks are', () => {
  const { grid, places, foundAround } = strewn(7, 0.09)
  const place = places.find(({ lon }) => !Number.isNaN(lon)) ?? { lon: 0, lat: 0 }
  const found = foundAround(place, 50_000)
  const odd = [-1, 1, 0x7fff_ffff, -0x8000_0000, 0]
  const marks = Int32Array.from(slots, (slot) => (slot % 3 === 0 ? 5 : (odd[slot % odd.length] ?? 0)))
  const left = grid.leaveOut(found.length, marks, 5)
  expect(found.length).toBeGreaterThan(20)
  expect(Array.from({ length: left }, (_, k) => grid.found(k))).toEqual(found.filter((slot) => slot % 3 !== 0))
})
