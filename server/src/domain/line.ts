import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { localM, metresPerDegree } from './geodesy.ts'

/** Connected straight stretches in degrees, at least one vertex; a single vertex is a point. */
export type Line = { readonly lon: readonly number[]; readonly lat: readonly number[] }

/** Where two lines are nearest. Segment i of a line lies between its vertices i and i + 1. */
export type Nearest = { a: Position; b: Position; segmentA: number; segmentB: number; rangeM: number }

export const pointLine = ({ lon, lat }: Position): Line => ({ lon: [lon], lat: [lat] })

/** Puts a point elsewhere, in place: a crowd's disc moves with each report. */
export function movePoint(point: Line, { lon, lat }: Position): void {
  const [lons, lats] = [point.lon as number[], point.lat as number[]]
  lons[0] = lon
  lats[0] = lat
}

/** Part of the way along each of two segments at which they are nearest, 0..1; set by {@link apart2}. */
export const apartAt = { a: 0, b: 0 }

const clamp = (u: number): number => (u > 0 ? (u < 1 ? u : 1) : 0)

/** Part of the way along a segment that is nearest to a point. */
function footOf(px: number, py: number, x0: number, y0: number, x1: number, y1: number): number {
  const [dx, dy] = [x1 - x0, y1 - y0]
  const length2 = dx * dx + dy * dy
  return length2 === 0 ? 0 : clamp(((px - x0) * dx + (py - y0) * dy) / length2)
}

/** Squared distance of two segments of a plane, 0 where they cross; leaves in `apartAt` where. */
export function apart2(
  ax0: number,
  ay0: number,
  ax1: number,
  ay1: number,
  bx0: number,
  by0: number,
  bx1: number,
  by1: number,
): number {
  const [adx, ady, bdx, bdy] = [ax1 - ax0, ay1 - ay0, bx1 - bx0, by1 - by0]
  const cross = adx * bdy - ady * bdx
  if (cross !== 0) {
    const u = ((bx0 - ax0) * bdy - (by0 - ay0) * bdx) / cross
    const v = ((bx0 - ax0) * ady - (by0 - ay0) * adx) / cross
    if (u >= 0 && u <= 1 && v >= 0 && v <= 1) {
      apartAt.a = u
      apartAt.b = v
      return 0
    }
  }
  // Segments that do not cross are nearest at an end of one of them.
  let best = Number.POSITIVE_INFINITY
  for (let end = 0; end < 4; end++) {
    let a = end === 1 ? 1 : 0
    let b = end === 3 ? 1 : 0
    if (end < 2) b = footOf(ax0 + a * adx, ay0 + a * ady, bx0, by0, bx1, by1)
    else a = footOf(bx0 + b * bdx, by0 + b * bdy, ax0, ay0, ax1, ay1)
    const dx = bx0 + b * bdx - ax0 - a * adx
    const dy = by0 + b * bdy - ay0 - a * ady
    const d2 = dx * dx + dy * dy
    if (d2 < best) {
      best = d2
      apartAt.a = a
      apartAt.b = b
    }
  }
  return best
}

const CHUNK = 16

/** Vertices of a line in a plane, and boxes around each run of segments, so that far runs are passed over. */
type Flat = { x: Float64Array; y: Float64Array; segments: number; boxes: Float64Array; chunks: number }

function flatten({ lon, lat }: Line, kx: number, ky: number, origin: Position): Flat {
  const n = lon.length
  const [x, y] = [new Float64Array(n + 1), new Float64Array(n + 1)]
  for (let i = 0; i < n; i++) {
    x[i] = ((lon[i] ?? 0) - origin.lon) * kx
    y[i] = ((lat[i] ?? 0) - origin.lat) * ky
  }
  // A point is a segment of no length.
  x[n] = x[n - 1] ?? 0
  y[n] = y[n - 1] ?? 0
  const segments = Math.max(1, n - 1)
  const chunks = Math.ceil(segments / CHUNK)
  const boxes = new Float64Array(chunks * 4)
  for (let chunk = 0; chunk < chunks; chunk++) {
    const end = Math.min(segments, (chunk + 1) * CHUNK)
    const box = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY]
    for (let i = chunk * CHUNK; i <= end; i++) {
      box[0] = Math.min(box[0] ?? 0, x[i] ?? 0)
      box[1] = Math.min(box[1] ?? 0, y[i] ?? 0)
      box[2] = Math.max(box[2] ?? 0, x[i] ?? 0)
      box[3] = Math.max(box[3] ?? 0, y[i] ?? 0)
    }
    boxes.set(box, chunk * 4)
  }
  return { x, y, segments, boxes, chunks }
}

