import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { metresPerDegree } from './geodesy.ts'
import { ON_WAY_M } from './limits.ts'
import type { Line } from './line.ts'
import { nearest2, nearestAt, newStretch, type Runs, roomFor, runsOf, type Stretch } from './runs.ts'

const RAD = Math.PI / 180

/** A plane in metres around a place, good to 1e-3 within 50 km. */
export type Plane = { origin: Position; lonM: number; latM: number }

/** Its origin stays where it is, though who was there goes on. */
export const planeAt = ({ lon, lat }: Position): Plane => ({ origin: { lon, lat }, ...metresPerDegree(lat) })

export const fromPlane = ({ origin, lonM, latM }: Plane, x: number, y: number): Position => ({
  lon: origin.lon + x / lonM,
  lat: origin.lat + y / latM,
})

/** A way in a plane: vertices in metres and how far along each lies; from the tail over the head to what is ahead. */
export type Way = {
  x: number[]
  y: number[]
  along: number[]
  plane: Plane
  /** boxes round its runs, made when it is first measured */
  runs?: Runs
}

/** A body on its way: its head is at `headM` now and goes on at `mps`, `lengthM` of the way belongs to it. */
export type Mover = { way: Way; headM: number; lengthM: number; mps: number; edgeM: number }

/**
 * How a part goes on from its last word, each way in a plane around it: by its course, and along its declared route; null
 * when nobody knows where to, or it is not on a route. Good until it is heard again or its group is another.
 */
export type Ahead = {
  fixedAt: number
  group: unknown
  course: Mover | null
  route: Mover | null
}

/** The way back along a line, head first, and from there to what is ahead. */
export function wayOver({ lon, lat }: Line, ahead: readonly Position[], plane: Plane): { way: Way; headM: number } {
  const count = lon.length + ahead.length
  const [x, y, along] = [roomFor(count), roomFor(count), roomFor(count)]
  const { lonM, latM, origin } = plane
  let [m, headM, x0, y0] = [0, 0, 0, 0]
  const put = (i: number, placeLon: number, placeLat: number): void => {
    const toX = (placeLon - origin.lon) * lonM
    const toY = (placeLat - origin.lat) * latM
    if (i > 0) m += Math.sqrt((toX - x0) ** 2 + (toY - y0) ** 2)
    x[i] = x0 = toX
    y[i] = y0 = toY
    along[i] = m
  }
  const last = lon.length - 1
  for (let i = 0; i <= last; i++) put(i, lon[last - i] ?? 0, lat[last - i] ?? 0)
  headM = m
  for (let i = 0; i < ahead.length; i++) put(last + 1 + i, ahead[i]?.lon ?? 0, ahead[i]?.lat ?? 0)
  return { way: { x, y, along, plane }, headM }
}

/** Where a course leads after so many metres. */
export function onCourse(from: Position, courseDeg: number, metres: number): Position {
  const { lonM, latM } = metresPerDegree(from.lat)
  return {
    lon: from.lon + (metres * Math.sin(courseDeg * RAD)) / lonM,
    lat: from.lat + (metres * Math.cos(courseDeg * RAD)) / latM,
  }
}

/**
 * What is ahead on a declared way, or back along it when that is where the course leads; null when the place is further
 * than 150 m from it. Where the way passes twice, the passage in the direction of the course is meant.
 */
export function aheadOn(route: readonly Position[], place: Position, courseDeg: number | null): Position[] | null {
  const { lonM, latM } = metresPerDegree(place.lat)
  const [east, north] = courseDeg === null ? [0, 0] : [Math.sin(courseDeg * RAD), Math.cos(courseDeg * RAD)]
  let best: { i: number; foot: Position; offM: number; against: boolean } | null = null
  for (let i = 0; i + 1 < route.length; i++) {
    const [from, to] = [route[i], route[i + 1]]
    if (!from || !to) continue
    const [dx, dy] = [(to.lon - from.lon) * lonM, (to.lat - from.lat) * latM]
    const [px, py] = [(place.lon - from.lon) * lonM, (place.lat - from.lat) * latM]
    const length2 = dx * dx + dy * dy
    const u = length2 === 0 ? 0 : Math.max(0, Math.min(1, (px * dx + py * dy) / length2))
    const offM = Math.hypot(px - u * dx, py - u * dy)
    if (offM > ON_WAY_M) continue
    const against = dx * east + dy * north < 0
    // A passage in the direction of the course beats a nearer one against it.
    if (best && (against === best.against ? offM >= best.offM : against)) continue
    best = { i, foot: { lon: from.lon + (u * dx) / lonM, lat: from.lat + (u * dy) / latM }, offM, against }
  }
  if (best === null) return null
  return [best.foot, ...(best.against ? route.slice(0, best.i + 1).toReversed() : route.slice(best.i + 1))]
}

/** The first vertex at least so many metres along; the last one when there is none. */
function vertexAt(along: readonly number[], metres: number): number {
  let low = 0
  let high = along.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((along[middle] ?? 0) < metres) low = middle + 1
    else high = middle
  }
  return low
}

