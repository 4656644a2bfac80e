import type { Freshness, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { type PositionReport, standsAt } from '@jaga-jarak/shared/position.ts'
import type { ContestId, DeviceId, GroupId } from '@jaga-jarak/shared/primitives.ts'
import type { Encounter } from './encounter.ts'
import type { CoverageFinding } from './findings.ts'
import { radiusOf } from './footprint.ts'
import { freshnessOf } from './freshness.ts'

/** A report of a tracker that serves a group; `intervalS` is how often the tracker promised to report. */
export type Heard = { groupId: GroupId; deviceId: DeviceId; intervalS: number; report: PositionReport }

/** Newest word of one tracker. `since`: its age counts from here, never from the future. */
export type Member = { report: PositionReport; intervalS: number; since: number; freshness: Freshness | null }

/** A watched group, who it must not meet and whom it is near. */
export type GroupState = {
  group: SupporterGroup
  radiusM: number
  members: Map<DeviceId, Member>
  /** that of its freshest tracker; null before the first report */
  freshness: Freshness | null
  /** time alone moves its edge: a tracker is stale, or has just become so or lost */
  restless: boolean
  /** the opponents that time alone may bring near before `lookedUntil`, epoch ms; all others are far till then */
  soon: Set<GroupState>
  lookedUntil: number
  /** what the log last told of its coverage gap; null while it is heard */
  gap: CoverageFinding['evidence'] | null
  opponents: Map<GroupState, ContestId[]>
  encounters: Map<GroupState, Encounter>
}

export const newGroupState = (group: SupporterGroup): GroupState => ({
  group,
  radiusM: radiusOf(group),
  members: new Map(),
  freshness: null,
  restless: false,
  soon: new Set(),
  lookedUntil: 0,
  gap: null,
  opponents: new Map(),
  encounters: new Map(),
})

export const ageMs = (member: Member, at: number): number => Math.max(0, at - member.since)

export const memberFreshness = (member: Member, at: number): Freshness =>
  freshnessOf(ageMs(member, at), member.intervalS)

export function newestMember(state: GroupState): Member | null {
  let newest: Member | null = null
  for (const member of state.members.values()) {
    if (newest === null || member.since > newest.since) newest = member
  }
  return newest
}

/** Takes a report in; false when the tracker has said something newer before. */
export function takeIn(state: GroupState, { deviceId, intervalS, report }: Heard): boolean {
  const known = state.members.get(deviceId)
  const since = standsAt(report)
  if (known && (known.since > since || known.report.fixedAt === report.fixedAt)) return false
  state.members.set(deviceId, { report, intervalS, since, freshness: null })
  return true
}

/** Time can bring about nothing more: no tracker, or all of them lost and told so. */
export const isSettled = (state: GroupState): boolean =>
  state.members.size === 0 || (state.freshness === 'lost' && state.gap !== null)

const ORDER: readonly Freshness[] = ['fresh', 'stale', 'lost']

/** Freshness of the group and of each of its trackers at an instant. */
export function refresh(state: GroupState, at: number): void {
  let best: Freshness | null = null
  state.restless = false
  for (const member of state.members.values()) {
    const its = memberFreshness(member, at)
    if (its === 'stale' || its !== member.freshness) state.restless = true
    member.freshness = its
    if (best === null || ORDER.indexOf(its) < ORDER.indexOf(best)) best = its
  }
  state.freshness = best
}
