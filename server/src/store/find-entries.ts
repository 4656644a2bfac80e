import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import { type Kysely, sql } from 'kysely'
import type { EntryFilter } from '../ports.ts'
import { entryOf } from './rows.ts'
import { typeKey } from './subject-rows.ts'
import type { Tables } from './tables.ts'

/** Entries of the log that match, found by what they are about, by type, by who made them, or by their time. */
export async function findEntries(
  db: Kysely<Tables>,
  { from, until, by, type, subject, after, before }: EntryFilter,
  order: 'rising' | 'falling',
  limit: number,
): Promise<LogEntry[]> {
  const [key, also] = [subject, type && typeKey(type)].filter((it) => it !== undefined)
  // Walked in the order of the index of the first key, so that a page is read and no more.
  let seqIn = 'log_entries.seq'
  let rows = db.selectFrom('log_entries').selectAll('log_entries')
  if (key !== undefined) {
    seqIn = 'named.seq'
    rows = rows.innerJoin('log_subjects as named', (join) =>
      join.onRef('named.seq', '=', 'log_entries.seq').on('named.subject', '=', key),
    ) as typeof rows
  }
  if (also !== undefined)
    rows = rows.where((eb) =>
      eb.exists(
        eb
          .selectFrom('log_subjects')
          .select('log_subjects.seq')
          .whereRef('log_subjects.seq', '=', 'log_entries.seq')
          .where('log_subjects.subject', '=', also),
      ),
    )
  if (from !== undefined) rows = rows.where('at', '>=', from)
  if (until !== undefined) rows = rows.where('at', '<', until)
  if (by !== undefined) rows = rows.where('by', '=', by)
  if (after !== undefined) rows = rows.where(sql.ref(seqIn), '>', after)
  if (before !== undefined) rows = rows.where(sql.ref(seqIn), '<', before)
  const found = await rows
    .orderBy(sql.ref(seqIn), order === 'rising' ? 'asc' : 'desc')
    .limit(limit)
    .execute()
  return found.map(entryOf)
}
