import type { Kysely } from 'kysely'

type Tables = { log_head: { seq: number }; delivery_cursor: { id: number; seq: number } }

/** What is told outside of the house. What happened before is not told any more: the cursor begins at the head. */
export async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema
    .createTable('delivery_cursor')
    .addColumn('id', 'integer', (column) => column.primaryKey())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .execute()
  const { seq } = await db.selectFrom('log_head').select('seq').executeTakeFirstOrThrow()
  await db.insertInto('delivery_cursor').values({ id: 1, seq }).execute()
  await db.schema
    .createTable('notify_rules')
    .addColumn('channel', 'text', (column) => column.primaryKey())
    .addColumn('version', 'integer', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('pushes')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('person_id', 'text', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('pushes_person').on('pushes').column('person_id').execute()
  await db.schema
    .createTable('deliveries')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('channel', 'text', (column) => column.notNull())
    .addColumn('state', 'text', (column) => column.notNull())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('next_at', 'bigint')
    .addColumn('settled_at', 'bigint')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('notification', 'text', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('deliveries_due').on('deliveries').columns(['channel', 'state', 'next_at']).execute()
  await db.schema.createIndex('deliveries_newest').on('deliveries').columns(['state', 'at']).execute()
  await db.schema.createIndex('deliveries_at').on('deliveries').column('at').execute()
  await db.schema.createIndex('deliveries_settled').on('deliveries').column('settled_at').execute()
}
