import type { Kysely } from 'kysely'
import { z } from 'zod'

type Deliveries = { deliveries: { id: string; state: string; body: string; target: string; urgency: number } }
const Aimed = z.object({ target: z.string() })

/** What is due is found by how grave it is, without those to whom nothing may be sent for a while. */
export async function up(db: Kysely<Deliveries>): Promise<void> {
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
