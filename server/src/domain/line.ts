import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { localM, metresPerDegree } from './geodesy.ts'
import { eachWithin, nearest2, newStretch, type Runs, runsOf, stretchOver } from './runs.ts'

/** Connected straight stretches in degrees, at least one vertex; a single vertex is a point. */
export type Line = {
  readonly lon: readonly number[]
  readonly lat: readonly number[]
  /** boxes round its runs, made when it is first measured */
  runs?: Runs
}

/** Where two lines are nearest. Segment i of a line lies between its vertices i and i + 1. */
export type Nearest = { a: Position; b: Position; segmentA: number; segmentB: number; rangeM: number }

export const pointLine = ({ lon, lat }: Position): Line => ({ lon: [lon], lat: [lat] })

export const runsAlong = (line: Line): Runs => {
  line.runs ??= runsOf(line.lon, line.lat)
  return line.runs
}

/** A place on a segment, `u` of the way along it. */
function onSegment({ lon, lat }: Line, i: number, u: number): Position {
  const next = Math.min(i + 1, lon.length - 1)
  const [lon0 = 0, lat0 = 0, lon1 = 0, lat1 = 0] = [lon[i], lat[i], lon[next], lat[next]]
  return { lon: lon0 + u * (lon1 - lon0), lat: lat0 + u * (lat1 - lat0) }
}

/** The plane that serves two lines 30 km apart errs by less than this part of the range; who is nearest is sure beyond. */
const PLANE_ERROR = 1e-3

const [stretchA, stretchB] = [newStretch(), newStretch()]

/** Two points are nearest where they are; what is answered stays, though they go on. */
export function nearestPoints(one: Position, other: Position): Nearest {
  const a = { lon: one.lon, lat: one.lat }
  const b = { lon: other.lon, lat: other.lat }
  return { a, b, segmentA: 0, segmentB: 0, rangeM: localM(a, b) }
}

/**
 * Where two lines are nearest, metres by {@link localM}. Lines of up to 25 km with segments of up to 2 km, within 50 km
 * of each other: one plane finds the candidates, the plane of each candidate decides between them.
 */
export function nearestBetween(a: Line, b: Line): Nearest {
  const origin = onSegment(a, 0, 0)
  if (a.lon.length === 1 && b.lon.length === 1) return nearestPoints(origin, onSegment(b, 0, 0))
  const { lonM, latM } = metresPerDegree((origin.lat + (b.lat[0] ?? origin.lat)) / 2)
  stretchOver(stretchA, runsAlong(a))
  stretchOver(stretchB, runsAlong(b))
  const best2 = nearest2(stretchA, stretchB, lonM, latM, 0, 0)
  const candidates = (Math.sqrt(best2) * (1 + PLANE_ERROR) + 0.01) ** 2
  let nearest: Nearest | null = null
  eachWithin(stretchA, stretchB, lonM, latM, 0, 0, candidates, (segmentA, segmentB, u, v) => {
    const [onA, onB] = [onSegment(a, segmentA, u), onSegment(b, segmentB, v)]
    const rangeM = localM(onA, onB)
    if (nearest !== null) {
      if (rangeM > nearest.rangeM) return
      // Whoever is visited first: of equals the one nearest to the heads.
      const isBehind = segmentA - nearest.segmentA || segmentB - nearest.segmentB
      if (rangeM === nearest.rangeM && isBehind > 0) return
    }
    nearest = { a: onA, b: onB, segmentA, segmentB, rangeM }
  })
  if (nearest === null) throw new RangeError('lines without a finite vertex have no nearest points')
  return nearest
}
