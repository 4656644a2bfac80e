import { seq } from '@jaga-jarak/shared/primitives.ts'
import { openDatabase, type StorePlace } from './database.ts'

/** The hash of an entry of the log; null when there is no such entry. Throws StoreUnavailable. */
export async function hashAt(place: StorePlace, wanted: number): Promise<string | null> {
  const database = openDatabase(place)
  try {
    const row = database.reads.selectFrom('log_entries').select('hash').where('seq', '=', seq(wanted))
    return (await row.executeTakeFirst())?.hash ?? null
  } finally {
    await database.close()
  }
}
