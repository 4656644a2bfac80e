import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { metresPerDegree } from './geodesy.ts'
import { ON_WAY_M } from './limits.ts'
import { apart2, apartAt } from './line.ts'

const RAD = Math.PI / 180

/** A plane in metres around a place, good to 1e-3 within 50 km. */
export type Plane = { origin: Position; lonM: number; latM: number }

export const planeAt = (origin: Position): Plane => ({ origin, ...metresPerDegree(origin.lat) })

export const fromPlane = ({ origin, lonM, latM }: Plane, x: number, y: number): Position => ({
  lon: origin.lon + x / lonM,
  lat: origin.lat + y / latM,
})

/** A way in a plane: vertices in metres and how far along each lies; from the tail over the head to what is ahead. */
export type Way = { x: number[]; y: number[]; along: number[] }

/** A body on its way: its head is at `headM` now and goes on at `mps`, `lengthM` of the way belongs to it. */
export type Mover = { way: Way; headM: number; lengthM: number; mps: number; edgeM: number }

/** Joins places to a way; returns it with the distance along it of the place numbered `head`. */
export function wayThrough(places: readonly Position[], head: number, plane: Plane): { way: Way; headM: number } {
  const way: Way = { x: [], y: [], along: [] }
  let [m, headM] = [0, 0]
  for (const [i, { lon, lat }] of places.entries()) {
    const x = (lon - plane.origin.lon) * plane.lonM
    const y = (lat - plane.origin.lat) * plane.latM
    if (i > 0) m += Math.hypot(x - (way.x[i - 1] ?? 0), y - (way.y[i - 1] ?? 0))
    way.x.push(x)
    way.y.push(y)
    way.along.push(m)
    if (i === head) headM = m
  }
  return { way, headM }
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

/** Where on a way one is so many metres along it, in its plane; its ends are not passed. */
export function placeAlong({ x, y, along }: Way, metres: number): { x: number; y: number } {
  const next = along.findIndex((it) => it > metres)
  if (next === 0) return { x: x[0] ?? 0, y: y[0] ?? 0 }
  if (next < 0) return { x: x.at(-1) ?? 0, y: y.at(-1) ?? 0 }
  const [from = 0, to = 0] = [along[next - 1], along[next]]
  const u = (metres - from) / (to - from)
  const [x0 = 0, y0 = 0] = [x[next - 1], y[next - 1]]
  return { x: x0 + u * ((x[next] ?? 0) - x0), y: y0 + u * ((y[next] ?? 0) - y0) }
}

const MOST = 1_024
const scratch = {
  ax: new Float64Array(MOST),
  ay: new Float64Array(MOST),
  bx: new Float64Array(MOST),
  by: new Float64Array(MOST),
}

/** Writes the vertices of the way between two distances along it, the later first; returns how many. */
function slice({ x, y, along }: Way, fromM: number, toM: number, outX: Float64Array, outY: Float64Array): number {
  const end = along.at(-1) ?? 0
  const [from, to] = [Math.max(0, Math.min(end, fromM)), Math.max(0, Math.min(end, toM))]
  let [low, high] = [0, along.length - 1]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((along[middle] ?? 0) < to) low = middle + 1
    else high = middle
  }
  const put = (n: number, i: number, m: number): void => {
    const [start = 0, stop = 0] = [along[i - 1], along[i]]
    const u = i === 0 || stop === start ? 1 : (m - start) / (stop - start)
    const [x0, y0] = i === 0 ? [x[0] ?? 0, y[0] ?? 0] : [x[i - 1] ?? 0, y[i - 1] ?? 0]
    outX[n] = x0 + u * ((x[i] ?? 0) - x0)
    outY[n] = y0 + u * ((y[i] ?? 0) - y0)
  }
  put(0, low, to)
  let n = 1
  let i = low - 1
  for (; i >= 0 && (along[i] ?? 0) > from && n < MOST - 2; i--) {
    outX[n] = x[i] ?? 0
    outY[n] = y[i] ?? 0
    n += 1
  }
  if (to > from) {
    put(n, i + 1, from)
    n += 1
  }
  return n
}

/** Where two bodies are nearest after some seconds, in the plane; set by {@link rangeAfter}. */
export const meeting = { x: 0, y: 0 }

/** Range edge to edge after `seconds`, metres, 0 when they touch; leaves in `meeting` where. */
export function rangeAfter(a: Mover, b: Mover, seconds: number): number {
  const { ax, ay, bx, by } = scratch
  const [headA, headB] = [a.headM + a.mps * seconds, b.headM + b.mps * seconds]
  const n = slice(a.way, headA - a.lengthM, headA, ax, ay)
  const m = slice(b.way, headB - b.lengthM, headB, bx, by)
  let best2 = Number.POSITIVE_INFINITY
  for (let i = 0; i < Math.max(1, n - 1); i++) {
    const p = Math.min(i + 1, n - 1)
    const [ax0 = 0, ay0 = 0, ax1 = 0, ay1 = 0] = [ax[i], ay[i], ax[p], ay[p]]
    for (let j = 0; j < Math.max(1, m - 1); j++) {
      const q = Math.min(j + 1, m - 1)
      const [bx0 = 0, by0 = 0, bx1 = 0, by1 = 0] = [bx[j], by[j], bx[q], by[q]]
      const d2 = apart2(ax0, ay0, ax1, ay1, bx0, by0, bx1, by1)
      if (d2 >= best2) continue
      best2 = d2
      meeting.x = (ax0 + apartAt.a * (ax1 - ax0) + bx0 + apartAt.b * (bx1 - bx0)) / 2
      meeting.y = (ay0 + apartAt.a * (ay1 - ay0) + by0 + apartAt.b * (by1 - by0)) / 2
    }
  }
  return Math.max(0, Math.sqrt(best2) - a.edgeM - b.edgeM)
}
