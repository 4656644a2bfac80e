import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { localM, metresPerDegree } from './geodesy.ts'
import { eachNearest, nearestAt } from './runs.ts'
import { placeOn, type Stretch } from './stretch.ts'

/** Where two stretches are nearest. Segment i of a path lies between its vertices i and i + 1. */
export type Nearest = { a: Position; b: Position; segmentA: number; segmentB: number; rangeM: number }

/** The plane that serves two lines 30 km apart errs by less than this part of the range; who is nearest is sure beyond. */
export const PLANE_ERROR = 1e-3

/** Two points are nearest where they are; what is answered stays, though they go on. */
export function nearestPoints(one: Position, other: Position): Nearest {
  const a = { lon: one.lon, lat: one.lat }
  const b = { lon: other.lon, lat: other.lat }
  return { a, b, segmentA: 0, segmentB: 0, rangeM: localM(a, b) }
}

/**
 * Where two stretches are nearest, metres by {@link localM}. Up to 25 km long with segments of up to 2 km, within 50 km
 * of each other: one plane finds the candidates, the plane of each candidate decides between them.
 */
export function nearestBetween(a: Stretch, b: Stretch): Nearest {
  const { lonM, latM } = metresPerDegree((a.toLat + b.toLat) / 2)
  let nearest: Nearest | null = null
  eachNearest(a, b, lonM, latM, PLANE_ERROR, 0.01, (segmentA, segmentB) => {
    const [onA, onB] = [placeOn(a, segmentA, nearestAt.u), placeOn(b, segmentB, nearestAt.v)]
    const rangeM = localM(onA, onB)
    if (nearest !== null) {
      if (rangeM > nearest.rangeM) return
      // Whoever is visited first: of equals the one nearest to the heads.
      const isBehind = nearest.segmentA - segmentA || nearest.segmentB - segmentB
      if (rangeM === nearest.rangeM && isBehind > 0) return
    }
    nearest = { a: onA, b: onB, segmentA, segmentB, rangeM }
  })
  if (nearest === null) throw new RangeError('lines without a finite vertex have no nearest points')
  return nearest
}
