import type { Freshness, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { type PositionReport, standsAt } from '@jaga-jarak/shared/position.ts'
import type { DeviceId, GroupId, RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import type { CoverageGap } from './coverage.ts'
import type { Deviation } from './deviation.ts'
import type { Encounter } from './encounter.ts'
import { type Part, partsOf, radiusOf } from './footprint.ts'
import type { Forecast } from './forecast.ts'
import { fastestMps, freshnessOf, lastsMs } from './freshness.ts'
import { localM } from './geodesy.ts'
import type { SiteVisit } from './guard.ts'
import { Member } from './member.ts'
import type { Placed } from './neighbours.ts'
import type { QuietBreach } from './quiet.ts'
import type { Motion } from './steady.ts'

/** A report of a tracker that serves a group; `intervalS` is how often the tracker promised to report. */
export type Heard = { groupId: GroupId; deviceId: DeviceId; intervalS: number; report: PositionReport }

type Bounds = { lon: number; lat: number; extentM: number; mps: number }

/** A watched group, who it must not meet and whom it is near. */
export type GroupState = {
  group: SupporterGroup
  /** a small whole number that no other watched group has */
  slot: number
  radiusM: number
  members: readonly Member[]
  /** that of its freshest tracker; null before the first report */
  freshness: Freshness | null
  /** its footprint (PX2): made anew when a tracker speaks or its freshness turns, never when somebody looks (PX7) */
  parts: readonly Part[]
  /** a circle that holds all its trackers and its footprint, and how fast its edge may grow; null before the first */
  bounds: Bounds | null
  /** regency of its newest place, looked up there */
  region: { code: KemendagriCode | null; lon: number; lat: number } | null
  /** number of the instant in which it was last heard */
  heardIn: number
  /** in that instant more than the place has become another: freshness, how sure it is, regency, venue */
  isOtherwise: boolean
  /** until then no tracker's freshness turns by itself, epoch ms */
  sameUntil: number
  /** time alone moves its edge: a tracker is stale, or has just become so or lost */
  restless: boolean
  /** part of its footprint may be further than where it was heard: which part is nearest decides the certainty */
  unsure: boolean
  /** its footprint is one disc around a place where it was heard of late */
  plain: boolean
  /** what is the same of it and of others as far as limits go has the same number */
  ground: number
  /** as its neighbours last saw it; null before */
  placed: Placed | null
  /** its trail was simplified, or who speaks for it changed: nothing is known of how far its edge has moved */
  reshaped: boolean
  /** the rally in whose venue it stands (PX10) */
  standsIn: RallyId | null
  /** what is wrong with it by itself; null while nothing ever was */
  gap: CoverageGap | null
  quiet: QuietBreach | null
  deviation: Deviation | null
  visits: readonly SiteVisit[]
  /** those of its pairs of which more is to know than the band */
  encounters: readonly Encounter[]
  forecasts: readonly Forecast[]
  /** how it went when it was last looked ahead for, where that is more than one disc straight on; else null */
  motion: Motion | null
  /** which of its motions that is */
  motionNo: number
  /** while it goes on so, it is looked ahead for again at this evaluation, epoch ms */
  lookoutAt: number
}

/** Most groups have none of most things: they share one empty list. */
export const NONE: readonly never[] = []

/** With one item more. Neither pushed nor spread: such an array has room for sixteen more than it needs. */
export const withOne = <T>(its: readonly T[], item: T): readonly T[] => (its.length === 0 ? [item] : its.concat([item]))

/** Without an item; of the last one nothing is left over. */
export function without<T>(its: readonly T[], item: T): readonly T[] {
  const left = its.filter((it) => it !== item)
  return left.length === 0 ? NONE : left
}

export const newGroupState = (group: SupporterGroup, slot: number): GroupState => ({
  group,
  slot,
  radiusM: radiusOf(group),
  members: NONE,
  freshness: null,
  parts: NONE,
  bounds: null,
  region: null,
  heardIn: 0,
  isOtherwise: false,
  sameUntil: 0,
  restless: false,
  unsure: false,
  plain: false,
  ground: 0,
  placed: null,
  reshaped: true,
  standsIn: null,
  gap: null,
  quiet: null,
  deviation: null,
  visits: NONE,
  encounters: NONE,
  forecasts: NONE,
  motion: null,
  motionNo: 0,
  lookoutAt: Number.NaN,
})

/** What there is of a pair among what there is of one side. */
export function between<P extends { a: GroupState; b: GroupState }>(
  its: readonly P[],
  one: GroupState,
  other: GroupState,
): P | undefined {
  for (const it of its) if ((it.a === one && it.b === other) || (it.a === other && it.b === one)) return it
  return undefined
}

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
export function takeIn(state: GroupState, { deviceId, intervalS, report }: Heard): boolean {
  const member = memberOf(state, deviceId)
  if (!member) {
    state.reshaped = true
    state.members = withOne(state.members, new Member(deviceId, report, intervalS))
    return true
  }
  if (member.since > standsAt(report) || member.fixedAt === report.fixedAt) return false
  // Changed in place: this is done for each report, and nobody keeps a member.
  // A crowd's ground does not follow the way it came.
  if (member.hear(report, intervalS) && state.group.kind === 'convoy') state.reshaped = true
  return true
}

/** A circle around all its trackers and its footprint: no point of a part is further from its head than the part is long. */
function setBounds(state: GroupState, newest: Member): void {
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
  state.bounds ??= { lon, lat, extentM, mps }
  const { bounds } = state
  bounds.lon = lon
  bounds.lat = lat
  bounds.extentM = extentM + radiusM
  bounds.mps = mps
}

/** Who speaks, what was said, or how fresh it is has changed: footprint and bounds are made anew. */
export function setFootprint(state: GroupState): void {
  const { group, members, parts } = state
  const newest = newestMember(state)
  if (newest === null) {
    state.parts = []
    state.bounds = null
  } else {
    const only = parts[0]
    const isDisc = group.kind !== 'convoy' && only?.isDisc && only.extraM === 0
    // A crowd's disc lies around its tracker wherever that goes.
    const isSame = isDisc && members.length === 1 && only.member === newest && newest.freshness !== 'lost'
    if (!isSame) {
      const isHeard = (member: Member): boolean => member.freshness !== 'lost'
      state.parts = partsOf(group, members.every(isHeard) ? members : members.filter(isHeard))
    }
    setBounds(state, newest)
  }
  const first = state.parts[0]
  state.unsure = false
  for (const { member, extraM } of state.parts) if (member.freshness === 'stale' || extraM > 0) state.unsure = true
  state.plain = state.parts.length === 1 && !state.unsure && first?.lengthM === 0
}

/** What the group covered by the last words of all its trackers, however old. */
export const lastParts = ({ group, members }: GroupState): Part[] => partsOf(group, members)

/** Time can bring about nothing more: no tracker, or all of them lost and told so. */
export const isSettled = (state: GroupState): boolean =>
  state.members.length === 0 || (state.freshness === 'lost' && state.gap?.told?.cause === 'notHeard')

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
