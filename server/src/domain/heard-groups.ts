import type { Freshness, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { PositionReport } from '@jaga-jarak/shared/position.ts'
import type { DeviceId, EpochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { radiusOf } from './footprint.ts'
import { freshnessOf } from './freshness.ts'

/** A report of a tracker that serves a group; `intervalS` is how often the tracker promised to report. */
export type Heard = { groupId: GroupId; deviceId: DeviceId; intervalS: number; report: PositionReport }

/** Newest word of one tracker. `since`: its age counts from here, never from the future. */
export type Member = { report: PositionReport; intervalS: number; since: number }

export type GroupState = {
  group: SupporterGroup
  radiusM: number
  members: Map<DeviceId, Member>
  /** that of its freshest tracker; null before the first report */
  freshness: Freshness | null
  /** a coverage alert stands */
  gap: boolean
}

export const ageMs = (member: Member, at: number): number => Math.max(0, at - member.since)

export const memberFreshness = (member: Member, at: number): Freshness =>
  freshnessOf(ageMs(member, at), member.intervalS)

const ORDER: readonly Freshness[] = ['fresh', 'stale', 'lost']

export function freshest(state: GroupState, at: EpochMs): Freshness | null {
  let best: Freshness | null = null
  for (const member of state.members.values()) {
    const its = memberFreshness(member, at)
    if (best === null || ORDER.indexOf(its) < ORDER.indexOf(best)) best = its
  }
  return best
}

export function newestMember(state: GroupState): Member | null {
  let newest: Member | null = null
  for (const member of state.members.values()) {
    if (newest === null || member.report.fixedAt > newest.report.fixedAt) newest = member
  }
  return newest
}

export const newGroupState = (group: SupporterGroup): GroupState => ({
  group,
  radiusM: radiusOf(group),
  members: new Map(),
  freshness: null,
  gap: false,
})

/** Takes a report in; false when the tracker has said something newer before. */
export function takeIn(state: GroupState, { deviceId, intervalS, report }: Heard): boolean {
  const known = state.members.get(deviceId)
  if (known && known.report.fixedAt >= report.fixedAt) return false
  state.members.set(deviceId, { report, intervalS, since: Math.min(report.fixedAt, report.receivedAt) })
  return true
}
