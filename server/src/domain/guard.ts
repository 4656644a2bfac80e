import type { Certainty } from '@jaga-jarak/shared/alert.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { GUARDED_PHASES, SITE_RINGS, type Site } from '@jaga-jarak/shared/site.ts'
import { leaveLimitOf } from './bands.ts'
import type { SiteFinding, Turn } from './findings.ts'
import { decidingRangeM, localM } from './geodesy.ts'
import { concern, type GroupState, NONE, withOne, without } from './group-state.ts'
import { LEAVE_HOLD_MS, LOST_MS } from './limits.ts'
import { nearestBetween } from './line.ts'
import { type NearSide, partReachM, sideOf } from './pair-range.ts'
import type { Rulebook } from './rulebook.ts'
import { newStretch, stretchAt } from './stretch.ts'

type Ring = 'inner' | 'outer'
type Evidence = SiteFinding['evidence']

/** A group at a guarded site: in which ring, since when beyond it, and what the log last told. */
export type SiteVisit = {
  site: Site
  ring: Ring | null
  outSince: number | null
  told: Evidence | null
  certainty: Certainty
}

/** The contests for which a site is guarded from a group; a crowd without a camp is looked at by those of the place. */
function guardedBy({ group }: GroupState, site: Site, rules: Rulebook, at: EpochMs) {
  const { camp } = site
  if (camp && group.camps.some((it) => it.contestId === camp.contestId && it.ballotNumber === camp.ballotNumber)) {
    return []
  }
  const own = group.camps.map((it) => it.contestId)
  return (own.length > 0 ? own : rules.contestsIn(site.region)).flatMap((contestId) => {
    const phase = rules.phaseAt(contestId, at)
    return phase && GUARDED_PHASES.has(phase) ? [{ contestId, phase }] : []
  })
}

const [body, place] = [newStretch(), newStretch()]

/** The point of the group's footprint that is nearest to a site, and the range from its edge, metres. */
function rangeToSite(state: GroupState, site: Site, limitsM: readonly number[], at: EpochMs) {
  let best: { rangeM: number; side: NearSide } | null = null
  stretchAt(place, site.position)
  for (const part of state.parts) {
    part.layOut(body)
    const near = nearestBetween(body, place)
    const reachM = partReachM(part, at)
    const rangeM = decidingRangeM(near.a, site.position, state.radiusM + reachM, limitsM)
    if (best !== null && rangeM >= best.rangeM) continue
    best = { rangeM, side: { state, part, nearest: near.a, segment: near.segmentA, reachM } }
  }
  return best
}

const isFar = (state: GroupState, site: Site, withinM: number): boolean =>
  state.members.length === 0 ||
  localM(state, site.position) * 0.999 > withinM + state.extentM + (state.mps * LOST_MS) / 1_000

function tell(visit: SiteVisit, state: GroupState, turn: Turn, evidence: Evidence, at: EpochMs): SiteFinding {
  visit.told = turn === 'cleared' || turn === 'groupClosed' ? null : evidence
  const isVague = evidence.side.reachM > 0 || evidence.siteAccuracyM > evidence.limitM
  visit.certainty = turn === 'lostContact' ? 'unknown' : isVague ? 'possible' : 'observed'
  const { certainty } = visit
  return { kind: 'siteApproach', subjects: [state.group.id, visit.site.id], turn, at, certainty, evidence }
}

/** Takes a range into the visit: a ring is entered at its limit and left beyond the outer one held for 60 s. */
function stepRing(visit: SiteVisit, innerM: number, outerM: number, rangeM: number, at: EpochMs): void {
  const now: Ring | null = rangeM <= innerM ? 'inner' : rangeM <= outerM ? 'outer' : null
  const limitM = visit.ring === 'inner' ? innerM : outerM
  if (visit.ring === null || now === 'inner' || now === visit.ring || rangeM <= leaveLimitOf(limitM)) {
    if (visit.ring === null || now === 'inner') visit.ring = now
    visit.outSince = null
    return
  }
  visit.outSince ??= at
  if (at - visit.outSince < LEAVE_HOLD_MS) return
  visit.ring = now
  visit.outSince = null
}

/** Nothing is remembered of a group at a site. */
export function endVisit(state: GroupState, siteId: string): void {
  const { visits } = state.concerns
  const visit = visits.find((it) => it.site.id === siteId)
  if (visit) concern(state, { visits: without(visits, visit) })
}

function turnOf(ring: Ring | null, before: Ring | null): Turn {
  if (ring === null) return 'cleared'
  if (before === null) return 'raised'
  if (ring === before) return 'heardAgain'
  return ring === 'inner' ? 'worsened' : 'eased'
}

function judgeSite(state: GroupState, site: Site, rules: Rulebook, at: EpochMs): SiteFinding | null {
  const rings = SITE_RINGS[site.kind]
  const known = state.concerns.visits.find((it) => it.site.id === site.id)
  if (rings === null || (!known && isFar(state, site, rings.outerM))) return null
  const contests = guardedBy(state, site, rules, at)
  const visit: SiteVisit = known ?? { site, ring: null, outSince: null, told: null, certainty: 'observed' }
  const { innerM, outerM } = rings
  const limitsM = [innerM, outerM, leaveLimitOf(innerM), leaveLimitOf(outerM)]
  const near = rangeToSite(state, site, limitsM, at)
  // PX5: what is not heard raises nothing and clears nothing.
  if (near === null) {
    if (!visit.told || visit.certainty === 'unknown') return null
    return tell(visit, state, 'lostContact', { ...visit.told, decidedAt: at }, at)
  }
  if (contests.length === 0) visit.ring = null
  else stepRing(visit, innerM, outerM, near.rangeM, at)
  const before = visit.told?.ring ?? null
  const ring = visit.ring
  if (ring === null && visit.outSince === null && before === null) endVisit(state, site.id)
  else if (!known) concern(state, { visits: withOne(state.concerns.visits, visit) })
  const isHeardAgain = visit.certainty === 'unknown'
  if (ring === before && !isHeardAgain) return null
  const told = ring ?? before ?? 'outer'
  const limitM = told === 'inner' ? innerM : outerM
  const evidence: Evidence = {
    kind: 'siteApproach',
    rule: 'PH4',
    siteId: site.id,
    siteKind: site.kind,
    siteName: site.name,
    sitePosition: site.position,
    siteAccuracyM: site.accuracyM,
    ring: told,
    limitM,
    leaveLimitM: leaveLimitOf(limitM),
    rangeM: near.rangeM,
    contests,
    side: sideOf(near.side, at),
    decidedAt: at,
  }
  const turn = turnOf(ring, before)
  if (turn === 'cleared') endVisit(state, site.id)
  return tell(visit, state, turn, evidence, at)
}

const NOTHING: readonly SiteFinding[] = []

/** PH4: what has turned between a group and the guarded sites. */
export function judgeSites(state: GroupState, rules: Rulebook, at: EpochMs): readonly SiteFinding[] {
  return rules.sites.length === 0 ? NOTHING : rules.sites.flatMap((site) => judgeSite(state, site, rules, at) ?? [])
}

/** The group is watched no longer. */
export function endVisits(state: GroupState, at: EpochMs): SiteFinding[] {
  const ended = state.concerns.visits.flatMap((visit) =>
    visit.told ? [tell(visit, state, 'groupClosed', { ...visit.told, decidedAt: at }, at)] : [],
  )
  concern(state, { visits: NONE })
  return ended
}
