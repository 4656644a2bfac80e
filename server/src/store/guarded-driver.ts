import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely'
import { asUnavailable } from './as-unavailable.ts'

async function guard<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    throw asUnavailable(error)
  }
}

class GuardedConnection implements DatabaseConnection {
  readonly inner: DatabaseConnection

  constructor(inner: DatabaseConnection) {
    this.inner = inner
  }

  executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    return guard(() => this.inner.executeQuery<R>(query))
  }

  streamQuery(): never {
    throw new Error('the store reads pages, it does not stream')
  }
}

const innerOf = (connection: DatabaseConnection): DatabaseConnection => {
  if (connection instanceof GuardedConnection) return connection.inner
  throw new Error('this connection belongs to another driver')
}

/** A driver that tells "unavailable" from every other error, at the one place where all of them pass. */
export class GuardedDriver implements Driver {
  readonly #inner: Driver
  readonly #afterBegin: (connection: DatabaseConnection) => Promise<void>

  /** `afterBegin` runs in each transaction that may write, before its first statement. */
  constructor(inner: Driver, afterBegin: (connection: DatabaseConnection) => Promise<void> = async () => {}) {
    this.#inner = inner
    this.#afterBegin = afterBegin
  }

  init(): Promise<void> {
    return guard(() => this.#inner.init())
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    return new GuardedConnection(await guard(() => this.#inner.acquireConnection()))
  }

  async beginTransaction(connection: DatabaseConnection, settings: TransactionSettings): Promise<void> {
    const inner = innerOf(connection)
    await guard(() => this.#inner.beginTransaction(inner, settings))
    if (settings.accessMode === 'read only') return
    try {
      await guard(() => this.#afterBegin(inner))
    } catch (error) {
      // Kysely rolls back only what has begun for it.
      await this.rollbackTransaction(connection)
      throw error
    }
  }

  commitTransaction(connection: DatabaseConnection): Promise<void> {
    return guard(() => this.#inner.commitTransaction(innerOf(connection)))
  }

  /**
   * Never throws: the error that led here is the one to tell. A full SQLite disk has rolled back by itself already,
   * and a PostgreSQL connection that cannot roll back is dropped.
   */
  async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    await this.#inner.rollbackTransaction(innerOf(connection)).catch(() => {})
  }

  releaseConnection(connection: DatabaseConnection): Promise<void> {
    return this.#inner.releaseConnection(innerOf(connection))
  }

  destroy(): Promise<void> {
    return this.#inner.destroy()
  }
}
