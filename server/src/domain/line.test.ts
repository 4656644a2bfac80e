import fc from 'fast-check'
import { expect, it } from 'vitest'
import { geodesicM } from './geodesy.ts'
import { nearestBetween as nearestOf } from './line.ts'
import { endOf, pathThrough } from './path.ts'
import { cutOut, newStretch } from './stretch.ts'

type Line = { lon: readonly number[]; lat: readonly number[] }
const pointLine = ({ lon, lat }: { lon: number; lat: number }): Line => ({ lon: [lon], lat: [lat] })
const [one, other] = [newStretch(), newStretch()]
function layOver(stretch: typeof one, { lon, lat }: Line): typeof one {
  const path = pathThrough(lon.map((x, i) => ({ lon: x, lat: lat[i] ?? 0 })))
  cutOut(stretch, path, 0, endOf(path))
  return stretch
}
const nearestBetween = (a: Line, b: Line) => nearestOf(layOver(one, a), layOver(other, b))

const lineIn = (lat: number) =>
  fc
    .array(fc.tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.double({ min: -1, max: 1, noNaN: true })), {
      minLength: 1,
      maxLength: 40,
    })
    .map((steps): Line => {
      const line = { lon: [117.5], lat: [lat] }
      for (const [dx, dy] of steps.slice(1)) {
        line.lon.push((line.lon.at(-1) ?? 0) + dx * 0.012)
        line.lat.push((line.lat.at(-1) ?? 0) + dy * 0.012)
      }
      return line
    })
const moved = ({ lon, lat }: Line, dx: number, dy: number): Line => ({
  lon: lon.map((x) => x + dx),
  lat: lat.map((y) => y + dy),
})
const along = ({ lon, lat }: Line, u: number) => {
  const at = u * (lon.length - 1)
  const i = Math.min(Math.floor(at), Math.max(0, lon.length - 2))
  const j = Math.min(i + 1, lon.length - 1)
  return {
    lon: (lon[i] ?? 0) + (at - i) * ((lon[j] ?? 0) - (lon[i] ?? 0)),
    lat: (lat[i] ?? 0) + (at - i) * ((lat[j] ?? 0) - (lat[i] ?? 0)),
  }
}

it('[PX2] [PX3] nearest points of two lines: no pair of their points is nearer by the exact geodesic', () => {
  const scene = fc.record({
    a: lineIn(-0.2),
    b: lineIn(0),
    dx: fc.double({ min: -0.15, max: 0.15, noNaN: true }),
    dy: fc.double({ min: -11, max: 6, noNaN: true }),
    us: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true })), {
      minLength: 20,
      maxLength: 20,
    }),
  })
  fc.assert(
    fc.property(scene, ({ a: a0, b: b0, dx, dy, us }) => {
      const [a, b] = [moved(a0, 0, dy), moved(b0, dx, dy - 0.1)]
      const near = nearestBetween(a, b)
      expect(near.rangeM).toBeCloseTo(geodesicM(near.a, near.b), 0)
      for (const [u, v] of us) expect(near.rangeM).toBeLessThan(geodesicM(along(a, u), along(b, v)) + 0.1)
      // The points found lie on the lines.
      expect(nearestBetween(pointLine(near.a), a).rangeM).toBeLessThan(0.01)
      expect(nearestBetween(pointLine(near.b), b).rangeM).toBeLessThan(0.01)
      expect(nearestBetween(b, a).rangeM).toBeCloseTo(near.rangeM, 6)
    }),
    { numRuns: 10_000, seed: 23 },
  )
}, 120_000)

it('[PX2] lines that cross touch: the range is 0', () => {
  const a: Line = { lon: [117, 117.1], lat: [0, 0.1] }
  const b: Line = { lon: [117, 117.1], lat: [0.1, 0] }
  expect(nearestBetween(a, b).rangeM).toBe(0)
})
