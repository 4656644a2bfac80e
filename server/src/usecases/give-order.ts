import type { Order, OrderDraft } from '@jaga-jarak/shared/order.ts'
import { OrderId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { giveOrder as give } from '../domain/order.ts'
import { checkReach } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

export const giveOrder =
  (world: World) =>
  (by: Viewer, draft: OrderDraft): Promise<Order | Refused> =>
    changeWorld(world, by.id, async (tx, now) => {
      const outside = checkReach(by, [draft.kind === 'limits' ? draft.region : null])
      if (outside) return outside
      const order = give(OrderId.parse(world.secrets.id('ord')), draft, world.operation, by.id, now)
      if (isRefused(order)) return order
      await tx.saveOrder(order)
      return { reply: order, event: { type: 'OrderGiven', order } }
    })
