import type { Order, OrderDraft } from '@jaga-jarak/shared/order.ts'
import { OrderId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused } from '@jaga-jarak/shared/refusal.ts'
import { giveOrder as give } from '../domain/order.ts'
import { changeWorld, type World } from './change-world.ts'

export const giveOrder =
  (world: World) =>
  (by: string, draft: OrderDraft): Promise<Order | Refused> =>
    changeWorld(world, by, async (tx, now) => {
      const order = give(OrderId.parse(world.secrets.id('ord')), draft, world.operation, by, now)
      if (isRefused(order)) return order
      await tx.saveOrder(order)
      return { reply: order, event: { type: 'OrderGiven', order } }
    })
