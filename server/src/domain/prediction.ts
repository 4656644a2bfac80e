import type { Band, PredictionBasis } from '@jaga-jarak/shared/alert.ts'
import type { ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { BANDS, limitOf } from './bands.ts'
import { localM } from './geodesy.ts'
import type { GroupState } from './group-state.ts'
import { ageMs } from './heard-groups.ts'
import { APPROACH_MPS, HORIZON_S, LOOKOUT_MS, LOST_MS, SPEED_DOUBT_MAX, SPEED_DOUBT_MIN } from './limits.ts'
import { closestApproach, fallsTo } from './meet.ts'
import type { Part } from './member.ts'
import { endOf, pathThrough } from './path.ts'
import { type Ahead, aheadOn, type Mover, meeting, onCourse, rangeAfter } from './way.ts'

/** When and where the range falls to a limit, seconds from now. */
export type Reach = { band: Band; limitM: number; inS: number; position: Position }
export type Prediction = {
  basis: PredictionBasis
  danger: Reach
  /** closing slower than counts as an approach, in the mean over the way to the danger limit */
  isSlow: boolean
  /** the parts that meet so, and how they go on: good until either speaks again */
  parts: readonly [Part, Part]
  movers: readonly [Mover, Mover]
}
/** What is told of a prediction besides, which costs several times as much. */
export type Course = {
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

/** Who meets whom. */
type Meeting = Pick<Prediction, 'movers' | 'parts'>

/** A closing speed is a mean over no shorter time, seconds. */
const MEAN_S = 1

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
function moverAtWord(state: GroupState, part: Part, basis: PredictionBasis): Mover | null {
  const { member, lengthM, extraM } = part
  const mps = speedOf(part)
  const { headingDeg: courseDeg } = member
  const onRoute = basis === 'route' && state.group.route ? aheadOn(state.group.route, member, courseDeg) : null
  const drivenM = mps * (LOOK_S + SILENT_S)
  const onwards = onRoute ?? (courseDeg === null ? null : [onCourse(member, courseDeg, drivenM)])
  if (mps > 0 && onwards === null) return null
  const headM = endOf(member.trail)
  const ahead = pathThrough(mps > 0 ? [member, ...(onwards ?? [])] : [member], headM)
  return { trail: lengthM > 0 ? member.trail : null, ahead, headM, lengthM, mps, edgeM: state.radiusM + extraM }
}

/** The same body so many seconds later. */
const further = ({ trail, ahead, headM, lengthM, mps, edgeM }: Mover, seconds: number): Mover => ({
  trail,
  ahead,
  headM: headM + mps * seconds,
  lengthM,
  mps,
  edgeM,
})

/** The way of a part from its tail as far ahead as is looked; null when it moves and nobody knows where to. */
export function moverOf(state: GroupState, part: Part, basis: PredictionBasis, at: number): Mover | null {
  const mover = moverAtWord(state, part, basis)
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
  const ahead = {
    fixedAt,
    group,
    course: moverAtWord(state, part, 'course'),
    route: isOnRoute(state, part) ? moverAtWord(state, part, 'route') : null,
  }
  aheads.set(part, ahead)
  return ahead
}

const doubtOf = ({ member }: Part): number => {
  const { meanMps, variance } = member
  if (!meanMps) return SPEED_DOUBT_MIN
  return Math.max(SPEED_DOUBT_MIN, Math.min(SPEED_DOUBT_MAX, Math.sqrt(variance) / meanMps))
}

/** With where `meeting` says. */
const reachAt = (band: Band, limitM: number, inS: number): Reach => ({
  band,
  limitM,
  inS,
  position: { lon: meeting.lon, lat: meeting.lat },
})

/** Mean closing speed over the way to a limit that is reached after `inS`, from where they are `nowM` apart, metres per second. */
function closingTo(limitM: number, inS: number, { movers: [a, b], parts }: Meeting, nowM: number, at: number): number {
  if (inS > 0) return (nowM - limitM) / Math.max(inS, MEAN_S)
  // Where who moves was before its last word is not known: no further back than the younger word of them.
  const [ageA, ageB] = [ageS(parts[0], at), ageS(parts[1], at)]
  const age = Math.min(a.mps > 0 ? ageA : LOOK_S, b.mps > 0 ? ageB : LOOK_S) || MEAN_S
  return (rangeAfter(a, b, -age) - nowM) / age
}

function predictParts(
  meet: Meeting,
  { dangerM }: ProximityLimits,
  basis: PredictionBasis,
  at: number,
): Prediction | null {
  const [a, b] = meet.movers
  const nearM = rangeAfter(a, b, 0, dangerM)
  const isNear = nearM < dangerM
  const inS = isNear ? 0 : fallsTo(a, b, dangerM, 0, LOOK_S)
  // Most pairs stay apart.
  if (inS === null) return null
  const danger = reachAt('danger', dangerM, inS)
  // Who closes fast enough is further apart than this by now, which is known without their range.
  const slowM = dangerM + APPROACH_MPS * Math.max(inS, MEAN_S)
  const isSlow = inS > 0 ? rangeAfter(a, b, 0, slowM) < slowM : closingTo(dangerM, 0, meet, nearM, at) < APPROACH_MPS
  return { basis, danger, isSlow, ...meet }
}

/** When danger may be, which limits are passed on the way to it, and how near the two come. */
export function courseOf({ danger, movers, parts }: Prediction, limits: ProximityLimits, at: number): Course {
  const [a, b] = movers
  const { inS, limitM: dangerM } = danger
  const nowM = rangeAfter(a, b, 0)
  const reaches: Reach[] = []
  for (const band of BANDS) {
    const limitM = limitOf(limits, band)
    // Danger that should be by now and is not heard yet stays foretold.
    if (band === 'danger') reaches.push(danger)
    else if (nowM > limitM) {
      const itsS = fallsTo(a, b, limitM, 0, inS)
      reaches.push(itsS === null ? { ...danger, band, limitM } : reachAt(band, limitM, itsS))
    }
  }
  const closingMps = closingTo(dangerM, inS, { movers, parts }, nowM, at)
  const [doubtA, doubtB] = [doubtOf(parts[0]), doubtOf(parts[1])]
  const doubt = (doubtA * a.mps + doubtB * b.mps) / (a.mps + b.mps)
  const drivenM = doubtA * ageS(parts[0], at) * a.mps + doubtB * ageS(parts[1], at) * b.mps
  const driftS = drivenM / Math.max(closingMps, APPROACH_MPS)
  return {
    reaches,
    fromS: Math.max(0, inS / (1 + doubt) - driftS),
    untilS: inS / (1 - doubt) + driftS,
    // Until danger the range is above its limit.
    ...closestApproach(a, b, inS, inS > 0 ? dangerM : nowM),
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
        const [aheadA, aheadB] = [aheadOf(a, one), aheadOf(b, other)]
        if (isByRoute && !aheadA.route && !aheadB.route) continue
        const moverA = (isByRoute && aheadA.route) || aheadA.course
        const moverB = (isByRoute && aheadB.route) || aheadB.course
        if (!moverA || !moverB) continue
        const movers = [further(moverA, ageS(one, at)), further(moverB, ageS(other, at))] as const
        const its = predictParts({ movers, parts: [one, other] }, limits, basis, at)
        if (its && (best === null || dangerIn(its) < dangerIn(best))) best = its
      }
    }
    if (best) found.push(best)
  }
  const [byRoute, byCourse] = found
  const apartM = byRoute && byCourse ? localM(byRoute.danger.position, byCourse.danger.position) : Number.NaN
  if (apartM <= limits.warningM) return found
  return found.toSorted((x, y) => dangerIn(x) - dangerIn(y))
}

/** It moves within 150 m of the way that its group declared. */
export const isOnRoute = ({ group }: GroupState, part: Part): boolean =>
  group.route !== null && speedOf(part) > 0 && aheadOn(group.route, part.member, null) !== null

/** Seconds until danger. */
export const dangerIn = ({ danger }: Prediction): number => danger.inS
