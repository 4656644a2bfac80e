import { z } from 'zod'
import type { UnreadableRow } from '../ports.ts'

/** What happens to a row that cannot be read; in a transaction it no longer stands where it would be met again. */
export type SetAside = (row: UnreadableRow) => Promise<void>

/** Why, without a word of what stands in it: a row holds names and keys. */
const whyOf = (error: unknown): string => (error instanceof z.ZodError ? z.prettifyError(error) : 'no JSON')

/**
 * Reads each row by itself: one that cannot be read is set aside and the rest go on. `fetch` gives rows but those with
 * these ids, at most `limit`; the place of one that was set aside belongs to the next.
 */
export async function readRows<Row extends { id: string }, T>(
  table: UnreadableRow['table'],
  { read, setAside, limit = Number.POSITIVE_INFINITY }: { read: (row: Row) => T; setAside: SetAside; limit?: number },
  fetch: (but: readonly Row['id'][]) => Promise<readonly Row[]>,
): Promise<T[]> {
  const aside: Row['id'][] = []
  for (;;) {
    const before = aside.length
    const rows = await fetch(aside)
    const found: T[] = []
    for (const row of rows)
      try {
        found.push(read(row))
      } catch (error) {
        aside.push(row.id)
        await setAside({ table, id: row.id, why: whyOf(error) })
      }
    if (aside.length === before || rows.length < limit) return found
  }
}
