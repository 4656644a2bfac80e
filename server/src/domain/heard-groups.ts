import type { Freshness, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { type PositionReport, standsAt } from '@jaga-jarak/shared/position.ts'
import type { DeviceId, GroupId, Position, RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import type { CoverageGap } from './coverage.ts'
import type { Encounter } from './encounter.ts'
import { type Part, partsOf, radiusOf } from './footprint.ts'
import type { Forecast } from './forecast.ts'
import { fastestMps, freshnessOf, lastsMs } from './freshness.ts'
import { localM } from './geodesy.ts'
import type { SiteVisit } from './guard.ts'
import { type Kinetics, stepKinetics, UNMOVED } from './kinetics.ts'
import type { Placed } from './neighbours.ts'
import type { QuietBreach } from './quiet.ts'
import type { Motion } from './steady.ts'
import { extendTrail, type Trail } from './trail.ts'

/** A report of a tracker that serves a group; `intervalS` is how often the tracker promised to report. */
export type Heard = { groupId: GroupId; deviceId: DeviceId; intervalS: number; report: PositionReport }

/** Newest word of one tracker and the way it came. `since`: its age counts from here, never from the future. */
export type Member = {
  report: PositionReport
  intervalS: number
  since: number
  freshness: Freshness | null
  trail: Trail
  kinetics: Kinetics
  /** metres behind the head when it last drove on another tracker's trail; null when it never did */
  behindM: number | null
}

/** A watched group, who it must not meet and whom it is near. */
export type GroupState = {
  group: SupporterGroup
  /** a small whole number that no other watched group has */
  slot: number
  radiusM: number
  members: Map<DeviceId, Member>
  /** that of its freshest tracker; null before the first report */
  freshness: Freshness | null
  /** its footprint (PX2): made anew when a tracker speaks or its freshness turns, never when somebody looks (PX7) */
  parts: readonly Part[]
  /** a circle that holds all its trackers and their trails, and how fast its edge may grow; null before the first */
  bounds: { centre: Position; extentM: number; since: number; mps: number } | null
  /** regency of its newest place, looked up there */
  region: { code: KemendagriCode | null; at: Position } | null
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
  gap: CoverageGap
  quiet: QuietBreach
  visits: Map<string, SiteVisit>
  /** those of its pairs of which more is to know than the band */
  encounters: Map<GroupState, Encounter>
  forecasts: Map<GroupState, Forecast>
  /** how it went when it was last looked ahead for; null before */
  motion: Motion | null
  /** while it goes on so, it is looked ahead for again at this evaluation, epoch ms */
  lookoutAt: number
}

export const newGroupState = (group: SupporterGroup, slot: number): GroupState => ({
  group,
  slot,
  radiusM: radiusOf(group),
  members: new Map(),
  freshness: null,
  parts: [],
  bounds: null,
  region: null,
  sameUntil: 0,
  restless: false,
  unsure: false,
  plain: false,
  ground: 0,
  placed: null,
  reshaped: true,
  standsIn: null,
  gap: { told: null },
  quiet: { told: null, movedAt: null },
  visits: new Map(),
  encounters: new Map(),
  forecasts: new Map(),
  motion: null,
  lookoutAt: Number.NaN,
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

/** Takes a report in; false when the tracker has said something newer before. The group wants a refresh after it. */
export function takeIn(state: GroupState, { deviceId, intervalS, report }: Heard): boolean {
  const known = state.members.get(deviceId)
  const since = standsAt(report)
  if (known && (known.since > since || known.report.fixedAt === report.fixedAt)) return false
  const trail = known?.trail ?? { points: [] }
  if (extendTrail(trail, report)) state.reshaped = true
  const kinetics = stepKinetics(known?.kinetics ?? UNMOVED, known?.report ?? null, report)
  const behindM = known?.behindM ?? null
  state.members.set(deviceId, { report, intervalS, since, freshness: null, trail, kinetics, behindM })
  return true
}

/** A circle around all its trackers and their trails. */
function boundsOf({ group, members, radiusM }: GroupState, newest: Member): GroupState['bounds'] {
  const centre = newest.report
  let [extentM, since, mps] = [0, newest.since, 0]
  for (const { report, trail, since: heardAt, behindM } of members.values()) {
    extentM = Math.max(extentM, localM(centre, report) + (behindM ?? 0))
    if (group.kind === 'convoy') for (const point of trail.points) extentM = Math.max(extentM, localM(centre, point))
    since = Math.min(since, heardAt)
    mps = Math.max(mps, fastestMps(report.speedMps))
  }
  return { centre: { lon: centre.lon, lat: centre.lat }, extentM: extentM + radiusM, since, mps }
}

/** Who speaks, what was said, or how fresh it is has changed: footprint and bounds are made anew. */
export function setFootprint(state: GroupState): void {
  const newest = newestMember(state)
  const heard = [...state.members.values()].filter((member) => member.freshness !== 'lost')
  state.parts = partsOf(state.group, heard)
  state.unsure = state.parts.some(({ member, extraM }) => member.freshness === 'stale' || extraM > 0)
  const [only] = state.parts
  state.plain = state.parts.length === 1 && !state.unsure && only !== undefined && only.line.lon.length === 1
  state.bounds = newest && boundsOf(state, newest)
}

/** What the group covered by the last words of all its trackers, however old. */
export const lastParts = ({ group, members }: GroupState): Part[] => partsOf(group, [...members.values()])

/** Time can bring about nothing more: no tracker, or all of them lost and told so. */
export const isSettled = (state: GroupState): boolean =>
  state.members.size === 0 || (state.freshness === 'lost' && state.gap.told?.cause === 'notHeard')

const ORDER: readonly Freshness[] = ['fresh', 'stale', 'lost']

/** Freshness of the group and of each of its trackers at an instant. */
export function refresh(state: GroupState, at: number): void {
  let best: Freshness | null = null
  let hasTurned = false
  state.restless = false
  state.sameUntil = Number.POSITIVE_INFINITY
  for (const member of state.members.values()) {
    const its = memberFreshness(member, at)
    if (its === 'stale' || its !== member.freshness) state.restless = true
    if (its !== member.freshness) hasTurned = true
    member.freshness = its
    state.sameUntil = Math.min(state.sameUntil, member.since + lastsMs(its, member.intervalS))
    if (best === null || ORDER.indexOf(its) < ORDER.indexOf(best)) best = its
  }
  state.freshness = best
  // A report leaves its tracker without a freshness, so what it said counts as a turn.
  if (hasTurned) setFootprint(state)
}
