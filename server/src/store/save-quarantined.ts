import type { Kysely } from 'kysely'
import type { Malformed, Quarantined } from '../ports.ts'
import { pagesOf } from './pages-of.ts'
import { malformedRow, quarantinedRow } from './rows.ts'
import type { Tables } from './tables.ts'

/** Rows a statement, at most five parameters each. */
const ROWS = 1_000

/** Keeps what was set aside; a tracker that repeats the same bad fix for ever fills one row. */
export async function saveQuarantined(
  db: Kysely<Tables>,
  fixes: readonly Quarantined[],
  malformed: readonly Malformed[],
): Promise<void> {
  for (const page of pagesOf(fixes.map(quarantinedRow), ROWS))
    await db
      .insertInto('quarantined_fixes')
      .values(page)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  for (const page of pagesOf(malformed.map(malformedRow), ROWS))
    await db
      .insertInto('malformed_fixes')
      .values(page)
      .onConflict((conflict) => conflict.doNothing())
      .execute()
}
