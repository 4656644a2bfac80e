import fc from 'fast-check'
import { expect, test } from 'vitest'
import { layPlates, type Plate, platesOf } from './lay-plates.ts'
import { pixelAt } from './pixels.ts'
import type { MapApproach, MapEncounter, MapForecast } from './scene.ts'

const GRAVEST = ['danger', 'warning', 'watch'] as const
const plate = (id: string, lon: number, lat: number, band: Plate['band'] = 'danger'): Plate => ({
  id,
  kind: 'near',
  band,
  marks: [null, null],
  position: { lon, lat },
  text: '490 m',
})

test('[AL8] the gravest has the plate; what lies on it is counted there, what lies apart has a mark or a plate of its own', () => {
  const laid = layPlates([plate('a', 117, 0), plate('b', 117.01, 0, 'warning'), plate('c', 117, 1, 'watch')], 6)
  expect(laid.map(({ plate: { id }, isFull, more }) => [id, isFull, more])).toEqual([
    ['a', true, 1],
    ['c', true, 0],
  ])
})

test('[AL7] in a flood of five hundred none is missing, none is covered, none is counted with a milder one', () => {
  const at = fc.record({
    lon: fc.double({ min: 114, max: 119, noNaN: true }),
    lat: fc.double({ min: -2.6, max: 2.6, noNaN: true }),
    band: fc.nat({ max: 2 }),
  })
  fc.assert(
    fc.property(fc.array(at, { maxLength: 500, size: 'max' }), fc.integer({ min: 4, max: 9 }), (places, zoom) => {
      const sorted = places.toSorted((a, b) => a.band - b.band)
      const plates = sorted.map(({ lon, lat, band }, i) => plate(`${i}`, lon, lat, GRAVEST[band] ?? 'watch'))
      const laid = layPlates(plates, zoom)
      expect(laid.reduce((sum, { more }) => sum + 1 + more, 0)).toBe(plates.length)
      expect(laid.filter(({ isFull }) => isFull).length).toBeLessThanOrEqual(7)
      const boxes = laid.map(({ plate: { position }, isFull }) => {
        const [x, y] = pixelAt(position, zoom)
        return isFull ? { x, y, left: 66, right: 140, half: 24 } : { x, y, left: 15, right: 60, half: 15 }
      })
      for (const [i, a] of boxes.entries()) {
        for (const b of boxes.slice(i + 1)) {
          const apart =
            Math.abs(a.y - b.y) >= a.half + b.half || a.x + a.right <= b.x - b.left || b.x + b.right <= a.x - a.left
          expect(apart).toBe(true)
        }
      }
      // The gravest that there is always has a plate.
      if (plates.length > 0) expect(laid[0]).toMatchObject({ plate: { id: '0' }, isFull: true })
    }),
    { numRuns: 30 },
  )
})

test('a day with a few alerts far apart has a plate for each', () => {
  const few = Array.from({ length: 7 }, (_, i) => plate(`${i}`, 114, -2 + i * 0.8))
  expect(layPlates(few, 6.5).every(({ isFull, more }) => isFull && more === 0)).toBe(true)
})

test('[PX9] [PH4] alerts of all kinds share the room in one order; a pair that is foretold has one plate, danger now two', () => {
  const position = { lon: 117, lat: 0 }
  const sides: MapEncounter['sides'] = [
    { mark: null, position },
    { mark: null, position: { lon: 117.2, lat: 0.4 } },
  ]
  const near = { isCertain: true, sides, rangeText: '2 km' }
  const encounters: MapEncounter[] = [
    { ...near, id: 'calm', rank: 3, band: 'watch', isForetold: true },
    { ...near, id: 'danger', rank: 0, band: 'danger', isForetold: true },
    { ...near, id: 'near', rank: 4, band: 'watch', isForetold: false },
  ]
  const forecast: MapForecast = { id: 'forecast', rank: 1, band: 'warning', sides, place: position, whenText: '14.32' }
  const approach: MapApproach = { id: 'site', rank: 2, band: 'warning', position, limitText: '≤ 500 m' }
  const plates = platesOf(encounters, [forecast], [approach])
  expect(plates.map(({ id, kind, text }) => [id, kind, text])).toEqual([
    ['danger', 'near', '2 km'],
    ['forecast', 'foretold', '14.32'],
    ['site', 'site', '≤ 500 m'],
    ['near', 'near', '2 km'],
  ])
  expect(plates[0]?.position).toEqual({ lon: 117.1, lat: 0.2 })
})
