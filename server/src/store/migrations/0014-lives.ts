import type { Kysely } from 'kysely'
import { z } from 'zod'
import { recountLives } from '../lives.ts'
import type { Tables } from '../tables.ts'

type Before = { rallies: { id: string; body: string; starts_at: number; ends_at: number } }
const Window = z.object({ from: z.number(), until: z.number() })

/** What counts of each alert and incident stands in a row of its own, and rallies are found by when they are held. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const table of ['alert_lives', 'incident_lives']) {
    await db.schema
      .createTable(table)
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .execute()
    await db.schema.createIndex(`${table}_at`).on(table).columns(['at', 'id']).execute()
  }
  await recountLives(db.withTables<Tables>())
  for (const column of ['starts_at', 'ends_at'])
    await db.schema
      .alterTable('rallies')
      .addColumn(column, 'bigint', (it) => it.notNull().defaultTo(0))
      .execute()
  const rallies = db.withTables<Before>()
  for (const { id, body } of await rallies.selectFrom('rallies').select(['id', 'body']).execute()) {
    const { from, until } = Window.parse(JSON.parse(body))
    await rallies.updateTable('rallies').set({ starts_at: from, ends_at: until }).where('id', '=', id).execute()
  }
  await db.schema.createIndex('rallies_held').on('rallies').columns(['ends_at', 'starts_at']).execute()
  await db.schema.createIndex('rallies_phase').on('rallies').column('phase').execute()
}
