import type { Kysely } from 'kysely'
import { z } from 'zod'

type Deliveries = { deliveries: { id: string; state: string; body: string; target: string; urgency: number } }
const Aimed = z.object({ target: z.string() })

/** What is due is found by how grave it is, without those to whom nothing may be sent for a while. */
async function orderDeliveries(db: Kysely<Deliveries>): Promise<void> {
  const table = () => db.schema.alterTable('deliveries')
  await table()
    .addColumn('target', 'text', (column) => column.notNull().defaultTo(''))
    .execute()
  await table()
    .addColumn('urgency', 'integer', (column) => column.notNull().defaultTo(0))
    .execute()
  // Of what is settled nobody asks.
  const waiting = await db.selectFrom('deliveries').select(['id', 'body']).where('state', '=', 'waiting').execute()
  for (const { id, body } of waiting) {
    const { target } = Aimed.parse(JSON.parse(body))
    await db.updateTable('deliveries').set({ target }).where('id', '=', id).execute()
  }
  await db.schema.dropIndex('deliveries_due').execute()
  await db.schema
    .createIndex('deliveries_in_order')
    .on('deliveries')
    .columns(['channel', 'state', 'urgency', 'at'])
    .execute()
}

/**
 * A browser is told for as long as the session lasts that asked for it. Of those that are there nobody knows by which
 * session they came: they are asked anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await orderDeliveries(db.withTables<Deliveries>())
  await db.schema.dropTable('pushes').execute()
  await db.schema
    .createTable('pushes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('session_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('pushes_of_person').on('pushes').column('person_id').execute()
  await db.schema.createIndex('pushes_of_session').on('pushes').column('session_id').execute()
}
