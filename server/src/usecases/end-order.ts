import type { Order } from '@jaga-jarak/shared/order.ts'
import type { OrderId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { endOrder as end } from '../domain/order.ts'
import { changeWorld, type World } from './change-world.ts'

export const endOrder =
  (world: World) =>
  (by: string, id: OrderId, seen: { version: number }): Promise<Order | Refused> =>
    changeWorld(world, by, async (tx, now) => {
      const current = await tx.order(id)
      if (!current) return refuse('notFound')
      const order = end(current, seen, now)
      if (isRefused(order)) return order
      await tx.saveOrder(order)
      return { reply: order, event: { type: 'OrderEnded', order } }
    })
