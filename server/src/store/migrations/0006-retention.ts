import type { Kysely } from 'kysely'

/** What is old is found by when it came, so each kind has that in an index; runs remember how far they have come. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['track_points', 'quarantined_fixes', 'malformed_fixes'])
    await db.schema.createIndex(`${table}_received`).on(table).column('received_at').execute()
  await db.schema
    .createTable('retention_runs')
    .addColumn('started_at', 'bigint', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
}
