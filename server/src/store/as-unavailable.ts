import { StoreUnavailable } from '../store-unavailable.ts'

/** https://www.sqlite.org/rescode.html; extended codes such as SQLITE_IOERR_WRITE follow their family. */
const SQLITE = /^SQLITE_(FULL|IOERR|BUSY|LOCKED|CANTOPEN|READONLY|PROTOCOL)(_|$)/

/**
 * https://www.postgresql.org/docs/current/errcodes-appendix.html: 08 connection, 53 resources, 57P0x shutdown,
 * 57014 statement timeout, 55P03 lock timeout, 25P03 idle in transaction, 25006 demoted to a read-only standby.
 */
const POSTGRES = /^(08...|53...|57P0[1-5]|57014|55P03|25P03|25006)$/

const NETWORK = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'EHOSTDOWN',
  'ENETUNREACH',
  'ENETDOWN',
  'ENOTFOUND',
  'EAI_AGAIN',
])

/** What pg, its pool and Kysely say without a code. */
const MESSAGES =
  /^(Connection terminated|timeout exceeded when trying to connect|timeout expired|Query read timeout|Client (has encountered a connection error|was closed) and is not queryable|Postgres connection has been discarded)/

function codeOf(error: Error): string {
  return 'code' in error && typeof error.code === 'string' ? error.code : ''
}

/** The driver's error as {@link StoreUnavailable} when that is what it means, else the error itself. */
export function asUnavailable(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof StoreUnavailable) return error
  const code = codeOf(error)
  const unavailable = SQLITE.test(code) || POSTGRES.test(code) || NETWORK.has(code) || MESSAGES.test(error.message)
  return unavailable ? new StoreUnavailable(error) : error
}
