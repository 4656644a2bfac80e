import { isInForce, type Order } from '@jaga-jarak/shared/order.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'

/** The commander's orders as the log tells them; those that are over are forgotten when another comes. */
export function createOrders(known: readonly Order[]) {
  let orders = [...known]
  return {
    all: (): readonly Order[] => orders,
    take(order: Order, now: EpochMs): void {
      orders = [...orders.filter((it) => it.id !== order.id && (it.from > now || isInForce(it, now))), order]
    },
  }
}
