import type { Order } from '@jaga-jarak/shared/order.ts'
import type { OrderId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { endOrder as end } from '../domain/order.ts'
import { checkReach } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'

export const endOrder =
  (world: World) =>
  (by: Viewer, id: OrderId, seen: { version: number }): Promise<Order | Refused> =>
    changeWorld(world, by.id, async (tx, now) => {
      const current = await tx.order(id)
      if (!current) return refuse('notFound')
      const outside = checkReach(by, [current.kind === 'limits' ? current.region : null])
      if (outside) return outside
      const order = end(current, seen, now)
      if (isRefused(order)) return order
      await tx.saveOrder(order)
      return { reply: order, event: { type: 'OrderEnded', order } }
    })
