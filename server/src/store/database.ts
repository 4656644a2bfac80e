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
  close: () => Promise<void>
}

type Lane = { db: Kysely<Tables>; file: SqliteFile.Database | null; close: () => Promise<void> }

/** Kysely closes only what was asked something: a lane that nobody used would keep its file open. */
function sqliteLane(name: string): Lane {
  const file = openSqliteFile(name)
  const db = new Kysely<Tables>({ dialect: new OneFileDialect(file) })
  return {
    db,
    file,
    async close() {
      await db.destroy()
      file.close()
    },
  }
}

function openLanes(place: StorePlace, isPatient: boolean): { writes: Lane; reads: Lane; snapshots: Lane } {
  if ('databaseUrl' in place) {
    const db = new Kysely<Tables>({ dialect: new OneWriterDialect(openPostgresPool(place.databaseUrl, isPatient)) })
    const shared = { db, file: null, close: () => db.destroy() }
    return { writes: shared, reads: shared, snapshots: shared }
  }
  const open = (): Lane => sqliteLane(place.sqliteFile)
  return { writes: open(), reads: open(), snapshots: open() }
}

/**
 * Opens without looking at the tables. `isPatient`: on PostgreSQL no statement is given up for taking long. Throws
 * StoreUnavailable when the file cannot be opened.
 */
export function openDatabase(place: StorePlace, { isPatient = false } = {}): Database {
  try {
    const { writes, reads, snapshots } = openLanes(place, isPatient)
    return {
      writes: writes.db,
      reads: reads.db,
      snapshots: snapshots.db,
      file: writes.file,
      close: async () => {
        for (const it of new Set([writes, reads, snapshots])) await it.close()
      },
    }
  } catch (error) {
    throw asUnavailable(error)
  }
}
