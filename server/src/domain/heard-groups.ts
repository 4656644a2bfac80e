import type { Freshness } from '@jaga-jarak/shared/group.ts'
import { type PositionReport, standsAt } from '@jaga-jarak/shared/position.ts'
import type { DeviceId, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { partsOf } from './footprint.ts'
import { fastestMps, freshnessOf, lastsMs } from './freshness.ts'
import { localM } from './geodesy.ts'
import { type GroupState, NONE, withOne } from './group-state.ts'
import { Member, type Part } from './member.ts'
import type { Rows } from './rows.ts'
import { surenessOf } from './spot.ts'

/** A report of a tracker that serves a group; `intervalS` is how often the tracker promised to report. */
export type Heard = { groupId: GroupId; deviceId: DeviceId; intervalS: number; report: PositionReport }

export const ageMs = (member: Member, at: number): number => Math.max(0, at - member.since)

export const memberFreshness = (member: Member, at: number): Freshness =>
  freshnessOf(ageMs(member, at), member.intervalS)

export function newestMember({ members }: GroupState): Member | null {
  let newest: Member | null = null
  for (const member of members) if (newest === null || member.since > newest.since) newest = member
  return newest
}

export function memberOf({ members }: GroupState, deviceId: DeviceId): Member | undefined {
  for (const member of members) if (member.deviceId === deviceId) return member
  return undefined
}

/** Takes a report in; false when the tracker has said something newer before. The group wants a refresh after it. */
export function takeIn(state: GroupState, { deviceId, intervalS, report }: Heard, memberRows: Rows): boolean {
  const member = memberOf(state, deviceId)
  if (!member) {
    state.reshaped = true
    state.members = withOne(state.members, new Member(deviceId, report, intervalS, memberRows))
    return true
  }
  if (member.since > standsAt(report) || member.fixedAt === report.fixedAt) return false
  // Changed in place: this is done for each report, and nobody keeps what a member said.
  // A crowd's ground does not follow the way it came.
  if (member.hear(report, intervalS) && state.group.kind === 'convoy') state.reshaped = true
  return true
}

/** A circle around all its trackers and its footprint: no point of a part is further from its head than the part is long. */
function setCircle(state: GroupState, newest: Member): void {
  const { members, parts, radiusM } = state
  const { lon, lat } = newest
  let extentM = 0
  let mps = 0
  for (const member of members) {
    if (member !== newest) extentM = Math.max(extentM, localM(newest, member))
    mps = Math.max(mps, fastestMps(member.speedMps))
  }
  for (const { member, lengthM, extraM } of parts) {
    const headM = member === newest ? 0 : localM(newest, member)
    extentM = Math.max(extentM, headM + lengthM + extraM)
  }
  state.setCircle(lon, lat, extentM + radiusM, mps)
}

/** Who speaks, what was said, or how fresh it is has changed: footprint and circle are made anew. */
export function setFootprint(state: GroupState): void {
  const { group, members } = state
  const newest = newestMember(state)
  if (newest === null) {
    state.parts = NONE
    state.setCircle(Number.NaN, Number.NaN, Number.NaN, Number.NaN)
  } else {
    const isHeard = (member: Member): boolean => member.freshness !== 'lost'
    state.parts = partsOf(group, members.every(isHeard) ? members : members.filter(isHeard))
    setCircle(state, newest)
  }
  const first = state.parts[0]
  // Who goes by what a person saw may be surer or less sure with the next word.
  let isUnsure = surenessOf(state) !== 'observed'
  for (const { member, extraM } of state.parts) if (member.freshness === 'stale' || extraM > 0) isUnsure = true
  state.unsure = isUnsure
  state.plain = state.parts.length === 1 && !isUnsure && first?.lengthM === 0
}

/** What the group covered by the last words of all its trackers, however old. */
export const lastParts = ({ group, members }: GroupState): readonly Part[] => partsOf(group, members)

/** Time can bring about nothing more: no tracker, or all of them lost and told so. */
export const isSettled = (state: GroupState): boolean =>
  state.members.length === 0 || (state.freshness === 'lost' && state.concerns.gap?.told?.cause === 'notHeard')

/** Freshness of the group and of each of its trackers at an instant. */
export function refresh(state: GroupState, at: number): void {
  let best: Freshness | null = null
  let hasTurned = false
  state.restless = false
  state.sameUntil = Number.POSITIVE_INFINITY
  for (const member of state.members) {
    const its = memberFreshness(member, at)
    if (its === 'stale' || (its !== member.freshness && !member.isNew)) state.restless = true
    if (member.isNew || its !== member.freshness) hasTurned = true
    member.freshness = its
    member.isNew = false
    state.sameUntil = Math.min(state.sameUntil, member.since + lastsMs(its, member.intervalS))
    if (best === null || its === 'fresh' || best === 'lost') best = its
  }
  state.freshness = best
  if (hasTurned) setFootprint(state)
}
