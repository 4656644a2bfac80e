import type { LimitsFrom } from '@jaga-jarak/shared/alert.ts'
import type { Operation, ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import { isInForce, type Order } from '@jaga-jarak/shared/order.ts'
import type { Phase } from '@jaga-jarak/shared/phase.ts'
import type { ContestId, EpochMs, Position } from '@jaga-jarak/shared/primitives.ts'
import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import type { Site } from '@jaga-jarak/shared/site.ts'
import { decisiveLimitsOf } from './bands.ts'
import { SEPARATION_KEPT } from './limits.ts'
import { phaseOf } from './phase.ts'

/**
 * Limits of a pair, edge to edge, and every range at which some decision turns by them, metres: of each band in turn,
 * outermost first, where it is entered and where it is left.
 */
export type PairLimits = { limits: ProximityLimits; from: LimitsFrom; decisiveM: readonly number[] }

type Pair = {
  /** those in which the two oppose */
  contests: readonly ContestId[]
  /** where each of them is */
  regions: readonly (KemendagriCode | null)[]
  /** metres between their venues while both stand in them as planned (PX10) */
  separationM: number | null
}

/** What holds where and when: read by the watch, made anew when a commander orders otherwise. */
export type Rulebook = {
  limitsFor(pair: Pair, at: EpochMs): PairLimits
  phaseAt(contestId: ContestId, at: EpochMs): Phase | null
  regionAt(position: Position): KemendagriCode | null
  /** the contests that are decided in a region, the province's own among them */
  contestsIn(region: KemendagriCode): ContestId[]
  sites: readonly Site[]
  /** another number whenever limits or phases may be others; the same instant always has the same */
  editionAt(at: EpochMs): number
  /** no band of this book is ever entered further apart, metres */
  reachM: number
  /** no danger limit of this book is wider, metres */
  widestDangerM: number
}

const stricter = (a: ProximityLimits, b: ProximityLimits): ProximityLimits => ({
  watchM: Math.max(a.watchM, b.watchM),
  warningM: Math.max(a.warningM, b.warningM),
  dangerM: Math.max(a.dangerM, b.dangerM),
})

const each = (limits: ProximityLimits, change: (metres: number) => number): ProximityLimits => ({
  watchM: change(limits.watchM),
  warningM: change(limits.warningM),
  dangerM: change(limits.dangerM),
})

type Memory = {
  from: number
  until: number
  edition: number
  phases: Map<ContestId, Phase | null>
  pairs: Map<string, PairLimits>
}

/** Every instant at which a phase or an order begins or ends, in order. */
function turnsOf(contests: Operation['contests'], orders: readonly Order[]): number[] {
  const spans = [...contests.flatMap((contest) => contest.calendar), ...orders]
  return [...new Set(spans.flatMap(({ from, until }) => (until === null ? [from] : [from, until])))].sort(
    (a, b) => a - b,
  )
}

type Ground = Pick<Operation, 'contests' | 'limits' | 'phaseLimits' | 'widening' | 'regions' | 'sites' | 'province'>

/** `regionAt` finds a regency by area; it must always answer alike (PX7). */
export function createRulebook(
  ground: Ground,
  orders: readonly Order[] = [],
  regionAt: Rulebook['regionAt'] = () => null,
): Rulebook {
  const contests = new Map(ground.contests.map((contest) => [contest.id, contest]))
  const classes = new Map(ground.regions.map((region) => [region.code, region.vulnerability?.class ?? null]))
  const turns = turnsOf(ground.contests, orders)
  /** from <= t < until: within it nothing that is remembered can be another */
  let memory = { from: Number.NaN, until: Number.NaN, edition: -1, phases: new Map(), pairs: new Map() } as Memory

  const memoryAt = (at: EpochMs): Memory => {
    if (at >= memory.from && at < memory.until) return memory
    const next = turns.findIndex((turn) => turn > at)
    const edition = next < 0 ? turns.length : next
    const from = turns[edition - 1] ?? Number.NEGATIVE_INFINITY
    const until = turns[edition] ?? Number.POSITIVE_INFINITY
    memory = { from, until, edition, phases: new Map(), pairs: new Map() }
    return memory
  }

  const phaseAt = (contestId: ContestId, at: EpochMs): Phase | null => {
    const { phases } = memoryAt(at)
    const known = phases.get(contestId)
    if (known !== undefined) return known
    const contest = contests.get(contestId)
    const phase = contest ? phaseOf(contest, at, orders).phase : null
    phases.set(contestId, phase)
    return phase
  }

  /** PH2: the strictest over the contests, and whose phase gave it. */
  const byPhase = (pair: Pair, at: EpochMs): { limits: ProximityLimits; phase: Phase | null } => {
    let found: { limits: ProximityLimits; phase: Phase | null } | null = null
    for (const contestId of pair.contests) {
      const phase = phaseAt(contestId, at)
      const limits = (phase && ground.phaseLimits[phase]) ?? ground.limits
      if (found === null) found = { limits, phase }
      else {
        const both = stricter(found.limits, limits)
        found = { limits: both, phase: limits.dangerM > found.limits.dangerM ? phase : found.phase }
      }
    }
    return found ?? { limits: ground.limits, phase: null }
  }

  /** PX11: the class that widens most among the places of both. */
  const widest = (regions: Pair['regions']) => {
    let found: { region: KemendagriCode; factor: number; class: 'low' | 'medium' | 'high' } | null = null
    for (const region of regions) {
      const its = region && classes.get(region)
      if (!region || !its) continue
      const factor = ground.widening[its]
      if (factor > 1 && (found === null || factor > found.factor)) found = { region, factor, class: its }
    }
    return found
  }

  const decide = (pair: Pair, at: EpochMs): PairLimits => {
    const { limits: phased, phase } = byPhase(pair, at)
    const vulnerable = widest(pair.regions)
    let limits = vulnerable ? each(phased, (metres) => metres * vulnerable.factor) : phased
    let orderId: LimitsFrom['orderId'] = null
    for (const order of orders) {
      if (order.kind !== 'limits' || !isInForce(order, at)) continue
      if (order.contestId !== null && !pair.contests.includes(order.contestId)) continue
      if (order.region !== null && !pair.regions.includes(order.region)) continue
      limits = orderId === null ? order.limits : stricter(limits, order.limits)
      orderId = order.id
    }
    const { separationM } = pair
    if (separationM !== null) limits = each(limits, (metres) => Math.min(metres, separationM * SEPARATION_KEPT))
    const vulnerability = vulnerable && orderId === null ? { region: vulnerable.region, class: vulnerable.class } : null
    return { limits, from: { phase, vulnerability, orderId, separationM }, decisiveM: decisiveLimitsOf(limits) }
  }

  const factors = [1, ...[...classes.values()].map((its) => (its ? ground.widening[its] : 1))]
  const furthest = (band: keyof ProximityLimits): number => {
    const phased = [ground.limits, ...Object.values(ground.phaseLimits)].map((limits) => limits[band])
    const ordered = orders.map((order) => (order.kind === 'limits' ? order.limits[band] : 0))
    return Math.max(Math.max(...phased) * Math.max(...factors), ...ordered)
  }

  return {
    limitsFor(pair, at) {
      const { pairs } = memoryAt(at)
      const key = `${pair.contests.join()} ${pair.regions.join()} ${pair.separationM}`
      const known = pairs.get(key)
      if (known) return known
      const limits = decide(pair, at)
      pairs.set(key, limits)
      return limits
    },
    phaseAt,
    regionAt,
    contestsIn: (region) =>
      ground.contests.filter((it) => it.region === region || it.region === ground.province.code).map((it) => it.id),
    sites: ground.sites,
    editionAt: (at) => memoryAt(at).edition,
    // What has entered a band is kept in view however far it goes, so no more is needed than for entering.
    reachM: furthest('watchM'),
    widestDangerM: furthest('dangerM'),
  }
}
