import type { LogEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import {
  type Delivery,
  DeliveryId,
  type Notification,
  type NotifyRule,
  type RuledChannel,
  USUAL_RULE,
} from '@jaga-jarak/shared/notify.ts'
import { type EpochMs, type Seq, seq } from '@jaga-jarak/shared/primitives.ts'
import { mayRead } from '@jaga-jarak/shared/visible.ts'
import { composeNotification } from '../domain/compose-notification.ts'
import { type Notice, noticeOf } from '../domain/notice.ts'
import { wants } from '../domain/wants.ts'
import type { DeliveryRow } from '../notify-ports.ts'
import type { Reader, Secrets } from '../ports.ts'
import type { World } from './change-world.ts'

/** What telling the outside needs to know of it. */
export type Outside = {
  receivers: Record<RuledChannel, readonly string[]>
  /** milliseconds that the operation's zone is ahead of UTC */
  zoneMs: number
  /** the address that people use; null: messages carry no link */
  publicUrl: string | null
}
export type Receiver = Pick<Delivery, 'channel' | 'target' | 'personId'>

/** Entries read at once. */
const ENTRIES = 500
const DAY_MIN = 1_440
const MINUTE_MS = 60_000

/** The same for the same turn of the same alert and receiver, however often it is worked out. */
export const deliveryId = (secrets: Secrets, what: string, { channel, target }: Receiver): DeliveryId =>
  DeliveryId.parse(`ntf-${secrets.hash(`${what} ${channel} ${target}`).slice(0, 40)}`)

export const newDelivery = (receiver: Receiver, notification: Notification, at: EpochMs): DeliveryRow => ({
  delivery: {
    ...{ ...receiver, id: notification.id, occasion: notification.occasion, title: notification.title },
    ...{ alertId: notification.alert?.id ?? null, state: 'waiting', attempts: 0, at, nextAt: at },
    ...{ settledAt: null, fault: null },
  },
  notification,
})

/** Everybody who may be told, with the rule and with what they may know. */
async function listeners(read: Reader, { receivers }: Outside, now: EpochMs) {
  const rules = await read.notifyRules()
  const ruleOf = (channel: RuledChannel): NotifyRule => rules.find((it) => it.channel === channel)?.rule ?? USUAL_RULE
  const all: { receiver: Receiver; rule: NotifyRule; may: (event: WorldEvent) => boolean }[] = []
  for (const channel of ['webhook', 'telegram', 'email'] as const)
    for (const target of receivers[channel])
      all.push({ receiver: { channel, target, personId: null }, rule: ruleOf(channel), may: () => true })
  for (const { id, personId, rule, until } of await read.pushes()) {
    const person = (await read.person(personId))?.person
    if (person?.status !== 'active' || until <= now) continue
    all.push({ receiver: { channel: 'push', target: id, personId }, rule, may: (event) => mayRead(person, event) })
  }
  return all
}

/**
 * Makes deliveries of what the log tells, from a cursor that moves in the same transaction: each entry once, through any
 * crash. Answers whether there may be more.
 */
export function planDeliveries(world: World, outside: Outside): () => Promise<boolean> {
  const { store, clock, secrets } = world
  /** up to here there was nothing to tell, or it is told */
  let seen: Seq | null = null
  const minuteOfDay = (): number => Math.floor((clock.now() + outside.zoneMs) / MINUTE_MS) % DAY_MIN
  const noticesIn = (entries: readonly LogEntry[]): (Notice & { event: WorldEvent })[] =>
    entries.flatMap(({ event }) => {
      const notice = noticeOf(event)
      return notice === null ? [] : [{ ...notice, event }]
    })
  return async () => {
    const from: Seq = seen ?? (await store.read.deliveryCursor())
    const entries = await store.read.entriesAfter(from, ENTRIES)
    const isMore = entries.length === ENTRIES
    if (noticesIn(entries).length === 0) {
      seen = entries.at(-1)?.seq ?? from
      return isMore
    }
    seen = await store.write(async (tx) => {
      // Another node may have told them meanwhile.
      const after = seq(Math.max(from, await tx.deliveryCursor()))
      const fresh = await tx.entriesAfter(after, ENTRIES)
      const all = await listeners(tx, outside, clock.wall())
      const letterhead = { operation: world.operation, zoneMs: outside.zoneMs, publicUrl: outside.publicUrl }
      const minute = minuteOfDay()
      const rows = noticesIn(fresh).flatMap((notice) =>
        all
          .filter(({ rule, may }) => may(notice.event) && wants(rule, notice, minute))
          .map(({ receiver }) => {
            const id = deliveryId(secrets, `${notice.alert.id}@${notice.alert.version}`, receiver)
            return newDelivery(receiver, composeNotification(id, notice, letterhead), clock.wall())
          }),
      )
      const last = fresh.at(-1)?.seq ?? after
      await tx.addDeliveries(rows)
      await tx.saveDeliveryCursor(last)
      return last
    })
    return isMore
  }
}
