import {
  Delivery,
  type DeliveryId,
  Notification,
  type NotifyChannel,
  NotifyRule,
  OwnPush,
  PushAddress,
} from '@jaga-jarak/shared/notify.ts'
import { EpochMs, PersonId, SessionId } from '@jaga-jarak/shared/primitives.ts'
import type { Kysely } from 'kysely'
import type { DeliveryRow, NotifyReader } from '../notify-ports.ts'
import { readRows, type SetAside } from './read-rows.ts'
import { bodyOf } from './rows.ts'
import type { Tables } from './tables.ts'

const bodyOfDelivery = bodyOf(Delivery)
const deliveryOf = (row: { id: DeliveryId; body: string }): Delivery => bodyOfDelivery(row)
const ruleOf = bodyOf(NotifyRule)
const pushOf = bodyOf(
  OwnPush.extend({ personId: PersonId, sessionId: SessionId, until: EpochMs, address: PushAddress }),
)
const rowOf = (row: { id: DeliveryId; body: string; notification: string; urgency: number }): DeliveryRow => ({
  delivery: deliveryOf(row),
  notification: Notification.parse(JSON.parse(row.notification)),
  urgency: row.urgency,
})

/** What is told outside of the house, and to whom. */
export function notifyReads(db: Kysely<Tables>, setAside: SetAside): NotifyReader {
  const due = (channel: NotifyChannel, now: EpochMs, but: readonly string[]) =>
    db
      .selectFrom('deliveries')
      .where('channel', '=', channel)
      .where('state', '=', 'waiting')
      .where('next_at', '<=', now)
      .$if(but.length > 0, (all) => all.where('target', 'not in', but))
  return {
    async deliveryCursor() {
      const { seq } = await db.selectFrom('delivery_cursor').select('seq').executeTakeFirstOrThrow()
      return seq
    },
    async notifyRules() {
      const rows = await db.selectFrom('notify_rules').selectAll().execute()
      return rows.map((row) => ({ channel: row.channel, rule: ruleOf(row), version: row.version }))
    },
    async pushes() {
      const rows = db.selectFrom('pushes').select(['id', 'body'])
      const all = await readRows('pushes', { read: pushOf, setAside }, () => rows.execute())
      return all.toSorted((a, b) => a.since - b.since || (a.id < b.id ? -1 : 1))
    },
    async push(id) {
      const row = db.selectFrom('pushes').select(['id', 'body']).where('id', '=', id)
      return (await readRows('pushes', { read: pushOf, setAside }, () => row.execute()))[0]
    },
    async delivery(id) {
      const row = db.selectFrom('deliveries').selectAll().where('id', '=', id)
      return (await readRows('deliveries', { read: rowOf, setAside }, () => row.execute()))[0]
    },
    async deliveries(state, limit) {
      const rows = db
        .selectFrom('deliveries')
        .select(['id', 'body'])
        .$if(state !== null, (all) => (state === null ? all : all.where('state', '=', state)))
        .orderBy('at', 'desc')
        .orderBy('id')
        .limit(limit)
      return readRows('deliveries', { read: deliveryOf, setAside, limit }, (aside) =>
        (aside.length === 0 ? rows : rows.where('id', 'not in', aside)).execute(),
      )
    },
    async dueDeliveries(channel, now, limit, but = []) {
      const rows = due(channel, now, but).selectAll().orderBy('urgency').orderBy('at').orderBy('id').limit(limit)
      return readRows('deliveries', { read: rowOf, setAside, limit }, (aside) =>
        (aside.length === 0 ? rows : rows.where('id', 'not in', aside)).execute(),
      )
    },
    async isDeliveryDue(channel, now, but = []) {
      return (await due(channel, now, but).select('id').limit(1).executeTakeFirst()) !== undefined
    },
    async deliveryTallies() {
      const rows = db
        .selectFrom('deliveries')
        .select((eb) => ['channel', 'state', eb.fn.countAll<number>().as('count'), eb.fn.max('settled_at').as('last')])
        .groupBy(['channel', 'state'])
      const known = await rows.execute()
      return [...new Set(known.map(({ channel }) => channel))].map((channel) => {
        const of = (state: Delivery['state']) => known.find((it) => it.channel === channel && it.state === state)
        const count = (state: Delivery['state']) => Number(of(state)?.count ?? 0)
        return { channel, waiting: count('waiting'), dead: count('dead'), lastSentAt: of('sent')?.last ?? null }
      })
    },
  }
}
