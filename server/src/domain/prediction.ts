import type { Band, PredictionBasis } from '@jaga-jarak/shared/alert.ts'
import type { ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { BANDS, limitOf } from './bands.ts'
import { localM, metresPerDegree } from './geodesy.ts'
import type { GroupState } from './group-state.ts'
import { ageMs } from './heard-groups.ts'
import { APPROACH_MPS, HORIZON_S, LOOKOUT_MS, LOST_MS, SPEED_DOUBT_MAX, SPEED_DOUBT_MIN } from './limits.ts'
import { runsAlong } from './line.ts'
import type { Part } from './member.ts'
import { nearest2, newStretch, type Stretch, stretchBetween, stretchOver } from './runs.ts'
import {
  type Ahead,
  aheadOn,
  areWithin,
  fromPlane,
  headsRangeAfter,
  type Mover,
  mayMeet,
  meeting,
  onCourse,
  type Plane,
  planeAt,
  rangeAfter,
  wayOver,
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
export function firstWithin(
  a: Mover,
  b: Mover,
  limitM: number,
  fromS: number,
  untilS = HORIZON_S,
  fromM = rangeAfter(a, b, fromS),
): number | null {
  const fastest = a.mps + b.mps
  if (fromM - limitM <= 1) return fromS
  let isBlind = fromM - limitM < STEP_S * fastest
  for (let [t, steps] = [fromS + Math.max(STEP_S, (fromM - limitM) / fastest), 1]; t <= untilS; steps++) {
    if (steps % STEPS === 0 && !mayMeet(a, b, t, untilS, limitM + 1)) return null
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
export function closestApproach(
  a: Mover,
  b: Mover,
  fromS = 0,
  fromM = rangeAfter(a, b, fromS),
): { cpaM: number; tcpaS: number } {
  const fastest = a.mps + b.mps
  const untilS = Math.max(fromS, HORIZON_S)
  let best = { cpaM: fromM, tcpaS: fromS }
  const consider = (t: number): number => {
    const r = headsRangeAfter(a, b, t)
    if (r < best.cpaM) best = { cpaM: r, tcpaS: t }
    return r
  }
  const look = (t0: number, r0: number, t1: number, r1: number): void => {
    // What is to be found may be so little nearer that it does not matter.
    const enoughM = best.cpaM - CPA_TOLERANCE_M
    if (Math.max(0, (r0 + r1 - fastest * (t1 - t0)) / 2) >= enoughM || t1 - t0 < 0.5) return
    if (!mayMeet(a, b, t0, t1, enoughM)) return
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
  const mps = member.meanMps ?? 0
  return mps < APPROACH_MPS ? 0 : mps
}

/** How far ahead is looked: further than anything is told, so that what comes nearer by time alone is not missed. */
export const LOOK_S = HORIZON_S + LOOKOUT_MS / 1_000

/** Nobody who is heard has said nothing for longer, seconds. */
const SILENT_S = LOST_MS / 1_000
/** Time since its last word, in which it has gone on, seconds. */
const ageS = (part: Part, at: number): number => ageMs(part.member, at) / 1_000

/** A part at its last word and its way from the tail as far ahead as is looked; null when nobody knows where to. */
function moverAtWord(state: GroupState, part: Part, basis: PredictionBasis, plane: Plane): Mover | null {
  const { member, line, lengthM, extraM } = part
  const mps = speedOf(part)
  const head = member
  const { headingDeg: courseDeg } = member
  const edgeM = state.radiusM + extraM
  if (mps === 0) return { ...wayOver(line, [], plane), lengthM, mps, edgeM }
  const onRoute = basis === 'route' && state.group.route ? aheadOn(state.group.route, head, courseDeg) : null
  const drivenM = mps * (LOOK_S + SILENT_S)
  const ahead = onRoute ?? (courseDeg === null ? null : [onCourse(head, courseDeg, drivenM)])
  return ahead && { ...wayOver(line, ahead, plane), lengthM, mps, edgeM }
}

/** The same body so many seconds later. */
const further = ({ way, headM, lengthM, mps, edgeM }: Mover, seconds: number): Mover => ({
  way,
  headM: headM + mps * seconds,
  lengthM,
  mps,
  edgeM,
})

/** The way of a part from its tail as far ahead as is looked; null when it moves and nobody knows where to. */
export function moverOf(state: GroupState, part: Part, basis: PredictionBasis, plane: Plane, at: number): Mover | null {
  const mover = moverAtWord(state, part, basis, plane)
  return mover && further(mover, ageS(part, at))
}

/** How parts go on, kept while an evaluation lasts. */
const aheads = new Map<Part, Ahead>()

/** Ends an evaluation: ways ahead are large, and until the next one most groups have spoken and go on from elsewhere. */
export function forgetAhead(): void {
  aheads.clear()
}

/** Made once in an evaluation, whoever it is held against. */
function aheadOf(state: GroupState, part: Part): Ahead {
  const { fixedAt } = part.member
  const { group } = state
  const known = aheads.get(part)
  if (known?.fixedAt === fixedAt && known.group === group) return known
  const plane = planeAt(part.member)
  const ahead = {
    fixedAt,
    group,
    course: moverAtWord(state, part, 'course', plane),
    route: isOnRoute(state, part) ? moverAtWord(state, part, 'route', plane) : null,
  }
  aheads.set(part, ahead)
  return ahead
}

const doubtOf = ({ member }: Part): number => {
  const { meanMps, variance } = member
  if (!meanMps) return SPEED_DOUBT_MIN
  return Math.max(SPEED_DOUBT_MIN, Math.min(SPEED_DOUBT_MAX, Math.sqrt(variance) / meanMps))
}

function predictParts(
  movers: readonly [Mover, Mover],
  parts: readonly [Part, Part],
  limits: ProximityLimits,
  basis: PredictionBasis,
  at: number,
): Prediction | null {
  const [a, b] = movers
  // Most pairs stay apart.
  const nearM = limits.dangerM + 1
  if (!mayMeet(a, b, 0, LOOK_S, nearM) && !areWithin(a, b, 0, nearM)) return null
  const nowM = rangeAfter(a, b, 0)
  const reaches: Reach[] = []
  let t = 0
  for (const band of BANDS) {
    const limitM = limitOf(limits, band)
    // Danger that should be by now and is not heard yet stays foretold.
    if (nowM <= limitM && band !== 'danger') continue
    const inS = firstWithin(a, b, limitM, t, LOOK_S, meeting.rangeM)
    if (inS === null) return null
    t = inS
    reaches.push({ band, limitM, inS, position: fromPlane(a.way.plane, meeting.x, meeting.y) })
  }
  const dangerM = meeting.rangeM
  const [doubtA, doubtB] = [doubtOf(parts[0]), doubtOf(parts[1])]
  const doubt = (doubtA * a.mps + doubtB * b.mps) / (a.mps + b.mps)
  const [ageA, ageB] = [ageS(parts[0], at), ageS(parts[1], at)]
  // Where who moves was before its last word is not known: no further back than the younger word of them.
  const age = Math.min(a.mps > 0 ? ageA : LOOK_S, b.mps > 0 ? ageB : LOOK_S) || STEP_S
  const closingMps = t > 0 ? (nowM - limits.dangerM) / Math.max(t, STEP_S) : (rangeAfter(a, b, -age) - nowM) / age
  const driftS = (doubtA * ageA * a.mps + doubtB * ageB * b.mps) / Math.max(closingMps, APPROACH_MPS)
  return {
    basis,
    reaches,
    fromS: Math.max(0, t / (1 + doubt) - driftS),
    untilS: t / (1 - doubt) + driftS,
    // Until danger the range is above its limit.
    ...closestApproach(a, b, t, dangerM),
    closingMps,
  }
}

/** Planes err by less than this part of a range. */
const SURE = 0.99

/** Whatever way they go they come no nearer than `limitM` as far ahead as is looked: the nearest they could be is known by their heads. */
function areFar(a: GroupState, one: Part, b: GroupState, other: Part, limitM: number, at: number): boolean {
  const driven = speedOf(one) * (LOOK_S + ageS(one, at)) + speedOf(other) * (LOOK_S + ageS(other, at))
  const bodies = one.lengthM + one.extraM + a.radiusM + other.lengthM + other.extraM + b.radiusM
  return localM(one.member, other.member) * SURE > limitM + driven + bodies
}

const [bodyA, bodyB, pathA, pathB] = [newStretch(), newStretch(), newStretch(), newStretch()]

/** The line of a part, and straight on by its course as far as it gets; just its head when it stands. */
function setOut(part: Part, body: Stretch, path: Stretch, at: number): void {
  const { member } = part
  stretchOver(body, runsAlong(part.line))
  const end = onCourse(member, member.headingDeg ?? 0, speedOf(part) * (LOOK_S + ageS(part, at)))
  stretchBetween(path, member.lon, member.lat, end.lon, end.lat)
}

/** By their courses, where anything of either is now or will be, whenever that is, is further apart than `limitM`. */
function arePathsApart(one: Part, other: Part, limitM: number, at: number): boolean {
  setOut(one, bodyA, pathA, at)
  setOut(other, bodyB, pathB, at)
  const { lonM, latM } = metresPerDegree((one.member.lat + other.member.lat) / 2)
  const within2 = (limitM / SURE) ** 2
  const areApart = (a: Stretch, b: Stretch): boolean => nearest2(a, b, lonM, latM, 0, 0, within2) >= within2
  return areApart(pathA, pathB) && areApart(pathA, bodyB) && areApart(bodyA, pathB) && areApart(bodyA, bodyB)
}

/**
 * PX8: whether, when and where the range of two groups falls to the danger limit within LOOK_S, a little more than the
 * horizon: along declared routes, and by course over ground. Empty when it does not, or when both stand. First the nearer
 * in time; but where both foretell one and the same meeting, the route, which knows the bends of the road.
 */
export function predict(a: GroupState, b: GroupState, limits: ProximityLimits, at: number): Prediction[] {
  const found: Prediction[] = []
  const hasRoute = a.group.route !== null || b.group.route !== null
  for (const basis of hasRoute ? (['route', 'course'] as const) : (['course'] as const)) {
    let best: Prediction | null = null
    for (const one of a.parts) {
      for (const other of b.parts) {
        if (speedOf(one) + speedOf(other) === 0 || areFar(a, one, b, other, limits.dangerM, at)) continue
        const isByRoute = basis === 'route'
        // What convoys pass is known without making their ways.
        const edgesM = one.extraM + a.radiusM + other.extraM + b.radiusM
        const isLine = one.lengthM + other.lengthM > 0
        if (!isByRoute && isLine && arePathsApart(one, other, limits.dangerM + 1 + edgesM, at)) continue
        const [aheadA, aheadB] = [aheadOf(a, one), aheadOf(b, other)]
        if (isByRoute && !aheadA.route && !aheadB.route) continue
        const moverA = (isByRoute && aheadA.route) || aheadA.course
        const moverB = (isByRoute && aheadB.route) || aheadB.course
        if (!moverA || !moverB) continue
        const movers = [further(moverA, ageS(one, at)), further(moverB, ageS(other, at))] as const
        const its = predictParts(movers, [one, other], limits, basis, at)
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
  group.route !== null && speedOf(part) > 0 && aheadOn(group.route, part.member, null) !== null

/** Seconds until danger. */
export const dangerIn = ({ reaches }: Prediction): number => reaches.at(-1)?.inS ?? Number.POSITIVE_INFINITY
