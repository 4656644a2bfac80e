import type SqliteFile from 'better-sqlite3'
import pg from 'pg'
import { z } from 'zod'
import { asUnavailable } from './as-unavailable.ts'
import type { Database, StorePlace } from './database.ts'
import type { Turns } from './in-turn.ts'
import { BUSY_MS } from './sqlite.ts'

/** Pages given back in one step: about 4 ms. */
const PAGES = 256
/** A reader holds the old pages for as long as it reads. */
const TRIES = 40
const INCREMENTAL = 2
const Busy = z.array(z.object({ busy: z.number() }))

/** Tables that hold what retention and erasure remove. */
const EMPTIED = [
  'track_points',
  'newest_positions',
  'quarantined_fixes',
  'malformed_fixes',
  'sessions',
  'people',
  'devices',
  'photos',
  'photo_pieces',
]
const VACUUM_MS = 600_000

/** Moves what stands in the write-ahead log into the file and cuts the log to nothing; false: somebody still reads it. */
function cutLog(file: SqliteFile.Database): boolean {
  // Waiting for a reader of this very process would be waiting for oneself.
  file.pragma('busy_timeout = 0')
  try {
    return Busy.parse(file.pragma('wal_checkpoint(TRUNCATE)'))[0]?.busy === 0
  } finally {
    file.pragma(`busy_timeout = ${BUSY_MS}`)
  }
}

async function inFile(file: SqliteFile.Database, turns: Turns, pause: () => Promise<void>): Promise<boolean> {
  // A file from before can give pages back only after a VACUUM; its free pages are zeros all the same.
  if (file.pragma('auto_vacuum', { simple: true }) === INCREMENTAL)
    while (file.pragma('freelist_count', { simple: true }) !== 0) {
      await turns.run(async () => file.exec(`pragma incremental_vacuum(${PAGES})`))
      await pause()
    }
  for (let tries = 0; tries < TRIES; tries++) {
    if (await turns.run(async () => cutLog(file))) return true
    await pause()
  }
  return false
}

/** On a connection of its own: the pool gives up on statements that take seconds. */
async function inServer(databaseUrl: string, how: 'vacuum' | 'vacuum full'): Promise<true> {
  const client = new pg.Client({ connectionString: databaseUrl, statement_timeout: VACUUM_MS })
  client.on('error', () => {})
  await client.connect()
  try {
    for (const table of EMPTIED) await client.query(`${how} ${table}`)
    return true
  } finally {
    await client.end()
  }
}

/**
 * Makes removed rows unreadable as far as the database lets one: SQLite overwrites, gives free pages back and cuts its
 * write-ahead log; PostgreSQL frees the space for rows that come. Copies elsewhere are not in reach.
 */
export async function overwriteRemoved(
  place: StorePlace,
  { file }: Database,
  turns: Turns,
  pause: () => Promise<void>,
): Promise<boolean> {
  try {
    if ('databaseUrl' in place) return await inServer(place.databaseUrl, 'vacuum')
    return file !== null && (await inFile(file, turns, pause))
  } catch (error) {
    throw asUnavailable(error)
  }
}

/**
 * Writes the tables anew, so that no copy of a removed row is left in a page that is still in use: moving rows from page
 * to page leaves some. Takes seconds for each hundred megabytes, in which nobody else can write.
 */
export async function compact(place: StorePlace, { file }: Database): Promise<void> {
  try {
    if ('databaseUrl' in place) await inServer(place.databaseUrl, 'vacuum full')
    else if (file !== null) {
      file.exec('vacuum')
      cutLog(file)
    }
  } catch (error) {
    throw asUnavailable(error)
  }
}
