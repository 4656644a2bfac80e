import type { Delivery } from '@jaga-jarak/shared/notify.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Logger } from 'pino'
import { afterFailure } from '../domain/next-try.ts'
import type { DeliveryRow } from '../notify-ports.ts'
import type { Clock, Store } from '../ports.ts'
import { type Channel, failed } from './channel.ts'

export type OutboxDeps = {
  store: Pick<Store, 'read' | 'write'>
  clock: Pick<Clock, 'wall'>
  random: () => number
  /** longer than any attempt takes: after it another attempt may begin, milliseconds */
  leaseMs: number
  log: Logger
}

/** Attempts under way at once over one channel. */
const AT_ONCE = 8

/**
 * Makes the attempts of one channel that are due. Each is written down before it begins, so that whoever dies over it
 * leaves it to be tried again: at least once, never forgotten.
 */
export function runOutbox(
  channel: Channel,
  { store, clock, random, leaseMs, log }: OutboxDeps,
): () => Promise<boolean> {
  const claim = (): Promise<DeliveryRow[]> =>
    store.write(async (tx) => {
      const now = clock.wall()
      const due = await tx.dueDeliveries(channel.name, now, AT_ONCE)
      return Promise.all(
        due.map(async ({ delivery, notification }) => {
          const claimed = { ...delivery, attempts: delivery.attempts + 1, nextAt: epochMs(now + leaseMs) }
          await tx.saveDelivery(claimed)
          return { delivery: claimed, notification }
        }),
      )
    })

  const attempt = async (row: DeliveryRow): Promise<void> => {
    const outcome = await channel.send(row).catch((error: unknown) => {
      log.warn({ err: error, channel: channel.name }, 'a notification could not be made ready')
      return failed('failing')
    })
    const now = clock.wall()
    const settled: Delivery =
      outcome === 'sent'
        ? { ...row.delivery, state: 'sent', nextAt: null, settledAt: now, fault: null }
        : afterFailure(row.delivery, outcome, now, random())
    await store.write((tx) => tx.saveDelivery(settled))
    const { id, channel: name, attempts, state, fault } = settled
    if (state !== 'sent') log.warn({ id, channel: name, attempts, state, fault }, 'a notification was not delivered')
  }

  return async () => {
    // A look costs less than a transaction.
    if ((await store.read.dueDeliveries(channel.name, clock.wall(), 1)).length === 0) return false
    const rows = await claim()
    await Promise.all(rows.map(attempt))
    return rows.length === AT_ONCE
  }
}
