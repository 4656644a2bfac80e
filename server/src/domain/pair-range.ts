import type { EncounterSide } from '@jaga-jarak/shared/alert.ts'
import { fastestMps, reachM } from './freshness.ts'
import { decidingRangeM, localM } from './geodesy.ts'
import { ageMs, type GroupState, type Member, memberFreshness } from './heard-groups.ts'
import { LOST_MS } from './limits.ts'

/** The nearest two trackers of two groups, and the range between their discs, metres. */
export type PairRange = { rangeM: number; sides: readonly [Nearest, Nearest] }
type Nearest = { state: GroupState; member: Member; reachM: number }

function candidates(state: GroupState, at: number): Nearest[] {
  const heard: Nearest[] = []
  for (const member of state.members.values()) {
    const freshness = memberFreshness(member, at)
    if (freshness === 'lost') continue
    heard.push({ state, member, reachM: reachM(freshness, ageMs(member, at), member.report.speedMps) })
  }
  return heard
}

/**
 * PX2, PX5: range edge to edge between two groups at an instant: the smallest over their trackers, less both radii
 * and what stale ones could have travelled. Null when one side has no tracker that is heard.
 */
export function rangeBetween(a: GroupState, b: GroupState, at: number, limitsM: readonly number[]): PairRange | null {
  const others = candidates(b, at)
  let best: PairRange | null = null
  for (const one of candidates(a, at)) {
    for (const other of others) {
      const less = a.radiusM + b.radiusM + one.reachM + other.reachM
      const rangeM = decidingRangeM(one.member.report, other.member.report, less, limitsM)
      if (best === null || rangeM < best.rangeM) best = { rangeM, sides: [one, other] }
    }
  }
  return best
}

/** Upper bound of radius and reach of a group's only tracker, metres; a lost one reaches nobody. */
const edgeM = (state: GroupState, { report, since }: Member, at: number): number =>
  state.radiusM + (fastestMps(report.speedMps) * Math.min(Math.max(0, at - since), LOST_MS)) / 1_000

/**
 * How long two groups of one tracker each surely stay further apart than `limitM`, milliseconds, if nothing is heard
 * of either; 0 when they may be within it now. Cheap, and most pairs of a province are far.
 */
export function farForMs(a: GroupState, b: GroupState, at: number, limitM: number): number {
  if (a.members.size !== 1 || b.members.size !== 1) return 0
  const [one] = a.members.values()
  const [other] = b.members.values()
  if (!one || !other) return 0
  const beyondM = limitM + edgeM(a, one, at) + edgeM(b, other, at)
  // A degree of latitude is never shorter than 110 km.
  let apartM = Math.abs(one.report.lat - other.report.lat) * 110_000
  if (apartM <= beyondM) apartM = localM(one.report, other.report) * 0.999
  const perMs = (fastestMps(one.report.speedMps) + fastestMps(other.report.speedMps)) / 1_000
  return Math.max(0, (apartM - beyondM) / perMs)
}

/** AL6: one side as the alert tells it. */
export function sideOf({ state, member, reachM: reach }: Nearest, at: number): EncounterSide {
  const { report } = member
  return {
    groupId: state.group.id,
    camps: state.group.camps,
    position: { lon: report.lon, lat: report.lat },
    ageS: Math.round(ageMs(member, at) / 1_000),
    accuracyM: report.accuracyM,
    speedMps: report.speedMps,
    radiusM: state.radiusM,
    reachM: reach,
    freshness: memberFreshness(member, at),
  }
}
