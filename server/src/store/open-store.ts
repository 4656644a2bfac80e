import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import type { Transaction } from 'kysely'
import type { Store } from '../ports.ts'
import { openDatabase, type StorePlace } from './database.ts'
import { inTurn } from './in-turn.ts'
import { migrate } from './migrate.ts'
import { compact, overwriteRemoved } from './overwrite-removed.ts'
import type { SetAside } from './read-rows.ts'
import { reader } from './reader.ts'
import type { Tables } from './tables.ts'
import { createUnreadable } from './unreadable.ts'
import { verifyLog } from './verify-log.ts'
import { writerSession } from './writer.ts'

type Listener = (entries: readonly LogEntry[]) => void

/** How long a write or snapshot waits for the ones before it, milliseconds; more is an outage. */
const PATIENCE_MS = 10_000
const now = (): number => performance.now()

/** A listener that throws is a bug of the listener: the write has happened, so the error ends up as uncaught. */
const throwLater = (error: unknown): void =>
  queueMicrotask(() => {
    throw error
  })

/**
 * Opens the shelves and brings their tables up to this version.
 *
 * Writes take turns: in this process by a queue, among nodes by a lock of the database, so that what a transaction
 * has read holds until it commits. A write within a write, or a snapshot within a snapshot, throws.
 *
 * Throws StoreUnavailable, here and from every method, when the database cannot be reached, is full or too slow. If
 * the connection is lost during a commit, the write may have happened although it throws and no listener is called:
 * who sends entries on also follows `head`.
 *
 * `onListenerError` hears what a commit listener threw; by default it becomes an uncaught exception.
 */
export async function openStore(
  place: StorePlace,
  { onListenerError = throwLater }: { onListenerError?: (error: unknown) => void } = {},
): Promise<Store> {
  const database = openDatabase(place)
  try {
    await migrate(database.writes)
  } catch (error) {
    await database.close()
    throw error
  }

  const writes = inTurn('a write', PATIENCE_MS, now)
  const snapshots = inTurn('a snapshot', PATIENCE_MS, now)
  const listeners = new Set<Listener>()
  const unreadable = createUnreadable()
  const note: SetAside = async (row) => unreadable.tell(row)

  const tell = (entries: readonly LogEntry[]): void => {
    if (entries.length === 0) return
    for (const listener of [...listeners])
      try {
        listener(entries)
      } catch (error) {
        onListenerError(error)
      }
  }

  const transaction = <T>(work: (trx: Transaction<Tables>) => Promise<T>): Promise<T> =>
    database.writes.transaction().execute(work)

  return {
    kind: 'databaseUrl' in place ? 'postgresql' : 'sqlite',
    read: reader(database.reads, note),

    async write(work) {
      const { value } = await writes.run(
        () =>
          transaction(async (trx) => {
            const { tx, appended } = writerSession(trx, unreadable.tell)
            const value = await work(tx)
            return { value, entries: appended() }
          }),
        ({ entries }) => tell(entries),
      )
      return value
    },

    consistent(work) {
      return snapshots.run(() =>
        database.snapshots
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute((trx) => work(reader(trx, note))),
      )
    },

    verify: (onPage) => verifyLog(place, onPage),

    onCommit(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },

    onUnreadable: unreadable.listen,

    compact: () => writes.run(() => compact(place, database)),

    overwriteRemoved: (pause) => overwriteRemoved(place, database, writes, pause),

    remember(key, value) {
      return writes.run(() =>
        transaction(async (trx) => {
          await trx
            .insertInto('remembered')
            .values({ key, value })
            .onConflict((conflict) => conflict.column('key').doNothing())
            .execute()
          const kept = trx.selectFrom('remembered').select('value').where('key', '=', key)
          return (await kept.executeTakeFirstOrThrow()).value
        }),
      )
    },

    async close() {
      await Promise.all([writes.idle(), snapshots.idle()])
      await database.close()
    },
  }
}
