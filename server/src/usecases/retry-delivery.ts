import type { Delivery, DeliveryId } from '@jaga-jarak/shared/notify.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeWorld, type World } from './change-world.ts'

/** What was given up begins anew, with all its attempts and its hour; the log says who wanted it. */
export const retryDelivery =
  (world: World) =>
  ({ id: by }: Viewer, id: DeliveryId): Promise<Delivery | Refused> =>
    changeWorld(world, by, async (tx) => {
      const current = await tx.delivery(id)
      if (!current) return refuse('notFound')
      if (current.delivery.state !== 'dead') return refuse('wrongStep')
      const now = world.clock.wall()
      const again: Delivery = {
        ...current.delivery,
        ...{ state: 'waiting', attempts: 0, nextAt: now, settledAt: null, retriedAt: now },
      }
      await tx.saveDelivery(again)
      return { reply: again, event: { type: 'DeliveryRetried', channel: again.channel, deliveryId: id } }
    })
