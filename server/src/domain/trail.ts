import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { localM, metresPerDegree } from './geodesy.ts'
import { TRAIL_M, TRAIL_POINTS, TRAIL_SEGMENT_M, TRAIL_STEP_M, TRAIL_TOLERANCE_M } from './limits.ts'
import type { Line } from './line.ts'

/**
 * The way that a tracker has come, oldest first: places, and how far along each lies from where the trail began to be kept,
 * metres. Bounded: at most TRAIL_POINTS vertices and about TRAIL_M metres.
 */
export type Trail = { lon: number[]; lat: number[]; alongM: number[] }

export const newTrail = (): Trail => ({ lon: [], lat: [], alongM: [] })

const vertex = ({ lon, lat }: Trail, i: number): Position => ({ lon: lon[i] ?? 0, lat: lat[i] ?? 0 })

function push(trail: Trail, lon: number, lat: number, alongM: number): void {
  trail.lon.push(lon)
  trail.lat.push(lat)
  trail.alongM.push(alongM)
}

/**
 * Numbers of the vertices that are kept when none of the others lies further than `toleranceM` from what stays (Douglas
 * and Peucker, 1973).
 */
function simplify(trail: Trail, toleranceM: number): number[] {
  const { lon, lat } = trail
  const kept: number[] = []
  // Neighbours on a trail share a plane.
  const { lonM, latM } = metresPerDegree(lat[lat.length >> 1] ?? 0)
  const walk = (first: number, last: number): void => {
    const [lon0 = 0, lat0 = 0, lon1 = 0, lat1 = 0] = [lon[first], lat[first], lon[last], lat[last]]
    const [dx, dy] = [(lon1 - lon0) * lonM, (lat1 - lat0) * latM]
    const length2 = dx * dx + dy * dy
    let [furthest, offBy2] = [-1, toleranceM * toleranceM]
    for (let i = first + 1; i < last; i++) {
      const px = ((lon[i] ?? 0) - lon0) * lonM
      const py = ((lat[i] ?? 0) - lat0) * latM
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
  walk(0, lon.length - 1)
  kept.push(lon.length - 1)
  return kept
}

/** Those vertices alone, and of them none that lie further back than TRAIL_M. */
function thinned(trail: Trail, kept: readonly number[]): Trail {
  const whole = newTrail()
  let alongM = 0
  for (const [k, i] of kept.entries()) {
    const place = vertex(trail, i)
    if (k > 0) alongM += localM(vertex(trail, kept[k - 1] ?? 0), place)
    push(whole, place.lon, place.lat, alongM)
  }
  const { lon, lat, alongM: along } = whole
  let first = 0
  while (first + 1 < along.length && alongM - (along[first + 1] ?? 0) > TRAIL_M) first += 1
  return { lon: lon.slice(first), lat: lat.slice(first), alongM: along.slice(first) }
}

/**
 * Takes the newest place in. A standing phone's noise adds nothing; a leap is filled up in straight stretches. True when
 * the trail was simplified for it, so that its older vertices are others now.
 */
export function extendTrail(trail: Trail, to: Position): boolean {
  const newest = trail.lon.length - 1
  if (newest < 0) {
    push(trail, to.lon, to.lat, 0)
    return false
  }
  const last = vertex(trail, newest)
  const leapM = localM(last, to)
  if (leapM < TRAIL_STEP_M) return false
  const stretches = Math.min(TRAIL_POINTS / 2, Math.ceil(leapM / TRAIL_SEGMENT_M))
  let before = last
  let alongM = trail.alongM[newest] ?? 0
  for (let i = 1; i <= stretches; i++) {
    const u = i / stretches
    const next =
      i < stretches ? { lon: last.lon + u * (to.lon - last.lon), lat: last.lat + u * (to.lat - last.lat) } : to
    alongM += localM(before, next)
    push(trail, next.lon, next.lat, alongM)
    before = next
  }
  const isFull = trail.lon.length > TRAIL_POINTS
  let toleranceM = TRAIL_TOLERANCE_M
  while (trail.lon.length > TRAIL_POINTS) {
    // Half stays free, so that this is done now and then and not at every step; a winding road loses detail, not length.
    const its = thinned(trail, simplify(trail, toleranceM))
    toleranceM *= 2
    if (its.lon.length <= TRAIL_POINTS * 0.75) Object.assign(trail, its)
  }
  return isFull
}

/** How far the trail goes back from the head, metres, but no further than `backM`: known without going along it. */
export function lengthBackM(head: Position, trail: Trail, backM: number): number {
  const newest = trail.lon.length - 1
  if (newest < 0) return 0
  const { alongM } = trail
  return Math.min(backM, localM(head, vertex(trail, newest)) + (alongM[newest] ?? 0) - (alongM[0] ?? 0))
}

/** From the head back along the trail, head first, as far as it goes but no further than `backM` metres. */
export function lineBack(head: Position, trail: Trail, backM: number): { line: Line; lengthM: number } {
  const { alongM } = trail
  const newest = alongM.length - 1
  if (newest < 0) return { line: { lon: [head.lon], lat: [head.lat] }, lengthM: 0 }
  const headM = localM(head, vertex(trail, newest))
  const wholeM = headM + (alongM[newest] ?? 0)
  // The first vertex that is no further back than the tail.
  let [first, high] = [0, newest + 1]
  while (first < high) {
    const middle = (first + high) >> 1
    if (wholeM - (alongM[middle] ?? 0) > backM) first = middle + 1
    else high = middle
  }
  const [lon, lat] = [trail.lon.slice(first), trail.lat.slice(first)]
  if (headM > 0 || first > newest) {
    lon.push(head.lon)
    lat.push(head.lat)
  }
  lon.reverse()
  lat.reverse()
  if (first === 0) return { line: { lon, lat }, lengthM: Math.min(backM, wholeM - (alongM[0] ?? 0)) }
  const from = first > newest ? head : vertex(trail, first)
  const goneM = first > newest ? 0 : wholeM - (alongM[first] ?? 0)
  if (goneM < backM) {
    // The tail lies on this stretch.
    const to = vertex(trail, first - 1)
    const u = (backM - goneM) / (wholeM - (alongM[first - 1] ?? 0) - goneM)
    lon.push(from.lon + u * (to.lon - from.lon))
    lat.push(from.lat + u * (to.lat - from.lat))
  }
  return { line: { lon, lat }, lengthM: backM }
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
  for (let i = trail.lon.length - 1; i >= 0; i--) {
    const [lon = 0, lat = 0] = [trail.lon[i], trail.lat[i]]
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
