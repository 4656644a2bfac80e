import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { localM, metresPerDegree } from './geodesy.ts'
import { TRAIL_M, TRAIL_POINTS, TRAIL_SEGMENT_M, TRAIL_STEP_M, TRAIL_TOLERANCE_M } from './limits.ts'
import type { Line } from './line.ts'

/** A place on a trail, and how far along it from where that began to be kept, metres. */
type Vertex = Position & { alongM: number }
/** The way that a tracker has come, oldest first. Bounded: at most TRAIL_POINTS vertices and about TRAIL_M metres. */
export type Trail = { points: Vertex[] }

/** Distance of a point from the stretch between two others, metres, good for neighbours on a trail. */
function offM(point: Position, from: Position, to: Position): number {
  const { lonM, latM } = metresPerDegree(point.lat)
  const [dx, dy] = [(to.lon - from.lon) * lonM, (to.lat - from.lat) * latM]
  const [px, py] = [(point.lon - from.lon) * lonM, (point.lat - from.lat) * latM]
  const length2 = dx * dx + dy * dy
  const u = length2 === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length2))
  return Math.hypot(px - u * dx, py - u * dy)
}

/** Fewer vertices, none of those left out further than `toleranceM` from what stays (Douglas and Peucker, 1973). */
export function simplify<P extends Position>(points: readonly P[], toleranceM: number): P[] {
  const kept: P[] = []
  const walk = (from: number, to: number): void => {
    const [first, last] = [points[from], points[to]]
    if (!first || !last) return
    let [furthest, offBy] = [-1, toleranceM]
    for (let i = from + 1; i < to; i++) {
      const point = points[i]
      const off = point ? offM(point, first, last) : 0
      if (off > offBy) [furthest, offBy] = [i, off]
    }
    if (furthest < 0 && to - from > 1 && localM(first, last) > TRAIL_SEGMENT_M) furthest = (from + to) >> 1
    if (furthest < 0) {
      kept.push(first)
      return
    }
    walk(from, furthest)
    walk(furthest, to)
  }
  walk(0, points.length - 1)
  const last = points.at(-1)
  if (last) kept.push(last)
  return kept
}

/** Forgets what lies further back than TRAIL_M. */
function cut<P extends Position>(points: readonly P[]): P[] {
  let left = TRAIL_M
  for (let i = points.length - 1; i > 0; i--) {
    const [point, before] = [points[i], points[i - 1]]
    if (point && before) left -= localM(point, before)
    if (left < 0) return points.slice(i - 1)
  }
  return [...points]
}

/** The vertices left out made it shorter: how far along the others lie is another. */
function measureAnew(points: readonly Vertex[]): void {
  for (const [i, point] of points.entries()) {
    const before = points[i - 1]
    point.alongM = before ? before.alongM + localM(before, point) : 0
  }
}

/**
 * Takes the newest place in. A standing phone's noise adds nothing; a leap is filled up in straight stretches. True when
 * the trail was simplified for it, so that its older vertices are others now.
 */
export function extendTrail(trail: Trail, to: Position): boolean {
  const last = trail.points.at(-1)
  const leapM = last ? localM(last, to) : Number.POSITIVE_INFINITY
  if (leapM < TRAIL_STEP_M) return false
  if (last) {
    const stretches = Math.min(TRAIL_POINTS / 2, Math.ceil(leapM / TRAIL_SEGMENT_M))
    let [before, u] = [last, 0]
    for (let i = 1; i <= stretches; i++) {
      u = i / stretches
      const [lon, lat] = [last.lon + u * (to.lon - last.lon), last.lat + u * (to.lat - last.lat)]
      const next = i < stretches ? { lon, lat } : { lon: to.lon, lat: to.lat }
      before = { ...next, alongM: before.alongM + localM(before, next) }
      trail.points.push(before)
    }
  } else trail.points.push({ lon: to.lon, lat: to.lat, alongM: 0 })
  const isFull = trail.points.length > TRAIL_POINTS
  let toleranceM = TRAIL_TOLERANCE_M
  while (trail.points.length > TRAIL_POINTS) {
    // Half stays free, so that this is done now and then and not at every step; a winding road loses detail, not length.
    const thinned = cut(simplify(trail.points, toleranceM))
    toleranceM *= 2
    if (thinned.length <= TRAIL_POINTS * 0.75) trail.points = thinned
  }
  if (isFull) measureAnew(trail.points)
  return isFull
}

/** How far the trail goes back from the head, metres, but no further than `backM`: known without going along it. */
export function lengthBackM(head: Position, { points }: Trail, backM: number): number {
  const [first, last] = [points[0], points[points.length - 1]]
  return first && last ? Math.min(backM, localM(head, last) + last.alongM - first.alongM) : 0
}

/** From the head back along the trail, head first, as far as it goes but no further than `backM` metres. */
export function lineBack(head: Position, { points }: Trail, backM: number): { line: Line; lengthM: number } {
  const [lon, lat] = [[head.lon], [head.lat]]
  const last = points.at(-1)
  if (!last) return { line: { lon, lat }, lengthM: 0 }
  const wholeM = localM(head, last) + last.alongM
  let [from, goneM]: [Position, number] = [head, 0]
  for (let i = points.length - 1; i >= 0 && goneM < backM; i--) {
    const to = points[i]
    if (!to) break
    const toM = wholeM - to.alongM
    if (toM > backM) {
      // The tail lies on this stretch.
      const u = (backM - goneM) / (toM - goneM)
      lon.push(from.lon + u * (to.lon - from.lon))
      lat.push(from.lat + u * (to.lat - from.lat))
      return { line: { lon, lat }, lengthM: backM }
    }
    if (to.lon !== from.lon || to.lat !== from.lat) {
      lon.push(to.lon)
      lat.push(to.lat)
    }
    goneM = toM
    from = to
  }
  return { line: { lon, lat }, lengthM: Math.min(backM, goneM) }
}

/** A place on a trail: metres back from the head, and how far off the trail it lies. */
type Passage = { backM: number; offM: number }

/**
 * Where another place lies on a trail: once for each time that the trail comes within `nearM` of it, nearest to the head
 * first. `courseDeg` leaves out passages in the other direction, so that the way out is not taken for the way home.
 */
export function passages(head: Position, trail: Trail, place: Position, nearM: number, courseDeg: number | null) {
  const found: Passage[] = []
  let run: Passage | null = null
  let [from, backM] = [head, 0]
  const { lonM, latM } = metresPerDegree(place.lat)
  const east = courseDeg === null ? 0 : Math.sin((courseDeg * Math.PI) / 180)
  const north = courseDeg === null ? 0 : Math.cos((courseDeg * Math.PI) / 180)
  for (let i = trail.points.length - 1; i >= 0; i--) {
    const to = trail.points[i]
    if (!to) break
    const [dx, dy] = [(to.lon - from.lon) * lonM, (to.lat - from.lat) * latM]
    const [px, py] = [(place.lon - from.lon) * lonM, (place.lat - from.lat) * latM]
    const length = Math.sqrt(dx * dx + dy * dy)
    const u = length === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / (length * length)))
    const off = Math.sqrt((px - u * dx) ** 2 + (py - u * dy) ** 2)
    // The trail runs from the older vertex to the newer one, against dx and dy.
    const isSameWay = courseDeg === null || -(dx * east + dy * north) >= 0
    if (off <= nearM && isSameWay) {
      if (run === null || off < run.offM) run = { backM: backM + u * length, offM: off }
    } else if (run) {
      found.push(run)
      run = null
    }
    backM += length
    from = to
  }
  if (run) found.push(run)
  return found
}