/** Where on a way one is so many metres along it, in its plane; its ends are not passed. */
export function placeAlong({ x, y, along }: Way, metres: number): { x: number; y: number } {
  const next = vertexAt(along, metres)
  const [to = 0, x1 = 0, y1 = 0] = [along[next], x[next], y[next]]
  if (next === 0 || metres >= to) return { x: x1, y: y1 }
  const [from = 0, x0 = 0, y0 = 0] = [along[next - 1], x[next - 1], y[next - 1]]
  const u = (metres - from) / (to - from)
  return { x: x0 + u * (x1 - x0), y: y0 + u * (y1 - y0) }
}

/** The way between two distances along it; its ends are not passed. */
export function cutOut(stretch: Stretch, way: Way, fromM: number, toM: number): void {
  const { x, y, along } = way
  way.runs ??= runsOf(x, y)
  stretch.runs = way.runs
  const end = along[along.length - 1] ?? 0
  const to = toM < end ? (toM > 0 ? toM : 0) : end
  const from = fromM > 0 ? (fromM < to ? fromM : to) : 0
  const last = Math.max(1, vertexAt(along, to))
  const first = from === to ? last : vertexAt(along, from)
  // A vertex at `from` itself begins its stretch, another one ends the stretch before.
  const begin = first < last && (along[first] ?? 0) === from ? first : Math.max(0, first - 1)
  stretch.first = begin
  stretch.last = last - 1
  const m0 = along[last - 1] ?? 0
  const m1 = along[last] ?? m0
  const x0 = x[last - 1] ?? 0
  const y0 = y[last - 1] ?? 0
  const u = m1 > m0 ? (to - m0) / (m1 - m0) : 0
  stretch.toX = x0 + u * ((x[last] ?? x0) - x0)
  stretch.toY = y0 + u * ((y[last] ?? y0) - y0)
  if (from === to) {
    stretch.fromX = stretch.toX
    stretch.fromY = stretch.toY
    return
  }
  const n0 = along[begin] ?? 0
  const n1 = along[begin + 1] ?? n0
  const p0 = x[begin] ?? 0
  const q0 = y[begin] ?? 0
  const v = n1 > n0 ? (from - n0) / (n1 - n0) : 0
  stretch.fromX = p0 + v * ((x[begin + 1] ?? p0) - p0)
  stretch.fromY = q0 + v * ((y[begin + 1] ?? q0) - q0)
}

const [stretchA, stretchB] = [newStretch(), newStretch()]

/** Where the origin of one plane lies in another, metres; kept for the pair that was asked about last. */
export const shift: { from: Plane | null; to: Plane | null; x: number; y: number } = {
  from: null,
  to: null,
  x: 0,
  y: 0,
}

/**
 * Sets the shift from the plane of one way to that of another. Half-way between both, what each has in its own plane is
 * as true as the distance of their origins.
 */
export function setShift({ plane: from }: Way, { plane: to }: Way): void {
  if (shift.from === from && shift.to === to) return
  shift.from = from
  shift.to = to
  const { lonM, latM } = from === to ? from : metresPerDegree((from.origin.lat + to.origin.lat) / 2)
  shift.x = (to.origin.lon - from.origin.lon) * lonM
  shift.y = (to.origin.lat - from.origin.lat) * latM
}

/** Where two bodies are nearest after some seconds, in the plane of the first, and the range; set by {@link rangeAfter}. */
export const meeting = { x: 0, y: 0, rangeM: 0 }

/** Where on a segment of a stretch. */
function placeOn({ runs, first, last, fromX, fromY, toX, toY }: Stretch, i: number, u: number) {
  const [x0, y0] = i === first ? [fromX, fromY] : [runs.x[i] ?? 0, runs.y[i] ?? 0]
  const [x1, y1] = i === last ? [toX, toY] : [runs.x[i + 1] ?? 0, runs.y[i + 1] ?? 0]
  return { x: x0 + u * (x1 - x0), y: y0 + u * (y1 - y0) }
}

/** Range edge to edge after `seconds`, metres, 0 when they touch; leaves in `meeting` where. */
export function rangeAfter(a: Mover, b: Mover, seconds: number): number {
  const [headA, headB] = [a.headM + a.mps * seconds, b.headM + b.mps * seconds]
  setShift(a.way, b.way)
  cutOut(stretchA, a.way, headA - a.lengthM, headA)
  cutOut(stretchB, b.way, headB - b.lengthM, headB)
  const apartM = Math.sqrt(nearest2(stretchA, stretchB, 1, 1, shift.x, shift.y))
  const [onA, onB] = [placeOn(stretchA, nearestAt.i, nearestAt.u), placeOn(stretchB, nearestAt.j, nearestAt.v)]
  meeting.x = (onA.x + onB.x + shift.x) / 2
  meeting.y = (onA.y + onB.y + shift.y) / 2
  meeting.rangeM = Math.max(0, apartM - a.edgeM - b.edgeM)
  return meeting.rangeM
}
