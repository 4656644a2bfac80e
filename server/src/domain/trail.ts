import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { localM, metresPerDegree } from './geodesy.ts'
import { TRAIL_M, TRAIL_POINTS, TRAIL_SEGMENT_M, TRAIL_STEP_M, TRAIL_TOLERANCE_M } from './limits.ts'
import type { Line } from './line.ts'
import { roomFor } from './runs.ts'

/** Of a vertex: longitude, latitude, and metres along from where the trail began to be kept; so many numbers each. */
const [LON, LAT, ALONG, STEP] = [0, 1, 2, 3] as const

/**
 * The way that a tracker has come, oldest first: of each vertex the three numbers one after the other, so that they lie
 * together. Bounded: at most TRAIL_POINTS vertices and about TRAIL_M metres.
 */
export type Trail = number[]

export const newTrail = (): Trail => []

/** How many vertices it has. */
export const pointsOf = (trail: Trail): number => trail.length / STEP

const lonOf = (trail: Trail, i: number): number => trail[i * STEP + LON] ?? 0
const latOf = (trail: Trail, i: number): number => trail[i * STEP + LAT] ?? 0
const alongOf = (trail: Trail, i: number): number => trail[i * STEP + ALONG] ?? 0
const vertex = (trail: Trail, i: number): Position => ({ lon: lonOf(trail, i), lat: latOf(trail, i) })

/**
 * Numbers of the vertices that are kept when none of the others lies further than `toleranceM` from what stays (Douglas
 * and Peucker, 1973).
 */
function simplify(trail: Trail, toleranceM: number): number[] {
  const end = pointsOf(trail) - 1
  const kept: number[] = []
  // Neighbours on a trail share a plane.
  const { lonM, latM } = metresPerDegree(latOf(trail, (end + 1) >> 1))
  const walk = (first: number, last: number): void => {
    const [lon0, lat0] = [lonOf(trail, first), latOf(trail, first)]
    const [dx, dy] = [(lonOf(trail, last) - lon0) * lonM, (latOf(trail, last) - lat0) * latM]
    const length2 = dx * dx + dy * dy
    let [furthest, offBy2] = [-1, toleranceM * toleranceM]
    for (let i = first + 1; i < last; i++) {
      const px = (lonOf(trail, i) - lon0) * lonM
      const py = (latOf(trail, i) - lat0) * latM
      const u = length2 === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length2))
      const off2 = (px - u * dx) ** 2 + (py - u * dy) ** 2
      if (off2 > offBy2) [furthest, offBy2] = [i, off2]
    }
    if (furthest < 0 && last - first > 1 && length2 > TRAIL_SEGMENT_M ** 2) furthest = (first + last) >> 1
    if (furthest < 0) {
      kept.push(first)
      return
    }
    walk(first, furthest)
    walk(furthest, last)
  }
  walk(0, end)
  kept.push(end)
  return kept
}

/** Those vertices alone, and of them none that lie further back than TRAIL_M. */
function thinned(trail: Trail, kept: readonly number[]): Trail {
  const whole = newTrail()
  let alongM = 0
  for (const [k, i] of kept.entries()) {
    const place = vertex(trail, i)
    if (k > 0) alongM += localM(vertex(trail, kept[k - 1] ?? 0), place)
    whole.push(place.lon, place.lat, alongM)
  }
  let first = 0
  while (first + 1 < kept.length && alongM - alongOf(whole, first + 1) > TRAIL_M) first += 1
  return whole.slice(first * STEP)
}

/**
 * Takes the newest place in. A standing phone's noise adds nothing; a leap is filled up in straight stretches. True when
 * the trail was simplified for it, so that its older vertices are others now.
 */
