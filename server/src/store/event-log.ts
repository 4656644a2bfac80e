import type { LogEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { type EpochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import type { Kysely } from 'kysely'
import { enterLives } from './lives.ts'
import { logHash } from './log-hash.ts'
import { pagesOf } from './pages-of.ts'
import { subjectRows } from './subject-rows.ts'
import type { LogRow, Tables } from './tables.ts'

/** Rows a statement, five parameters each. */
const ROWS = 1_000

/**
 * Numbers, chains and stores `events` (LG1, LG4), and enters what each is about and what
 * counts of it. The one row of `log_head` is locked until the commit, so that
 * numbers rise without gaps and in the order of the commits, even beside a writer that skips the write lock.
 */
export async function appendToLog(
  db: Kysely<Tables>,
  events: readonly WorldEvent[],
  at: EpochMs,
  by: string | null,
): Promise<LogEntry[]> {
  if (events.length === 0) return []
  const head = await db
    .updateTable('log_head')
    .set((eb) => ({ seq: eb('seq', '+', seq(events.length)) }))
    .returning(['seq', 'hash'])
    .executeTakeFirstOrThrow()

  const entries = events.map((event, n) => ({ seq: seq(head.seq - events.length + 1 + n), at, by, event }))
  let hash = head.hash
  const rows = entries.map(({ event, ...entry }): LogRow => {
    const body = JSON.stringify(event)
    hash = logHash(hash, { ...entry, body })
    return { ...entry, body, hash }
  })
  for (const page of pagesOf(rows, ROWS)) await db.insertInto('log_entries').values(page).execute()
  const subjects = entries.flatMap((entry) => subjectRows(entry.seq, entry.event))
  for (const page of pagesOf(subjects, ROWS)) await db.insertInto('log_subjects').values(page).execute()
  await enterLives(db, events)
  await db.updateTable('log_head').set({ hash }).execute()
  return entries
}
