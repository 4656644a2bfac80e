import type { Operation, ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import { isInForce, type Order } from '@jaga-jarak/shared/order.ts'
import type { ContestPhase } from '@jaga-jarak/shared/phase.ts'
import { type ContestId, epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Picture } from './picture.ts'

export type LimitsOrder = Extract<Order, { kind: 'limits' }>
type PhaseOrder = Extract<Order, { kind: 'phase' }>

/** Contests that are judged by the same limits, with the phases in which they are. */
export type LimitsGroup = { limits: ProximityLimits; phases: ContestPhase['phase'][]; contests: ContestPhase[] }

/** Phases that were ordered alike, for however many contests. */
export type PhaseOrders = { order: PhaseOrder; contestIds: ContestId[] }

/** One of either. */
export type OrderInForce = { kind: 'limits'; order: LimitsOrder } | ({ kind: 'phase' } & PhaseOrders)

/** What is in force at an instant of the operation's clock (PH5, PX11, PH6). */
export type RulesNow = { groups: LimitsGroup[]; limitsOrders: LimitsOrder[]; phaseOrders: PhaseOrders[] }

const limitsIn = ({ limits, phaseLimits }: Operation, phase: ContestPhase['phase']): ProximityLimits =>
  (phase === null ? undefined : phaseLimits[phase]) ?? limits

/** Phases with the same limits stand together, those of most contests first. */
export function rulesNow(picture: Pick<Picture, 'operation' | 'phases' | 'orders'>, now: number): RulesNow {
  const groups = new Map<string, LimitsGroup>()
  for (const contest of picture.phases) {
    const limits = limitsIn(picture.operation, contest.phase)
    const key = `${limits.watchM} ${limits.warningM} ${limits.dangerM}`
    const group = groups.get(key) ?? { limits, phases: [], contests: [] }
    if (!group.phases.includes(contest.phase)) group.phases.push(contest.phase)
    group.contests.push(contest)
    groups.set(key, group)
  }
  const orders = [...picture.orders.values()]
    .filter((order) => isInForce(order, epochMs(now)))
    .toSorted((a, b) => a.until - b.until || (a.id < b.id ? -1 : 1))
  return {
    groups: [...groups.values()].toSorted((a, b) => b.contests.length - a.contests.length),
    limitsOrders: orders.filter((order) => order.kind === 'limits'),
    phaseOrders: [
      ...Map.groupBy(
        orders.filter((order) => order.kind === 'phase'),
        ({ phase, until, by, reason }) => JSON.stringify([phase, until, by, reason]),
      ).values(),
    ].flatMap((alike) => {
      const [order] = alike
      return order === undefined ? [] : [{ order, contestIds: alike.map(({ contestId }) => contestId) }]
    }),
  }
}

/** Those that widen the danger limit the furthest come first, then those that end the soonest. */
export function ordersByGravity(operation: Operation, { limitsOrders, phaseOrders }: RulesNow): OrderInForce[] {
  const all: OrderInForce[] = [
    ...limitsOrders.map((order) => ({ kind: 'limits' as const, order })),
    ...phaseOrders.map((it) => ({ kind: 'phase' as const, ...it })),
  ]
  const dangerM = (it: OrderInForce): number =>
    (it.kind === 'limits' ? it.order.limits : limitsIn(operation, it.order.phase)).dangerM
  return all.toSorted(
    (a, b) => dangerM(b) - dangerM(a) || a.order.until - b.order.until || (a.order.id < b.order.id ? -1 : 1),
  )
}
