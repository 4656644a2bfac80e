import type { EncounterSide } from '@jaga-jarak/shared/alert.ts'
import { reachM } from './freshness.ts'
import { decidingRangeM, localM } from './geodesy.ts'
import { ageMs, type GroupState, type Member, memberFreshness } from './heard-groups.ts'

/** The nearest two trackers of two groups, and the range between their discs, metres. */
export type PairRange = { rangeM: number; sides: readonly [Nearest, Nearest] }
type Nearest = { state: GroupState; member: Member; reachM: number }

const candidates = (state: GroupState, at: number): Nearest[] =>
  [...state.members.values()].flatMap((member) => {
    const freshness = memberFreshness(member, at)
    if (freshness === 'lost') return []
    return [{ state, member, reachM: reachM(freshness, ageMs(member, at), member.report.speedMps) }]
  })

/**
 * PX2, PX5: range edge to edge between two groups at an instant: the smallest over their trackers, less both radii
 * and what stale ones could have travelled. Null when one side has no tracker that is heard.
 */
export function rangeBetween(a: GroupState, b: GroupState, at: number, limitsM: readonly number[]): PairRange | null {
  let best: PairRange | null = null
  for (const one of candidates(a, at)) {
    for (const other of candidates(b, at)) {
      const less = a.radiusM + b.radiusM + one.reachM + other.reachM
      const rangeM = decidingRangeM(one.member.report, other.member.report, less, limitsM)
      if (best === null || rangeM < best.rangeM) best = { rangeM, sides: [one, other] }
    }
  }
  return best
}

/** A lower bound that is cheap: no pair whose newest places are this far apart can be inside any limit. */
export const isFar = (a: GroupState, b: GroupState, beyondM: number): boolean => {
  if (a.members.size !== 1 || b.members.size !== 1) return false
  const [[one], [other]] = [[...a.members.values()], [...b.members.values()]]
  if (!one || !other) return false
  return localM(one.report, other.report) * 0.999 - a.radiusM - b.radiusM > beyondM
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
