import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { localM, metresPerDegree } from './geodesy.ts'
import { TRAIL_M, TRAIL_POINTS, TRAIL_SEGMENT_M, TRAIL_STEP_M, TRAIL_TOLERANCE_M } from './limits.ts'
import {
  ALONG,
  alongOf,
  changeFrom,
  endOf,
  LAT,
  LON,
  latOf,
  lonOf,
  type Path,
  placeAlong,
  STEP,
  vertex,
  verticesOf,
} from './path.ts'

/**
 * Numbers of the vertices from `begin` on that are kept when none of the others lies further than `toleranceM` from what
 * stays (Douglas and Peucker, 1973).
 */
function simplify(trail: Path, begin: number, toleranceM: number): number[] {
  const end = verticesOf(trail) - 1
  const kept: number[] = []
  // Neighbours on a trail share a plane.
  const { lonM, latM } = metresPerDegree(latOf(trail, (end + 1) >> 1))
  const walk = (first: number, last: number): void => {
    const [lon0, lat0] = [lonOf(trail, first), latOf(trail, first)]
    const [dx, dy] = [(lonOf(trail, last) - lon0) * lonM, (latOf(trail, last) - lat0) * latM]
    const length2 = dx * dx + dy * dy
    let furthest = -1
    let offBy2 = toleranceM * toleranceM
    for (let i = first + 1; i < last; i++) {
      const px = (lonOf(trail, i) - lon0) * lonM
      const py = (latOf(trail, i) - lat0) * latM
      const u = length2 === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length2))
      const off2 = (px - u * dx) ** 2 + (py - u * dy) ** 2
      if (off2 <= offBy2) continue
      furthest = i
      offBy2 = off2
    }
    if (furthest < 0 && last - first > 1 && length2 > TRAIL_SEGMENT_M ** 2) furthest = (first + last) >> 1
    if (furthest < 0) {
      kept.push(first)
      return
    }
    walk(first, furthest)
    walk(furthest, last)
  }
  walk(begin, end)
  kept.push(end)
  return kept
}

/** Leaves those vertices alone. */
function thin(trail: Path, kept: readonly number[]): void {
  const { points } = trail
  let alongM = 0
  const metres = kept.map((i, k) => {
    if (k > 0) alongM += localM(vertex(trail, kept[k - 1] ?? 0), vertex(trail, i))
    return alongM
  })
  for (const [k, i] of kept.entries()) {
    points[k * STEP + LON] = lonOf(trail, i)
    points[k * STEP + LAT] = latOf(trail, i)
    points[k * STEP + ALONG] = metres[k] ?? 0
  }
  points.length = kept.length * STEP
  changeFrom(trail, 0)
}

/**
 * Takes the newest place in, oldest first: where the tracker is now is always the last vertex. A standing phone's noise
 * adds nothing; a leap is filled up in straight stretches. Bounded: at most TRAIL_POINTS vertices and about TRAIL_M metres.
 * True when the trail was simplified for it, so that its older vertices are others now.
 */
export function extendTrail(trail: Path, to: Position): boolean {
  const { points } = trail
  const newest = verticesOf(trail) - (trail.isLoose ? 2 : 1)
  if (newest < 0) {
    points.push(to.lon, to.lat, 0)
    return false
  }
  const last = vertex(trail, newest)
  const leapM = localM(last, to)
  let alongM = alongOf(trail, newest)
  changeFrom(trail, newest + 1)
  if (leapM > 0 && leapM < TRAIL_STEP_M) {
    const k = (newest + 1) * STEP
    points[k + LON] = to.lon
    points[k + LAT] = to.lat
    points[k + ALONG] = alongM + leapM
    trail.isLoose = true
    return false
  }
  if (trail.isLoose) points.length = (newest + 1) * STEP
  trail.isLoose = false
  if (leapM === 0) return false
  const stretches = Math.min(TRAIL_POINTS / 2, Math.ceil(leapM / TRAIL_SEGMENT_M))
  let before = last
  for (let i = 1; i <= stretches; i++) {
    const u = i / stretches
    const next =
      i < stretches ? { lon: last.lon + u * (to.lon - last.lon), lat: last.lat + u * (to.lat - last.lat) } : to
    alongM += stretches === 1 ? leapM : localM(before, next)
    points.push(next.lon, next.lat, alongM)
    before = next
  }
  if (verticesOf(trail) < TRAIL_POINTS) return false
  let begin = 0
  while (alongM - alongOf(trail, begin + 1) > TRAIL_M) begin += 1
  let toleranceM = TRAIL_TOLERANCE_M
  let kept = simplify(trail, begin, toleranceM)
  // A quarter stays free, so that this is done now and then and not at every step; a winding road loses detail, not length.
  while (kept.length > TRAIL_POINTS * 0.75) {
    toleranceM *= 2
    kept = simplify(trail, begin, toleranceM)
  }
  thin(trail, kept)
  return true
}

/** How far the trail goes back from the head, metres, but no further than `backM`: known without going along it. */
export const lengthBackM = (trail: Path, backM: number): number =>
  verticesOf(trail) === 0 ? 0 : Math.min(backM, endOf(trail) - alongOf(trail, 0))

/** From the head back along the trail, head first, as far as it goes but no further than `backM` metres. */
export function placesBack(trail: Path, backM: number): Position[] {
  const tailM = endOf(trail) - lengthBackM(trail, backM)
  const places: Position[] = []
  for (let i = verticesOf(trail) - 1; i >= 0 && alongOf(trail, i) > tailM; i--) places.push(vertex(trail, i))
  places.push(placeAlong(trail, tailM))
  return places
}

/** A place on a trail: metres back from the head, and how far off the trail it lies. */
type Passage = { backM: number; offM: number }

/**
 * Where another place lies on a trail: once for each time that the trail comes within `nearM` of it, nearest to the head
 * first. `courseDeg` leaves out passages in the other direction, so that the way out is not taken for the way home.
 */
export function passages(trail: Path, place: Position, nearM: number, courseDeg: number | null) {
  const found: Passage[] = []
  let run: Passage | null = null
  const head = verticesOf(trail) - 1
  let [fromLon, fromLat, backM] = [lonOf(trail, head), latOf(trail, head), 0]
  const { lonM, latM } = metresPerDegree(place.lat)
  const east = courseDeg === null ? 0 : Math.sin((courseDeg * Math.PI) / 180)
  const north = courseDeg === null ? 0 : Math.cos((courseDeg * Math.PI) / 180)
  // A trail of a single place is that place.
  for (let i = Math.max(0, head - 1); i >= 0; i--) {
    const [lon, lat] = [lonOf(trail, i), latOf(trail, i)]
    const [dx, dy] = [(lon - fromLon) * lonM, (lat - fromLat) * latM]
    const [px, py] = [(place.lon - fromLon) * lonM, (place.lat - fromLat) * latM]
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
    ;[fromLon, fromLat] = [lon, lat]
  }
  if (run) found.push(run)
  return found
}
