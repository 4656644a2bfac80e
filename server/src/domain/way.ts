import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { metresPerDegree } from './geodesy.ts'
import { ON_WAY_M } from './limits.ts'
import { ALONG, latOf, type Path } from './path.ts'
import { nearest2, nearestAt } from './runs.ts'
import { cutOut, newStretch, placeOn, type Stretch } from './stretch.ts'

const RAD = Math.PI / 180

/**
 * A body on its way: its head is at `headM` now and goes on at `mps`, `lengthM` of the way belongs to it. The way is the
 * trail as far as it came by its last word, null when none of that belongs to it, and from there on what is ahead: one
 * begins as far along as the other ends. Good until its tracker speaks again: the trail is its own, no copy.
 */
export type Mover = { trail: Path | null; ahead: Path; headM: number; lengthM: number; mps: number; edgeM: number }

/**
 * How a part goes on from its last word: by its course, and along its declared route; null when nobody knows where to, or
 * it is not on a route. Good until it is heard again or its group is another.
 */
export type Ahead = { fixedAt: number; group: unknown; course: Mover | null; route: Mover | null }

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

/** What of a way lies between two distances along it: on the trail, and ahead. */
export type Laid = { onTrail: Stretch; isOnTrail: boolean; ahead: Stretch; isAhead: boolean }
export const newLaid = (): Laid => ({ onTrail: newStretch(), isOnTrail: false, ahead: newStretch(), isAhead: false })

export function layOut(laid: Laid, { trail, ahead }: Mover, fromM: number, toM: number): void {
  const jointM = ahead.points[ALONG] ?? 0
  laid.isOnTrail = trail !== null && fromM < jointM
  if (trail !== null && laid.isOnTrail) cutOut(laid.onTrail, trail, fromM, toM)
  laid.isAhead = toM > jointM || !laid.isOnTrail
  if (laid.isAhead) cutOut(laid.ahead, ahead, fromM, toM)
}

/** The plane half-way between two heads: metres of a degree. Good to 1e-3 within 50 km. */
export const planeOf = (a: Mover, b: Mover): { lonM: number; latM: number } =>
  metresPerDegree((latOf(a.ahead, 0) + latOf(b.ahead, 0)) / 2)

/** Where two bodies are nearest after some seconds, and the range; set by {@link rangeAfter}. */
export const meeting = { lon: 0.5, lat: 0.5, rangeM: 0.5 }

const [laidA, laidB] = [newLaid(), newLaid()]
const nearest = { apart2: 0.5 }

function look(a: Stretch, b: Stretch, lonM: number, latM: number): void {
  const apart2 = nearest2(a, b, lonM, latM, nearest.apart2)
  if (apart2 >= nearest.apart2) return
  nearest.apart2 = apart2
  const [onA, onB] = [placeOn(a, nearestAt.i, nearestAt.u), placeOn(b, nearestAt.j, nearestAt.v)]
  meeting.lon = (onA.lon + onB.lon) / 2
  meeting.lat = (onA.lat + onB.lat) / 2
}

/**
 * Range edge to edge after `seconds`, metres, 0 when they touch; leaves in `meeting` where. When they come no nearer than
 * `withinM` that is the answer, and `meeting` has no place.
 */
export function rangeAfter(a: Mover, b: Mover, seconds: number, withinM = Number.POSITIVE_INFINITY): number {
  const [headA, headB] = [a.headM + a.mps * seconds, b.headM + b.mps * seconds]
  const { lonM, latM } = planeOf(a, b)
  layOut(laidA, a, headA - a.lengthM, headA)
  layOut(laidB, b, headB - b.lengthM, headB)
  const within2 = (withinM + a.edgeM + b.edgeM) ** 2
  nearest.apart2 = within2
  if (laidA.isAhead && laidB.isAhead) look(laidA.ahead, laidB.ahead, lonM, latM)
  if (laidA.isAhead && laidB.isOnTrail) look(laidA.ahead, laidB.onTrail, lonM, latM)
  if (laidA.isOnTrail && laidB.isAhead) look(laidA.onTrail, laidB.ahead, lonM, latM)
  if (laidA.isOnTrail && laidB.isOnTrail) look(laidA.onTrail, laidB.onTrail, lonM, latM)
  // Not by way of the root, which may be a digit less than the limit.
  const isFound = nearest.apart2 < within2
  meeting.rangeM = isFound ? Math.max(0, Math.sqrt(nearest.apart2) - a.edgeM - b.edgeM) : withinM
  return meeting.rangeM
}
