import { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { Kysely } from 'kysely'
import { pagesOf } from '../pages-of.ts'
import { subjectRows } from '../subject-rows.ts'

type Before = { log_entries: { seq: number; at: number; by: string | null; body: string } }
type After = { log_subjects: { subject: string; seq: number; kind: string } }

/** Entries read, and rows written, at once. */
const PAGE = 1_000

/** What the log holds already is entered as if it had been when it was written; what nobody can read is left out. */
async function enterAll(db: Kysely<Before & After>): Promise<void> {
  for (let after = 0; ; ) {
    const rows = db
      .selectFrom('log_entries')
      .select(['seq', 'body'])
      .where('seq', '>', after)
      .orderBy('seq')
      .limit(PAGE)
    const page = await rows.execute()
    const entered = page.flatMap(({ seq, body }) => {
      const event = WorldEvent.safeParse(JSON.parse(body)).data
      return event === undefined ? [] : subjectRows(seq, event)
    })
    for (const some of pagesOf(entered, PAGE)) await db.insertInto('log_subjects').values(some).execute()
    const last = page.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('log_subjects')
    .addColumn('subject', 'text', (column) => column.notNull())
    .addColumn('seq', 'bigint', (column) => column.notNull())
    .addColumn('kind', 'text', (column) => column.notNull())
    .addPrimaryKeyConstraint('log_subjects_pk', ['subject', 'seq'])
    .execute()
  await db.schema.createIndex('log_subjects_state').on('log_subjects').columns(['subject', 'kind', 'seq']).execute()
  await db.schema.createIndex('log_entries_at').on('log_entries').column('at').execute()
  await db.schema.createIndex('log_entries_by').on('log_entries').columns(['by', 'seq']).execute()
  await enterAll(db.withTables<Before & After>())
}
