import fc from 'fast-check'
import { expect, it } from 'vitest'
import { metresPerDegree } from './geodesy.ts'
import { TRAIL_POINTS, TRAIL_STEP_M } from './limits.ts'
import { endOf, latOf, lonOf, newPath, verticesOf } from './path.ts'
import { nearest2 } from './runs.ts'
import { cutOut, newStretch, offChordM, stretchAt } from './stretch.ts'
import { extendTrail } from './trail.ts'
import { placeAt } from './watch-scene.ts'

/** Standing about, driving on, and leaps, on a road that turns: so that trails grow, stay and are thinned out. */
const step = fc.record({
  metres: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 25, max: 400 }), fc.constant(5_000)),
  turn: fc.double({ min: -0.6, max: 0.6, noNaN: true }),
})

it('[PX2] wherever a trail grows, stays or is thinned, what is nearest of it is found as by looking at all of it', () => {
  const [part, place] = [newStretch(), newStretch()]
  const { lonM, latM } = metresPerDegree(0)
  fc.assert(
    fc.property(
      fc.array(step, { minLength: 1, maxLength: 400, size: 'max' }),
      fc.double({ min: 0, max: 6, noNaN: true }),
      fc.integer({ min: 0, max: 900 }),
      (steps, towards, awayM) => {
        const trail = newPath()
        let [x, y, course] = [0, 0, 0]
        for (const { metres, turn } of steps) {
          course += turn
          x += metres * Math.sin(course)
          y += metres * Math.cos(course)
          extendTrail(trail, placeAt(x, y))
          expect(verticesOf(trail)).toBeLessThanOrEqual(TRAIL_POINTS)
          cutOut(part, trail, 0, endOf(trail))
          const from = placeAt(x + awayM * Math.sin(towards), y + awayM * Math.cos(towards))
          stretchAt(place, from)
          let least2 = Number.POSITIVE_INFINITY
          let off2 = 0
          const at = (k: number): [number, number] => [
            (lonOf(trail, k) - from.lon) * lonM,
            (latOf(trail, k) - from.lat) * latM,
          ]
          const [[tailX, tailY], [headX, headY]] = [at(0), at(verticesOf(trail) - 1)]
          const apart2 = (px: number, py: number, ax: number, ay: number, bx: number, by: number): number => {
            const [dx, dy] = [bx - ax, by - ay]
            const u = Math.max(0, Math.min(1, ((px - ax) * dx + (py - ay) * dy) / (dx * dx + dy * dy || 1)))
            return (px - ax - u * dx) ** 2 + (py - ay - u * dy) ** 2
          }
          for (let k = 0; k < verticesOf(trail); k++) {
            const [ax, ay] = at(k)
            const [bx, by] = at(Math.min(k + 1, verticesOf(trail) - 1))
            least2 = Math.min(least2, apart2(0, 0, ax, ay, bx, by))
            off2 = Math.max(off2, apart2(ax, ay, tailX, tailY, headX, headY))
          }
          expect(Math.abs(Math.sqrt(nearest2(part, place, lonM, latM)) - Math.sqrt(least2))).toBeLessThan(1e-3)
          // In another plane, for a trail that may be long.
          expect(offChordM(part)).toBeGreaterThan(Math.sqrt(off2) * 0.99 - 1e-3)
        }
        // Where it is now is its last vertex, a step on or not.
        expect([lonOf(trail, verticesOf(trail) - 1), latOf(trail, verticesOf(trail) - 1)]).toEqual(
          Object.values(placeAt(x, y)),
        )
        expect(TRAIL_STEP_M).toBeGreaterThan(20)
      },
    ),
    // Hundreds of steps take minutes to be made fewer.
    { numRuns: 100, seed: 2_024, endOnFailure: true },
  )
}, 60_000)
