import type { Delivery } from '@jaga-jarak/shared/notify.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Logger } from 'pino'
import { afterFailure } from '../domain/next-try.ts'
import { noLongerNews } from '../domain/still-news.ts'
import type { DeliveryRow } from '../notify-ports.ts'
import type { Clock, Store, Writer } from '../ports.ts'
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
/** Looked through at once while what comes first is no news any more. */
const STALE_AT_ONCE = 200

/**
 * Makes the attempts of one channel that are due, the most urgent first. Each is written down before it begins, so that
 * whoever dies over it leaves it to be tried again: at least once, never forgotten. A receiver that asks to be left alone
 * gets nothing of all that waits for it; a restart forgets that, and is told so again.
 */
export function runOutbox(
  channel: Channel,
  { store, clock, random, leaseMs, log }: OutboxDeps,
): () => Promise<boolean> {
  /** receivers that asked us to wait, and until when */
  const paused = new Map<string, EpochMs>()
  let looked = AT_ONCE
  const pausedAt = (now: EpochMs): string[] => {
    for (const [target, until] of paused) if (until <= now) paused.delete(target)
    return [...paused.keys()]
  }
  const whatBecame = async (tx: Writer, { alertId }: Delivery) => (alertId === null ? undefined : tx.alert(alertId))

  /** What is to be sent now, and whether there may be more behind it. */
  const claim = (): Promise<{ rows: DeliveryRow[]; isMore: boolean }> =>
    store.write(async (tx) => {
      const now = clock.wall()
      const due = await tx.dueDeliveries(channel.name, now, looked, pausedAt(now))
      const rows: DeliveryRow[] = []
      let stale = 0
      for (const row of due) {
        const settled = noLongerNews(row.delivery, await whatBecame(tx, row.delivery), now)
        if (settled !== null) {
          stale++
          await tx.saveDelivery(settled)
        } else if (rows.length < AT_ONCE) {
          const { attempts } = row.delivery
          const delivery = { ...row.delivery, attempts: attempts + 1, nextAt: epochMs(now + leaseMs) }
          await tx.saveDelivery(delivery)
          rows.push({ ...row, delivery })
        }
      }
      if (stale > 0) log.warn({ channel: channel.name, count: stale }, 'notifications were no news any more')
      const isMore = due.length === looked
      looked = stale > 0 && isMore ? STALE_AT_ONCE : AT_ONCE
      return { rows, isMore }
    })

  const attempt = async (row: DeliveryRow): Promise<Delivery> => {
    const outcome = await channel.send(row).catch((error: unknown) => {
      log.warn({ err: error, channel: channel.name }, 'a notification could not be made ready')
      return failed('failing')
    })
    const now = clock.wall()
    if (outcome === 'sent') return { ...row.delivery, state: 'sent', nextAt: null, settledAt: now, fault: null }
    const settled = afterFailure(row.delivery, outcome, now, random())
    if (outcome.what === 'tooMany' && settled.nextAt !== null) paused.set(settled.target, settled.nextAt)
    const { id, attempts, state, fault } = settled
    log.warn({ id, channel: channel.name, attempts, state, fault }, 'a notification was not delivered')
    return settled
  }

  return async () => {
    // A look costs less than a transaction.
    const now = clock.wall()
    if (!(await store.read.isDeliveryDue(channel.name, now, pausedAt(now)))) return false
    const { rows, isMore } = await claim()
    const settled = await Promise.all(rows.map(attempt))
    if (settled.length > 0)
      await store.write(async (tx) => {
        for (const it of settled) await tx.saveDelivery(it)
      })
    return isMore
  }
}
