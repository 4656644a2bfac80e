import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import SqliteFile from 'better-sqlite3'
import {
  CompiledQuery,
  type DatabaseConnection,
  type Driver,
  SqliteAdapter,
  SqliteDialect,
  SqliteDriver,
  type TransactionSettings,
} from 'kysely'
import { GuardedDriver } from './guarded-driver.ts'

/** How long a statement waits for another process's write, milliseconds; the event loop stands still meanwhile. */
export const BUSY_MS = 2_000

/**
 * Opens the file and its folder. The pragmas belong to the connection, not to the file: without them a reopened WAL
 * file syncs only at checkpoints, and a power cut takes the last commits with it.
 */
export function openSqliteFile(file: string): SqliteFile.Database {
  mkdirSync(dirname(file), { recursive: true })
  const sqlite = new SqliteFile(file, { timeout: BUSY_MS })
  // Only a file that holds nothing yet takes it: then pages that were freed can be given back.
  sqlite.pragma('auto_vacuum = INCREMENTAL')
  const mode = sqlite.pragma('journal_mode = WAL', { simple: true })
  if (mode !== 'wal')
    throw new Error(`${file}: this file system does not carry a write-ahead log (got ${String(mode)})`)
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma(`busy_timeout = ${BUSY_MS}`)
  sqlite.pragma('foreign_keys = ON')
  // What is deleted is overwritten with zeros.
  sqlite.pragma('secure_delete = ON')
  return sqlite
}

/** A transaction that may write takes the write lock first: upgrading a read later fails when another was faster. */
class WriteLockFirst extends SqliteDriver {
  override async beginTransaction(connection: DatabaseConnection, settings?: TransactionSettings): Promise<void> {
    const begin = settings?.accessMode === 'read only' ? 'begin' : 'begin immediate'
    await connection.executeQuery(CompiledQuery.raw(begin))
  }
}

/** SQLite rolls DDL back, so that a start that is killed half-way leaves no half-made tables. */
class AtomicMigrations extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

/** One connection to one file. */
export class OneFileDialect extends SqliteDialect {
  readonly #sqlite: SqliteFile.Database

  constructor(sqlite: SqliteFile.Database) {
    super({ database: sqlite })
    this.#sqlite = sqlite
  }

  override createDriver(): Driver {
    return new GuardedDriver(new WriteLockFirst({ database: this.#sqlite }))
  }

  override createAdapter(): SqliteAdapter {
    return new AtomicMigrations()
  }
}
