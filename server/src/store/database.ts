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
  close(): Promise<void>
}

const onFile = (file: string): Kysely<Tables> => new Kysely({ dialect: new OneFileDialect(openSqliteFile(file)) })

function openLanes(place: StorePlace): Omit<Database, 'close'> {
  if ('databaseUrl' in place) {
    const db = new Kysely<Tables>({ dialect: new OneWriterDialect(openPostgresPool(place.databaseUrl)) })
    return { writes: db, reads: db, snapshots: db }
  }
  const [writes, reads, snapshots] = [onFile(place.sqliteFile), onFile(place.sqliteFile), onFile(place.sqliteFile)]
  return { writes, reads, snapshots }
}

/** Opens without looking at the tables. Throws StoreUnavailable when the file cannot be opened. */
export function openDatabase(place: StorePlace): Database {
  try {
    const lanes = openLanes(place)
    return {
      ...lanes,
      close: async () => {
        for (const lane of new Set(Object.values(lanes))) await lane.destroy()
      },
    }
  } catch (error) {
    throw asUnavailable(error)
  }
}
