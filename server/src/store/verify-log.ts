import { setImmediate as breathe } from 'node:timers/promises'
import type { LogCheck } from '@jaga-jarak/shared/trail.ts'
import type { Kysely } from 'kysely'
import { openDatabase, type StorePlace } from './database.ts'
import { GENESIS_HASH, logHash } from './log-hash.ts'
import type { LogRow, Tables } from './tables.ts'

/** So few that reading and hashing them keeps nobody waiting: SQLite answers on the event loop itself. */
const PAGE = 250

type Break = NonNullable<LogCheck['firstBroken']>

type Link = { seq: number; hash: string }

/** What is wrong with `row` as the one after `before`. An empty name hashes like none, and is never written. */
function breakAt(row: LogRow, before: Link, headSeq: number): Break | null {
  const due = before.seq + 1
  if (row.seq < due || row.seq > headSeq) return { seq: row.seq, what: 'inserted' }
  if (row.seq > due) return { seq: due, what: 'missing' }
  const intact = row.by !== '' && logHash(before.hash, row) === row.hash
  return intact ? null : { seq: due, what: 'edited' }
}

function breakAtHead(last: Link, head: Link | undefined): Break | null {
  if (head === undefined) return { seq: last.seq, what: 'headDiffers' }
  if (head.seq > last.seq) return { seq: last.seq + 1, what: 'missing' }
  return head.hash === last.hash ? null : { seq: head.seq, what: 'headDiffers' }
}

async function walk(db: Kysely<Tables>, onPage: (checked: number, of: number) => void): Promise<LogCheck> {
  const head = await db.selectFrom('log_head').select(['seq', 'hash']).executeTakeFirst()
  let last: Link = { seq: 0, hash: GENESIS_HASH }
  let entries = 0
  let firstBroken: Break | null = null
  let page: LogRow[] = []
  do {
    const [end, rows] = [page.at(-1), db.selectFrom('log_entries').selectAll().orderBy('seq').limit(PAGE)]
    page = await (end === undefined ? rows : rows.where('seq', '>', end.seq)).execute()
    for (const row of page) {
      entries += 1
      firstBroken ??= breakAt(row, last, head?.seq ?? Number.POSITIVE_INFINITY)
      last = row
    }
    onPage(entries, Math.max(entries, head?.seq ?? 0))
    await breathe()
  } while (page.length === PAGE)
  return { entries, firstBroken: firstBroken ?? breakAtHead(last, head) }
}

/**
 * What breaks it: edited, the entry is not the one that was appended there; missing, its number is gone; inserted, that
 * number was never given; headDiffers, the entries chain up, but not to the hash at the head.
 *
 * Walks the whole log of one instant and finds the first edit, removal or insertion (LG4); may run beside a live
 * server. What it cannot find is a log rewritten from some entry to the head, all hashes included: note the head's
 * hash somewhere else from time to time. Throws StoreUnavailable.
 */
export async function verifyLog(
  place: StorePlace,
  onPage: (checked: number, of: number) => void = () => {},
): Promise<LogCheck> {
  const database = openDatabase(place)
  try {
    return await database.snapshots
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute((db) => walk(db, onPage))
  } finally {
    await database.close()
  }
}
