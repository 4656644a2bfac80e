import type SqliteFile from 'better-sqlite3'
import { Kysely } from 'kysely'
import { asUnavailable } from './as-unavailable.ts'
import { OneWriterDialect, openPostgresPool } from './postgres.ts'
import { OneFileDialect, openSqliteFile } from './sqlite.ts'
import type { Tables } from './tables.ts'

/** The embedded file of one node, or the PostgreSQL of many. */
export type StorePlace = { sqliteFile: string } | { databaseUrl: string }

/**
 * Three lanes, so that no read waits for a write and no single read for a long snapshot. On SQLite each is a
 * connection of its own to the same file; on PostgreSQL they share one pool.
 */
export type Database = {
  writes: Kysely<Tables>
  reads: Kysely<Tables>
  snapshots: Kysely<Tables>
  /** the write lane's own connection, for what is no statement of a transaction; null on PostgreSQL */
  file: SqliteFile.Database | null
  close(): Promise<void>
}

const lane = (sqlite: SqliteFile.Database): Kysely<Tables> => new Kysely({ dialect: new OneFileDialect(sqlite) })

function openLanes(place: StorePlace): Omit<Database, 'close'> {
  if ('databaseUrl' in place) {
    const db = new Kysely<Tables>({ dialect: new OneWriterDialect(openPostgresPool(place.databaseUrl)) })
    return { writes: db, reads: db, snapshots: db, file: null }
  }
  const file = openSqliteFile(place.sqliteFile)
  const [reads, snapshots] = [lane(openSqliteFile(place.sqliteFile)), lane(openSqliteFile(place.sqliteFile))]
  return { writes: lane(file), reads, snapshots, file }
}

/** Opens without looking at the tables. Throws StoreUnavailable when the file cannot be opened. */
export function openDatabase(place: StorePlace): Database {
  try {
    const lanes = openLanes(place)
    return {
      ...lanes,
      close: async () => {
        for (const it of new Set([lanes.writes, lanes.reads, lanes.snapshots])) await it.destroy()
      },
    }
  } catch (error) {
    throw asUnavailable(error)
  }
}
