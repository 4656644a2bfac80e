import type { Kysely } from 'kysely'

/**
 * A browser is told for as long as the session lasts that asked for it. Of those that are there nobody knows by which
 * session they came: they are asked anew.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
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
