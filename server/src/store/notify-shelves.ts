import type { Delivery } from '@jaga-jarak/shared/notify.ts'
import type { Transaction } from 'kysely'
import type { NotifyWriter } from '../notify-ports.ts'
import { pagesOf } from './pages-of.ts'
import type { Tables } from './tables.ts'

/** Rows a statement, ten parameters each. */
const ROWS = 1_000

const changing = (delivery: Delivery) => ({
  target: delivery.target,
  state: delivery.state,
  next_at: delivery.nextAt,
  settled_at: delivery.settledAt,
  body: JSON.stringify(delivery),
})

/** What is told outside of the house. `writing` gives the transaction, or throws when it takes no more writes. */
export function notifyShelves(writing: () => Transaction<Tables>): NotifyWriter {
  return {
    async saveDeliveryCursor(seq) {
      await writing().updateTable('delivery_cursor').set({ seq }).execute()
    },
    async saveNotifyRule({ channel, rule, version }) {
      const row = { version, body: JSON.stringify(rule) }
      await writing()
        .insertInto('notify_rules')
        .values({ channel, ...row })
        .onConflict((conflict) => conflict.column('channel').doUpdateSet(row))
        .execute()
    },
    async savePush(push) {
      const row = { person_id: push.personId, session_id: push.sessionId, body: JSON.stringify(push) }
      await writing()
        .insertInto('pushes')
        .values({ id: push.id, ...row })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(row))
        .execute()
    },
    async removePush(id) {
      await writing().deleteFrom('pushes').where('id', '=', id).execute()
    },
    async removePushesOf(personId) {
      await writing().deleteFrom('pushes').where('person_id', '=', personId).execute()
    },
    async addDeliveries(rows) {
      const values = rows.map(({ delivery, notification, urgency }) => ({
        ...{ id: delivery.id, channel: delivery.channel, at: delivery.at },
        urgency,
        ...changing(delivery),
        notification: JSON.stringify(notification),
      }))
      for (const page of pagesOf(values, ROWS))
        await writing()
          .insertInto('deliveries')
          .values(page)
          .onConflict((conflict) => conflict.column('id').doNothing())
          .execute()
    },
    async saveDelivery(delivery) {
      await writing().updateTable('deliveries').set(changing(delivery)).where('id', '=', delivery.id).execute()
    },
    async removeDeliveries(before) {
      await writing().deleteFrom('deliveries').where('settled_at', '<', before).execute()
    },
  }
}
