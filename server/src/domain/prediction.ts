import type { Band, PredictionBasis } from '@jaga-jarak/shared/alert.ts'
import type { ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { BANDS, limitOf } from './bands.ts'
import type { Part } from './footprint.ts'
import { localM } from './geodesy.ts'
import { ageMs, type GroupState } from './heard-groups.ts'
import { APPROACH_MPS, HORIZON_S, LOOKOUT_MS, SPEED_DOUBT_MAX, SPEED_DOUBT_MIN } from './limits.ts'
import {
  aheadOn,
  fromPlane,
  headsBeyondM,
  headsRangeAfter,
  type Mover,
  meeting,
  onCourse,
  type Plane,
  planeAt,
  rangeAfter,
  wayThrough,
} from './way.ts'

/** When and where the range falls to a limit, seconds from now. */
export type Reach = { band: Band; limitM: number; inS: number; position: Position }
export type Prediction = {
  basis: PredictionBasis
  /** the limits not passed yet that it will pass, outermost first; the last is danger */
  reaches: Reach[]
  /** earliest and latest second of danger */
  fromS: number
  untilS: number
  cpaM: number
  tcpaS: number
  /** mean over the way to the danger limit, metres per second */
  closingMps: number
}

/** Time steps in which a shorter dip under a limit may go unseen, seconds: range alarms stand beside prediction. */
const STEP_S = 1
/** How near a closest approach must be known, metres. */
const CPA_TOLERANCE_M = 5

/** How often on its steps it is asked whether anything is still to come. */
const STEPS = 6

/**
 * First second from `fromS` to `untilS` at which the range is at most `limitM`; null when there is none. The range
 * cannot fall faster than both speeds together, so no step overshoots.
 */
export function firstWithin(a: Mover, b: Mover, limitM: number, fromS: number, untilS = HORIZON_S): number | null {
  const fastest = a.mps + b.mps
  let isBlind = true
  for (let [t, steps] = [fromS, 0]; t <= untilS; steps++) {
    if (steps % STEPS === 1 && headsBeyondM(a, b, t, untilS) > limitM + 1) return null
    // After a step that may pass over a limit it is not only the heads that may be beyond.
    const beyondM: number = (isBlind ? rangeAfter(a, b, t) : headsRangeAfter(a, b, t)) - limitM
    if (beyondM <= 1) {
      if (!isBlind) rangeAfter(a, b, t)
      return t
    }
    isBlind = beyondM < STEP_S * fastest
    t += isBlind ? STEP_S : beyondM / fastest
  }
  return null
}

/** Closest approach from some seconds on within the horizon: range, metres, and when; the earliest of equals. */
export function closestApproach(a: Mover, b: Mover, fromS = 0): { cpaM: number; tcpaS: number } {
  const fastest = a.mps + b.mps
  const untilS = Math.max(fromS, HORIZON_S)
  let best = { cpaM: rangeAfter(a, b, fromS), tcpaS: fromS }
  const consider = (t: number): number => {
    const r = headsRangeAfter(a, b, t)
    if (r < best.cpaM) best = { cpaM: r, tcpaS: t }
    return r
  }
  /** Nothing that is to be found is so much nearer that it matters. */
  const isFound = (leastM: number): boolean => Math.max(0, leastM) >= best.cpaM - CPA_TOLERANCE_M
  const look = (t0: number, r0: number, t1: number, r1: number): void => {
    if (isFound((r0 + r1 - fastest * (t1 - t0)) / 2) || t1 - t0 < 0.5) return
    if (isFound(headsBeyondM(a, b, t0, t1))) return
    const t = (t0 + t1) / 2
    const r = consider(t)
    look(t0, r0, t, r)
    look(t, r, t1, r1)
  }
  look(fromS, consider(fromS), untilS, consider(untilS))
  return { cpaM: rangeAfter(a, b, best.tcpaS), tcpaS: best.tcpaS }
}

/** How fast a part goes on, metres per second; 0 when it stands. */
export const speedOf = ({ member }: Part): number => {
  const mps = member.kinetics.meanMps ?? 0
  return mps < APPROACH_MPS ? 0 : mps
}

/** How far ahead is looked: further than anything is told, so that what comes nearer by time alone is not missed. */
export const LOOK_S = HORIZON_S + LOOKOUT_MS / 1_000

/** The way of a part from its tail as far ahead as is looked; null when it moves and nobody knows where to. */
export function moverOf(state: GroupState, part: Part, basis: PredictionBasis, plane: Plane, at: number): Mover | null {
  const { member, line, lengthM, extraM } = part
  const mps = speedOf(part)
  const head = member.report
  const back = line.lon.map((lon, i) => ({ lon, lat: line.lat[i] ?? 0 })).toReversed()
  const { courseDeg } = member.kinetics
  const onRoute = basis === 'route' && state.group.route ? aheadOn(state.group.route, head, courseDeg) : null
  const edgeM = state.radiusM + extraM
  if (mps === 0) return { ...wayThrough(back, back.length - 1, plane), lengthM, mps, edgeM }
  const drivenM = mps * (LOOK_S + ageMs(member, at) / 1_000)
  const ahead = onRoute ?? (courseDeg === null ? null : [onCourse(head, courseDeg, drivenM)])
  if (ahead === null) return null
  const { way, headM } = wayThrough([...back, ...ahead], back.length - 1, plane)
  // Since its last word it has gone on.
  return { way, headM: headM + (mps * ageMs(member, at)) / 1_000, lengthM, mps, edgeM }
}

const doubtOf = ({ member }: Part): number => {
  const { meanMps, variance } = member.kinetics
  if (!meanMps) return SPEED_DOUBT_MIN
  return Math.max(SPEED_DOUBT_MIN, Math.min(SPEED_DOUBT_MAX, Math.sqrt(variance) / meanMps))
}

function predictParts(
  movers: readonly [Mover, Mover],
  parts: readonly [Part, Part],
  limits: ProximityLimits,
  basis: PredictionBasis,
  plane: Plane,
  at: number,
): Prediction | null {
  const [a, b] = movers
  const nowM = rangeAfter(a, b, 0)
  if (nowM - (a.mps + b.mps) * LOOK_S > limits.dangerM) return null
  const reaches: Reach[] = []
  let t = 0
  for (const band of BANDS) {
    const limitM = limitOf(limits, band)
    // Danger that should be by now and is not heard yet stays foretold.
    if (nowM <= limitM && band !== 'danger') continue
    const inS = firstWithin(a, b, limitM, t, LOOK_S)
    if (inS === null) return null
    t = inS
    reaches.push({ band, limitM, inS, position: fromPlane(plane, meeting.x, meeting.y) })
  }
  const [doubtA, doubtB] = [doubtOf(parts[0]), doubtOf(parts[1])]
  const doubt = (doubtA * a.mps + doubtB * b.mps) / (a.mps + b.mps)
  const [ageA, ageB] = [ageMs(parts[0].member, at) / 1_000, ageMs(parts[1].member, at) / 1_000]
  const age = Math.max(ageA, ageB, STEP_S)
  const closingMps = t > 0 ? (nowM - limits.dangerM) / Math.max(t, STEP_S) : (rangeAfter(a, b, -age) - nowM) / age
  const driftS = (doubtA * ageA * a.mps + doubtB * ageB * b.mps) / Math.max(closingMps, APPROACH_MPS)
  return {
    basis,
    reaches,
    fromS: Math.max(0, t / (1 + doubt) - driftS),
    untilS: t / (1 - doubt) + driftS,
    ...closestApproach(a, b),
    closingMps,
  }
}

/**
 * PX8: whether, when and where the range of two groups falls to the danger limit within LOOK_S, a little more than the
 * horizon: along declared routes, and by course over ground. Empty when it does not, or when both stand. First the nearer
 * in time; but where both foretell one and the same meeting, the route, which knows the bends of the road.
 */
export function predict(a: GroupState, b: GroupState, limits: ProximityLimits, at: number): Prediction[] {
  const first = a.bounds?.centre
  if (!first) return []
  const plane = planeAt(first)
  const found: Prediction[] = []
  const hasRoute = a.group.route !== null || b.group.route !== null
  for (const basis of hasRoute ? (['route', 'course'] as const) : (['course'] as const)) {
    let best: Prediction | null = null
    for (const one of a.parts) {
      for (const other of b.parts) {
        if (speedOf(one) + speedOf(other) === 0) continue
        if (basis === 'route' && !isOnRoute(a, one) && !isOnRoute(b, other)) continue
        const [moverA, moverB] = [moverOf(a, one, basis, plane, at), moverOf(b, other, basis, plane, at)]
        if (!moverA || !moverB) continue
        const its = predictParts([moverA, moverB], [one, other], limits, basis, plane, at)
        if (its && (best === null || dangerIn(its) < dangerIn(best))) best = its
      }
    }
    if (best) found.push(best)
  }
  const [byRoute, byCourse] = found
  const [one, other] = [byRoute?.reaches.at(-1), byCourse?.reaches.at(-1)]
  if (one && other && localM(one.position, other.position) <= limits.warningM) return found
  return found.toSorted((x, y) => dangerIn(x) - dangerIn(y))
}

/** It moves within 150 m of the way that its group declared. */
export const isOnRoute = ({ group }: GroupState, part: Part): boolean =>
  group.route !== null && speedOf(part) > 0 && aheadOn(group.route, part.member.report, null) !== null

/** Seconds until danger. */
export const dangerIn = ({ reaches }: Prediction): number => reaches.at(-1)?.inS ?? Number.POSITIVE_INFINITY
