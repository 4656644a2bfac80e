import { CompiledQuery, type DatabaseConnection, type Driver, PostgresDialect, PostgresDriver } from 'kysely'
import pg from 'pg'
import { GuardedDriver } from './guarded-driver.ts'

/** Milliseconds. The driver gives up after the server had its chance to say so itself. */
const CONNECT_MS = 3_000
const STATEMENT_MS = 3_000
const NO_ANSWER_MS = 5_000
const FORGOTTEN_TRANSACTION_MS = 10_000

/** Any number that nothing else in the database takes; all nodes must agree on it. */
const WRITE_LOCK = 649_202_411

const INT8 = 20

/** All int8 columns are counts, sequence numbers and epoch milliseconds: far below 2^53. */
function numbers(): pg.TypeOverrides {
  const types = new pg.TypeOverrides()
  types.setTypeParser(INT8, Number)
  return types
}

/** `isPatient`: no statement is given up, for what reads or counts whole tables and keeps nobody waiting. */
export function openPostgresPool(databaseUrl: string, isPatient = false): pg.Pool {
  const pool = new pg.Pool({
    connectionString: databaseUrl,
    application_name: 'jaga-jarak',
    types: numbers(),
    max: 10,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_MS,
    ...(isPatient
      ? {}
      : {
          statement_timeout: STATEMENT_MS,
          query_timeout: NO_ANSWER_MS,
          idle_in_transaction_session_timeout: FORGOTTEN_TRANSACTION_MS,
        }),
  })
  // A connection that dies says so to its next user; without a listener the event would end the process.
  pool.on('connect', (client) => client.on('error', () => {}))
  pool.on('error', () => {})
  return pool
}

/**
 * One writer at a time among all nodes, as SQLite has it by nature: what a transaction has read cannot change before
 * it commits, and numbers are given in the order of the commits (LG1).
 */
async function takeWriteLock(connection: DatabaseConnection): Promise<void> {
  await connection.executeQuery(CompiledQuery.raw(`select pg_advisory_xact_lock(${WRITE_LOCK})`))
}

export class OneWriterDialect extends PostgresDialect {
  readonly #pool: pg.Pool

  constructor(pool: pg.Pool) {
    super({ pool })
    this.#pool = pool
  }

  override createDriver(): Driver {
    return new GuardedDriver(new PostgresDriver({ pool: this.#pool }), takeWriteLock)
  }
}
