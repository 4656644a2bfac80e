import { openDatabase, type StorePlace } from './database.ts'
import { recountLives } from './lives.ts'

/** Makes what counts of alerts and incidents anew from the log; nobody else writes meanwhile. Throws StoreUnavailable. */
export async function recount(place: StorePlace): Promise<{ alerts: number; incidents: number }> {
  const database = openDatabase(place, { isPatient: true })
  try {
    return await database.writes.transaction().execute(async (trx) => {
      await recountLives(trx)
      const rowsOf = async (table: 'alert_lives' | 'incident_lives'): Promise<number> => {
        const counted = trx.selectFrom(table).select((eb) => eb.fn.countAll<number>().as('rows'))
        return (await counted.executeTakeFirstOrThrow()).rows
      }
      return { alerts: await rowsOf('alert_lives'), incidents: await rowsOf('incident_lives') }
    })
  } finally {
    await database.close()
  }
}
