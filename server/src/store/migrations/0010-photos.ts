import type { Kysely } from 'kysely'

/**
 * Photos of incidents, in the database itself: an entry of the log, the incident and the pixels are one transaction and
 * one backup. `bytea` is PostgreSQL's word; SQLite keeps bytes under any.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('photos')
    .addColumn('id', 'text', (column) => column.primaryKey())
    .addColumn('incident_id', 'text', (column) => column.notNull())
    .addColumn('sent_by', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('thumbnail', 'bytea', (column) => column.notNull())
    .addColumn('image', 'bytea', (column) => column.notNull())
    .addColumn('original', 'bytea')
    .execute()
  await db.schema.createIndex('photos_received').on('photos').column('received_at').execute()
  await db.schema.createIndex('photos_sent_by').on('photos').column('sent_by').execute()
  await db.schema
    .createTable('photo_pieces')
    .addColumn('photo_id', 'text', (column) => column.notNull())
    .addColumn('from_byte', 'bigint', (column) => column.notNull())
    .addColumn('until_byte', 'bigint', (column) => column.notNull())
    .addColumn('of_bytes', 'bigint', (column) => column.notNull())
    .addColumn('incident_id', 'text', (column) => column.notNull())
    .addColumn('sent_by', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('bytes', 'bytea', (column) => column.notNull())
    .addPrimaryKeyConstraint('photo_pieces_key', ['photo_id', 'from_byte'])
    .execute()
  await db.schema.createIndex('photo_pieces_sent_by').on('photo_pieces').column('sent_by').execute()
}
