import { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { z } from 'zod'

/** What this version of the page cannot read any more: kept for a person to copy and remove, never sent as a guess. */
export type Unread = {
  /** under which it lies on its shelf */
  key: string
  of: 'report' | 'sighting' | 'photo'
  /** null: that cannot be read either */
  by: PersonId | null
  /** all that stands in it */
  text: string
}

const Signed = z.object({ by: PersonId })

/** Reads each row of a shelf by itself: one of an older version holds up none of the others. */
export function readRows<T>(
  schema: z.ZodType<T>,
  of: Unread['of'],
  keys: readonly string[],
  rows: readonly unknown[],
): { read: T[]; unread: Unread[] } {
  const read: T[] = []
  const unread: Unread[] = []
  for (const [i, row] of rows.entries()) {
    const parsed = schema.safeParse(row)
    if (parsed.success) read.push(parsed.data)
    else
      unread.push({
        ...{ key: keys[i] ?? '', of, by: Signed.safeParse(row).data?.by ?? null },
        text: JSON.stringify(row, null, 1) ?? '',
      })
  }
  return { read, unread }
}

/** What a person is shown of it: their own, and what nobody knows the writer of. */
export const unreadOf = (unread: readonly Unread[], by: PersonId): Unread[] =>
  unread.filter((it) => it.by === null || it.by === by)
