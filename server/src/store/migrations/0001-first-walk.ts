import { type CreateTableBuilder, type Kysely, sql } from 'kysely'
import { GENESIS_HASH } from '../log-hash.ts'

type Column = 'device_id' | 'fixed_at'

const whole = (db: Kysely<unknown>, table: string, id: string) =>
  db.schema
    .createTable(table)
    .addColumn(id, 'text', (column) => column.primaryKey())
    .addColumn('body', 'text', (column) => column.notNull())

const fixes = (table: CreateTableBuilder<string, Column>) =>
  table
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('group_id', 'text')
    .addColumn('lon', 'double precision', (column) => column.notNull())
    .addColumn('lat', 'double precision', (column) => column.notNull())
    .addColumn('accuracy_m', 'double precision')
    .addColumn('speed_mps', 'double precision')
    .addColumn('course_deg', 'double precision')
    .addColumn('altitude_m', 'double precision')
    .addColumn('battery_pct', 'double precision')
    .addColumn('mock', 'integer', (column) => column.notNull())
    .addColumn('alarm', 'text')
    .addColumn('attributes', 'text', (column) => column.notNull())

async function createLog(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('log_head')
    .addColumn('id', 'integer', (column) => column.primaryKey().check(sql`id = 1`))
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
  await sql`insert into log_head (id, seq, hash) values (1, 0, ${sql.lit(GENESIS_HASH)})`.execute(db)
  await db.schema
    .createTable('log_entries')
    .addColumn('seq', 'bigint', (column) => column.primaryKey())
    .addColumn('at', 'bigint', (column) => column.notNull())
    .addColumn('by', 'text')
    .addColumn('body', 'text', (column) => column.notNull())
    .addColumn('hash', 'text', (column) => column.notNull())
    .execute()
}

async function createShelves(db: Kysely<unknown>): Promise<void> {
  await whole(db, 'supporter_groups', 'id')
    .addColumn('no', 'integer', (column) => column.notNull().unique())
    .execute()
  for (const table of ['devices', 'displays'])
    await whole(db, table, 'id')
      .addColumn('token_hash', 'text', (column) => column.notNull().unique())
      .execute()
  await whole(db, 'rallies', 'id')
    .addColumn('phase', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('contest_phases')
    .addColumn('contest_id', 'text', (column) => column.primaryKey())
    .addColumn('phase', 'text')
    .execute()
}

async function createIncidentsAndAlerts(db: Kysely<unknown>): Promise<void> {
  await whole(db, 'incidents', 'id')
    .addColumn('status', 'text', (column) => column.notNull())
    .addColumn('standing', 'integer', (column) => column.notNull())
    .execute()
  await db.schema
    .createIndex('incidents_standing')
    .on('incidents')
    .column('id')
    .where(sql.ref('standing'), '=', sql.lit(1))
    .execute()
  await whole(db, 'alerts', 'id')
    .addColumn('kind', 'text', (column) => column.notNull())
    .addColumn('subject_key', 'text', (column) => column.notNull())
    .addColumn('standing', 'integer', (column) => column.notNull())
    .execute()
  // AL1: one standing alert per kind and subjects, whoever writes.
  await db.schema
    .createIndex('alerts_standing')
    .unique()
    .on('alerts')
    .columns(['kind', 'subject_key'])
    .where(sql.ref('standing'), '=', sql.lit(1))
    .execute()
}

async function createTracks(db: Kysely<unknown>): Promise<void> {
  await fixes(
    db.schema
      .createTable('track_points')
      .addColumn('device_id', 'text', (column) => column.notNull())
      .addColumn('fixed_at', 'bigint', (column) => column.notNull()),
  )
    .addPrimaryKeyConstraint('track_points_pk', ['device_id', 'fixed_at'])
    .execute()
  await fixes(
    db.schema
      .createTable('newest_positions')
      .addColumn('device_id', 'text', (column) => column.primaryKey())
      .addColumn('fixed_at', 'bigint', (column) => column.notNull()),
  ).execute()
  await db.schema
    .createTable('quarantined_fixes')
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addColumn('fixed_at', 'bigint', (column) => column.notNull())
    .addColumn('reason', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('body', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('quarantined_fixes_pk', ['device_id', 'fixed_at', 'reason'])
    .execute()
  await db.schema
    .createTable('malformed_fixes')
    .addColumn('device_id', 'text', (column) => column.notNull())
    .addColumn('received_at', 'bigint', (column) => column.notNull())
    .addColumn('digest', 'text', (column) => column.notNull())
    .addColumn('payload', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('malformed_fixes_pk', ['device_id', 'received_at', 'digest'])
    .execute()
}

async function createDoors(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('users')
    .addColumn('name', 'text', (column) => column.primaryKey())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('password_hash', 'text', (column) => column.notNull())
    .execute()
  await db.schema
    .createTable('sessions')
    .addColumn('token_hash', 'text', (column) => column.primaryKey())
    .addColumn('name', 'text', (column) => column.notNull())
    .addColumn('role', 'text', (column) => column.notNull())
    .addColumn('display_id', 'text')
    .addColumn('expires_at', 'bigint', (column) => column.notNull())
    .execute()
  await db.schema.createIndex('sessions_expiry').on('sessions').column('expires_at').execute()
  await db.schema.createIndex('sessions_display').on('sessions').column('display_id').execute()
  await db.schema
    .createTable('remembered')
    .addColumn('key', 'text', (column) => column.primaryKey())
    .addColumn('value', 'text', (column) => column.notNull())
    .execute()
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await createLog(db)
  await createShelves(db)
  await createIncidentsAndAlerts(db)
  await createTracks(db)
  await createDoors(db)
}
