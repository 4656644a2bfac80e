import type { Delivery, DeliveryId } from '@jaga-jarak/shared/notify.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { World } from './change-world.ts'

/** What was given up begins anew, with all its attempts. */
export const retryDelivery =
  ({ store, clock }: World) =>
  (id: DeliveryId): Promise<Delivery | Refused> =>
    store.write(async (tx) => {
      const current = await tx.delivery(id)
      if (!current) return refuse('notFound')
      if (current.delivery.state !== 'dead') return refuse('wrongStep')
      const now = clock.wall()
      const again: Delivery = {
        ...current.delivery,
        ...{ state: 'waiting', attempts: 0, nextAt: now, settledAt: null, retriedAt: now },
      }
      await tx.saveDelivery(again)
      return again
    })
