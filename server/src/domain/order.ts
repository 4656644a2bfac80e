import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Order, OrderDraft } from '@jaga-jarak/shared/order.ts'
import { type EpochMs, epochMs, type OrderId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { ORDER_MAX_MS } from './limits.ts'

type Ground = Pick<Operation, 'contests' | 'regions'>

/** PX11, PH6: an order stands from now, for a contest and a regency that are there, and ends within 90 days. */
export function giveOrder(id: OrderId, draft: OrderDraft, ground: Ground, by: string, now: EpochMs): Order | Refused {
  const { contestId } = draft
  if (contestId !== null && !ground.contests.some((it) => it.id === contestId))
    return refuse('unknownContest', contestId)
  if (draft.kind === 'limits' && draft.region !== null) {
    const { region } = draft
    if (!ground.regions.some((it) => it.code === region)) return refuse('unknownRegion', region)
  }
  if (draft.until <= now || draft.until > now + ORDER_MAX_MS)
    return refuse('wrongTime', 'an end within 90 days from now')
  return { ...draft, id, from: now, by, version: 1 }
}

/** What has ended stays ended; who saw another state is told. */
export function endOrder(order: Order, seen: { version: number }, now: EpochMs): Order | Refused {
  if (order.version !== seen.version) return refuse('changedMeanwhile', undefined, order)
  if (order.until <= now) return refuse('alreadyClosed')
  // Half-open: at `now` it no longer stands.
  return { ...order, until: epochMs(Math.max(order.from, now)), version: order.version + 1 }
}
