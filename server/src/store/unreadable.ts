import { sql, type Transaction } from 'kysely'
import type { UnreadableRow } from '../ports.ts'
import type { SetAside } from './read-rows.ts'
import type { Tables } from './tables.ts'

/** The rows that this process could not read: each is told once, and to who listens later, too. */
export function createUnreadable() {
  const rows = new Map<string, UnreadableRow>()
  const listeners = new Set<(row: UnreadableRow) => void>()
  return {
    tell: (row: UnreadableRow): void => {
      const key = `${row.table} ${row.id}`
      if (rows.has(key)) return
      rows.set(key, row)
      for (const listener of listeners) listener(row)
    },
    listen: (listener: (row: UnreadableRow) => void): (() => void) => {
      for (const row of rows.values()) listener(row)
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
export type Unreadable = ReturnType<typeof createUnreadable>

/**
 * In a transaction: an alert stands no longer, so that the next of its kind and subjects may (AL1), and a delivery is
 * given up. What is in the row stays as it is, for who looks after the store.
 */
export const setAsideIn =
  (trx: Transaction<Tables>, tell: Unreadable['tell']): SetAside =>
  async (row) => {
    const id = sql.ref<string>('id')
    if (row.table === 'alerts') await trx.updateTable('alerts').set({ standing: 0 }).where(id, '=', row.id).execute()
    if (row.table === 'deliveries')
      await trx
        .updateTable('deliveries')
        .set((eb) => ({ state: 'dead', next_at: null, settled_at: eb.ref('at') }))
        .where(id, '=', row.id)
        .execute()
    tell(row)
  }