const gap = (lowA: number, highA: number, lowB: number, highB: number): number =>
  Math.max(0, lowB - highA, lowA - highB)

/** Visits the segment pairs that may be within `within()` metres squared. */
function scan(a: Flat, b: Flat, within: () => number, visit: (i: number, j: number, d2: number) => void): void {
  for (let p = 0; p < a.chunks; p++) {
    for (let q = 0; q < b.chunks; q++) {
      const [i4, j4] = [p * 4, q * 4]
      const dx = gap(a.boxes[i4] ?? 0, a.boxes[i4 + 2] ?? 0, b.boxes[j4] ?? 0, b.boxes[j4 + 2] ?? 0)
      const dy = gap(a.boxes[i4 + 1] ?? 0, a.boxes[i4 + 3] ?? 0, b.boxes[j4 + 1] ?? 0, b.boxes[j4 + 3] ?? 0)
      if (dx * dx + dy * dy > within()) continue
      for (let i = p * CHUNK; i < Math.min(a.segments, (p + 1) * CHUNK); i++) {
        for (let j = q * CHUNK; j < Math.min(b.segments, (q + 1) * CHUNK); j++) {
          const d2 = apart2(
            a.x[i] ?? 0,
            a.y[i] ?? 0,
            a.x[i + 1] ?? 0,
            a.y[i + 1] ?? 0,
            b.x[j] ?? 0,
            b.y[j] ?? 0,
            b.x[j + 1] ?? 0,
            b.y[j + 1] ?? 0,
          )
          if (d2 <= within()) visit(i, j, d2)
        }
      }
    }
  }
}

/** A place on a segment, `u` of the way along it. */
function onSegment({ lon, lat }: Line, i: number, u: number): Position {
  const next = Math.min(i + 1, lon.length - 1)
  const [lon0 = 0, lat0 = 0, lon1 = 0, lat1 = 0] = [lon[i], lat[i], lon[next], lat[next]]
  return { lon: lon0 + u * (lon1 - lon0), lat: lat0 + u * (lat1 - lat0) }
}

/** The plane that serves two lines 30 km apart errs by less than this part of the range; who is nearest is sure beyond. */
const PLANE_ERROR = 1e-3

/**
 * Where two lines are nearest, metres by {@link localM}. Lines of up to 25 km with segments of up to 2 km, within 50 km
 * of each other: one plane finds the candidates, the plane of each candidate decides between them.
 */
export function nearestBetween(a: Line, b: Line): Nearest {
  const origin = onSegment(a, 0, 0)
  if (a.lon.length === 1 && b.lon.length === 1) {
    const other = onSegment(b, 0, 0)
    return { a: origin, b: other, segmentA: 0, segmentB: 0, rangeM: localM(origin, other) }
  }
  const { lonM, latM } = metresPerDegree((origin.lat + (b.lat[0] ?? origin.lat)) / 2)
  const [flatA, flatB] = [flatten(a, lonM, latM, origin), flatten(b, lonM, latM, origin)]
  let best2 = Number.POSITIVE_INFINITY
  scan(
    flatA,
    flatB,
    () => best2,
    (_i, _j, d2) => {
      best2 = d2
    },
  )
  const candidates = (Math.sqrt(best2) * (1 + PLANE_ERROR) + 0.01) ** 2
  let nearest: Nearest | null = null
  scan(
    flatA,
    flatB,
    () => candidates,
    (segmentA, segmentB) => {
      const [onA, onB] = [onSegment(a, segmentA, apartAt.a), onSegment(b, segmentB, apartAt.b)]
      const rangeM = localM(onA, onB)
      if (nearest === null || rangeM < nearest.rangeM) nearest = { a: onA, b: onB, segmentA, segmentB, rangeM }
    },
  )
  if (nearest === null) throw new RangeError('lines without a finite vertex have no nearest points')
  return nearest
}
