import type { Kysely } from 'kysely'

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .alterTable('malformed_fixes')
    .addColumn('reason', 'text', (column) => column.notNull().defaultTo('malformed'))
    .execute()
}
