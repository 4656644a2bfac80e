import type { EncounterSide } from '@jaga-jarak/shared/alert.ts'
import type { Freshness } from '@jaga-jarak/shared/group.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import type { Moving } from './approach.ts'
import { reachM } from './freshness.ts'
import { decidingRangeM, localM, metresPerDegree } from './geodesy.ts'
import type { GroupState } from './group-state.ts'
import { ageMs, lastParts, memberFreshness } from './heard-groups.ts'
import { type Nearest, nearestBetween, nearestPoints, PLANE_ERROR } from './line.ts'
import type { Member, Part } from './member.ts'
import { latOf, lonOf, verticesOf } from './path.ts'
import { roughly2 } from './runs.ts'
import { newStretch } from './stretch.ts'

/** One side of a range: which part of the group, where on it, and what silence adds to its edge, metres. */
export type NearSide = { state: GroupState; part: Part; nearest: Position; segment: number; reachM: number }
/** The nearest two points of two footprints, and the range between their edges, metres. */
export type PairRange = { rangeM: number; sides: readonly [NearSide, NearSide] }

/** As the clock last found it: between two whole seconds nobody turns stale by silence alone (PX7). */
const freshnessOf = (member: Member, at: number): Freshness => member.freshness ?? memberFreshness(member, at)

/** PX5: what silence adds to the edge of a part, metres. */
export function partReachM(part: Part, at: number): number {
  const { member, extraM } = part
  return extraM + reachM(freshnessOf(member, at), ageMs(member, at), member.speedMps)
}

/** Where two lines come no nearer than this can be said without walking along them, metres. */
function boundM(a: Part, b: Part): number {
  return localM(a.member, b.member) - a.lengthM - b.lengthM
}

const [bodyA, bodyB] = [newStretch(), newStretch()]

function nearestOf(one: Part, other: Part): Nearest {
  if (one.isDisc && other.isDisc) return nearestPoints(one.member, other.member)
  one.layOut(bodyA)
  other.layOut(bodyB)
  return nearestBetween(bodyA, bodyB)
}

/** Part of a range by which it may be said to be longer than it is where it only has to be known about. */
export const ABOUT = 0.03
/** Between which metres a range lies; set by {@link rangeAbout}. */
export const about = { leastM: 0.5, mostM: 0.5 }

function partsAboutM(one: Part, other: Part): number {
  if (one.isDisc && other.isDisc) return localM(one.member, other.member)
  one.layOut(bodyA)
  other.layOut(bodyB)
  const { lonM, latM } = metresPerDegree((bodyA.toLat + bodyB.toLat) / 2)
  return Math.sqrt(roughly2(bodyA, bodyB, lonM, latM, ABOUT))
}

/** About what {@link rangeBetween} is between two groups of which nobody is silent; false when one has no tracker that is heard. */
export function rangeAbout(a: GroupState, b: GroupState): boolean {
  let mostM = Number.POSITIVE_INFINITY
  for (const one of a.parts) {
    for (const other of b.parts) {
      if (boundM(one, other) * 0.999 <= mostM) mostM = Math.min(mostM, partsAboutM(one, other))
    }
  }
  const lessM = a.radiusM + b.radiusM
  about.leastM = Math.max(0, mostM * (1 - ABOUT) * (1 - PLANE_ERROR) - lessM)
  about.mostM = Math.max(0, mostM * (1 + PLANE_ERROR) - lessM)
  return mostM < Number.POSITIVE_INFINITY
}

function rangeOfParts(
  a: GroupState,
  b: GroupState,
  partsA: readonly Part[],
  partsB: readonly Part[],
  at: number,
  limitsM: readonly number[],
): PairRange | null {
  let best: PairRange | null = null
  for (const one of partsA) {
    for (const other of partsB) {
      const [reachA, reachB] = [partReachM(one, at), partReachM(other, at)]
      const lessM = a.radiusM + b.radiusM + reachA + reachB
      if (best !== null && boundM(one, other) * 0.999 - lessM > best.rangeM) continue
      const near = nearestOf(one, other)
      const rangeM = decidingRangeM(near.a, near.b, lessM, limitsM)
      if (best !== null && rangeM >= best.rangeM) continue
      const left = { state: a, part: one, nearest: near.a, segment: near.segmentA, reachM: reachA }
      const right = { state: b, part: other, nearest: near.b, segment: near.segmentB, reachM: reachB }
      best = { rangeM, sides: [left, right] }
    }
  }
  return best
}

/**
 * PX2, PX3, PX5: range edge to edge between two groups at an instant: the smallest over their parts, less both radii
 * and what stale ones could have travelled. Null when one side has no tracker that is heard.
 */
export const rangeBetween = (a: GroupState, b: GroupState, at: number, limitsM: readonly number[]): PairRange | null =>
  rangeOfParts(a, b, a.parts, b.parts, at, limitsM)

/** The range by the last places of all trackers, lost ones too; null when one side never was heard. */
export const lastRangeBetween = (a: GroupState, b: GroupState, at: number): PairRange | null =>
  rangeOfParts(a, b, lastParts(a), lastParts(b), at, [])

/** How the nearest point of a side moves: the head as it says, the rest of a convoy along the way it came. */
export function movingOf({ part, nearest, segment }: NearSide): Moving {
  const { member } = part
  const { speedMps, courseDeg } = member
  if (part.isDisc) return { ...nearest, speedMps, courseDeg }
  const { trail } = member
  const next = segment + 1
  const isHead = nearest.lon === member.lon && nearest.lat === member.lat
  if (isHead || next >= verticesOf(trail)) return { ...nearest, speedMps, courseDeg }
  const { lonM, latM } = metresPerDegree(nearest.lat)
  const east = (lonOf(trail, next) - lonOf(trail, segment)) * lonM
  const north = (latOf(trail, next) - latOf(trail, segment)) * latM
  return { ...nearest, speedMps, courseDeg: ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360 }
}

/** AL6: one side as the alert tells it. */
export function sideOf({ state, part, nearest, reachM: reach }: NearSide, at: number): EncounterSide {
  const { member, lengthM } = part
  const { lon, lat, accuracyM, speedMps } = member
  return {
    groupId: state.group.id,
    camps: state.group.camps,
    position: { lon, lat },
    ageS: Math.round(ageMs(member, at) / 1_000),
    accuracyM,
    speedMps,
    radiusM: state.radiusM,
    reachM: reach,
    freshness: freshnessOf(member, at),
    lengthM,
    nearest,
  }
}
