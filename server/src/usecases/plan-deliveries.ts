import type { Alert } from '@jaga-jarak/shared/alert.ts'
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
import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { reaches } from '@jaga-jarak/shared/roles.ts'
import { mayRead } from '@jaga-jarak/shared/visible.ts'
import { composeNotification } from '../domain/compose-notification.ts'
import { mayHaveSpread, type Notice, noticeOf } from '../domain/notice.ts'
import { urgencyOf } from '../domain/urgency.ts'
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

/** Entries that name an alert, incidents among them, looked through for how it stood before. */
const LOOKED_BACK = 20
/** Entries read at once. */
const ENTRIES = 500
/** Deliveries made in one transaction: a few milliseconds. */
const ROWS = 200
const DAY_MIN = 1_440
const MINUTE_MS = 60_000

/** The same for the same turn of the same alert and receiver, however often it is worked out. */
export const deliveryId = (secrets: Secrets, what: string, { channel, target }: Receiver): DeliveryId =>
  DeliveryId.parse(`ntf-${secrets.hash(`${what} ${channel} ${target}`).slice(0, 40)}`)

export const newDelivery = (receiver: Receiver, notification: Notification, at: EpochMs): DeliveryRow => ({
  delivery: {
    ...{ ...receiver, id: notification.id, occasion: notification.occasion, title: notification.title },
    ...{ alertId: notification.alert?.id ?? null, state: 'waiting', attempts: 0, at, nextAt: at },
    ...{ settledAt: null, retriedAt: null, fault: null },
  },
  notification,
  urgency: urgencyOf(notification),
})

type Listener = { receiver: Receiver; rule: NotifyRule; may: (event: WorldEvent) => boolean }

/** Everybody who may be told, with the rule and with what they may know. */
async function listeners(read: Reader, { receivers }: Outside, now: EpochMs) {
  const rules = await read.notifyRules()
  const ruleOf = (channel: RuledChannel): NotifyRule => rules.find((it) => it.channel === channel)?.rule ?? USUAL_RULE
  const all: Listener[] = []
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

type Told = Notice & { event: WorldEvent; before: Seq }

/** Regencies that an alert had reached before an entry of the log. */
async function regionsBefore(read: Reader, { id }: Alert, before: Seq): Promise<readonly KemendagriCode[]> {
  const last = await read.entries({ subject: id, before }, 'falling', LOOKED_BACK)
  return last.flatMap(({ event }) => ('alert' in event && event.alert.id === id ? [event.alert.regions] : []))[0] ?? []
}

/** What of the entries is to be told, each with the entry after which all before it is told. */
async function noticesIn(read: Reader, entries: readonly LogEntry[]): Promise<Told[]> {
  const told: Told[] = []
  for (const { seq: at, event } of entries) {
    const earlier = mayHaveSpread(event) ? await regionsBefore(read, event.alert, at) : undefined
    const notice = noticeOf(event, earlier)
    if (notice !== null) told.push({ ...notice, event, before: seq(at - 1) })
  }
  return told
}

/** Of what has spread only those hear whom it had not reached, by what they may know and want to be told. */
function isNewTo({ rule, may }: Listener, { earlier, event }: Told): boolean {
  if (earlier === null || !('alert' in event)) return true
  return !(reaches(rule.regions, earlier) && may({ ...event, alert: { ...event.alert, regions: [...earlier] } }))
}

/**
 * Makes deliveries of what the log tells, from a cursor that moves with them. A flood is made in pages, each in a
 * transaction of its own with a `pause` before the next, so that nobody waits for it; an entry that a crash cuts in two is
 * made again, and by their ids each delivery is made once. Answers whether there may be more.
 */
export function planDeliveries(world: World, outside: Outside, pause: () => Promise<void>): () => Promise<boolean> {
  const { store, clock, secrets } = world
  /** up to here there was nothing to tell, or it is told */
  let seen: Seq | null = null
  const minuteOfDay = (): number => Math.floor((clock.now() + outside.zoneMs) / MINUTE_MS) % DAY_MIN
  const save = (rows: readonly DeliveryRow[], upTo: Seq): Promise<void> =>
    store.write(async (tx) => {
      await tx.addDeliveries(rows)
      // Another node may be further.
      if (upTo > (await tx.deliveryCursor())) await tx.saveDeliveryCursor(upTo)
    })
  const tell = async (notices: readonly Told[], last: Seq): Promise<void> => {
    const all = await listeners(store.read, outside, clock.wall())
    const letterhead = { operation: world.operation, zoneMs: outside.zoneMs, publicUrl: outside.publicUrl }
    const minute = minuteOfDay()
    let page: DeliveryRow[] = []
    for (const notice of notices)
      for (const listener of all) {
        const { receiver, rule, may } = listener
        if (!may(notice.event) || !wants(rule, notice, minute) || !isNewTo(listener, notice)) continue
        const id = deliveryId(secrets, `${notice.alert.id}@${notice.alert.version}`, receiver)
        page.push(newDelivery(receiver, composeNotification(id, notice, letterhead), clock.wall()))
        if (page.length < ROWS) continue
        await save(page, notice.before)
        page = []
        await pause()
      }
    await save(page, last)
  }
  return async () => {
    const from: Seq = seen ?? (await store.read.deliveryCursor())
    const entries = await store.read.entriesAfter(from, ENTRIES)
    const [notices, last] = [await noticesIn(store.read, entries), entries.at(-1)?.seq ?? from]
    if (notices.length > 0) await tell(notices, last)
    seen = last
    return entries.length === ENTRIES
  }
}