export function extendTrail(trail: Trail, to: Position): boolean {
  const newest = pointsOf(trail) - 1
  if (newest < 0) {
    trail.push(to.lon, to.lat, 0)
    return false
  }
  const last = vertex(trail, newest)
  const leapM = localM(last, to)
  if (leapM < TRAIL_STEP_M) return false
  const stretches = Math.min(TRAIL_POINTS / 2, Math.ceil(leapM / TRAIL_SEGMENT_M))
  let before = last
  let alongM = alongOf(trail, newest)
  for (let i = 1; i <= stretches; i++) {
    const u = i / stretches
    const next =
      i < stretches ? { lon: last.lon + u * (to.lon - last.lon), lat: last.lat + u * (to.lat - last.lat) } : to
    alongM += localM(before, next)
    trail.push(next.lon, next.lat, alongM)
    before = next
  }
  const isFull = pointsOf(trail) > TRAIL_POINTS
  let toleranceM = TRAIL_TOLERANCE_M
  while (pointsOf(trail) > TRAIL_POINTS) {
    // Half stays free, so that this is done now and then and not at every step; a winding road loses detail, not length.
    const its = thinned(trail, simplify(trail, toleranceM))
    toleranceM *= 2
    if (pointsOf(its) <= TRAIL_POINTS * 0.75) trail.splice(0, trail.length, ...its)
  }
  return isFull
}

/** How far the trail goes back from the head, metres, but no further than `backM`: known without going along it. */
export function lengthBackM(head: Position, trail: Trail, backM: number): number {
  const newest = pointsOf(trail) - 1
  if (newest < 0) return 0
  return Math.min(backM, localM(head, vertex(trail, newest)) + alongOf(trail, newest) - alongOf(trail, 0))
}

/** From the head back along the trail, head first, as far as it goes but no further than `backM` metres. */
export function lineBack(head: Position, trail: Trail, backM: number): { line: Line; lengthM: number } {
  const newest = pointsOf(trail) - 1
  if (newest < 0) return { line: { lon: [head.lon], lat: [head.lat] }, lengthM: 0 }
  const headM = localM(head, vertex(trail, newest))
  const wholeM = headM + alongOf(trail, newest)
  // The first vertex that is no further back than the tail.
  let [first, high] = [0, newest + 1]
  while (first < high) {
    const middle = (first + high) >> 1
    if (wholeM - alongOf(trail, middle) > backM) first = middle + 1
    else high = middle
  }
  const hasHead = headM > 0 || first > newest
  const from = first > newest ? head : vertex(trail, first)
  const goneM = first > newest ? 0 : wholeM - alongOf(trail, first)
  // The tail lies on the stretch before the last vertex.
  const isCut = first > 0 && goneM < backM
  const count = newest + 1 - first
  const [begin, end] = [hasHead ? 1 : 0, (hasHead ? 1 : 0) + count]
  const [lon, lat] = [roomFor(end + (isCut ? 1 : 0)), roomFor(end + (isCut ? 1 : 0))]
  if (hasHead) [lon[0], lat[0]] = [head.lon, head.lat]
  for (let i = begin; i < end; i++) {
    lon[i] = lonOf(trail, newest - (i - begin))
    lat[i] = latOf(trail, newest - (i - begin))
  }
  if (isCut) {
    const to = vertex(trail, first - 1)
    const u = (backM - goneM) / (wholeM - alongOf(trail, first - 1) - goneM)
    lon[end] = from.lon + u * (to.lon - from.lon)
    lat[end] = from.lat + u * (to.lat - from.lat)
  }
  return { line: { lon, lat }, lengthM: first === 0 ? Math.min(backM, wholeM - alongOf(trail, 0)) : backM }
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
  let [fromLon, fromLat, backM] = [head.lon, head.lat, 0]
  const { lonM, latM } = metresPerDegree(place.lat)
  const east = courseDeg === null ? 0 : Math.sin((courseDeg * Math.PI) / 180)
  const north = courseDeg === null ? 0 : Math.cos((courseDeg * Math.PI) / 180)
  for (let i = pointsOf(trail) - 1; i >= 0; i--) {
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
