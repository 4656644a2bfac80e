import type { Kysely } from 'kysely'

/** Vulnerability indices that were imported, each with its source, version and date. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('index_sets')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())
    .execute()
}
