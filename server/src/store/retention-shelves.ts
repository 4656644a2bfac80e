import type { Transaction } from 'kysely'
import type { Writer } from '../ports.ts'
import { removeSlice, thinSlice } from './old-rows.ts'
import type { Tables } from './tables.ts'

type RetentionShelves = Pick<
  Writer,
  'removeOld' | 'thinTracks' | 'removeNewestPositions' | 'forgetOrigins' | 'saveRetentionRun'
>

/** Takes away what is old. `writing` gives the transaction, or throws when it takes no more writes. */
export function retentionShelves(writing: () => Transaction<Tables>): RetentionShelves {
  return {
    removeOld: (kind, before, rows) => removeSlice(writing(), kind, before, rows),
    thinTracks: (span, keepOneEveryMs, rows) => thinSlice(writing(), span, keepOneEveryMs, rows),
    async removeNewestPositions(before, but) {
      const old = await writing()
        .selectFrom('newest_positions')
        .select('device_id')
        .where('received_at', '<', before)
        .execute()
      for (const { device_id } of old.filter((it) => !but.has(it.device_id)))
        await writing().deleteFrom('newest_positions').where('device_id', '=', device_id).execute()
    },
    async forgetOrigins(before) {
      const { numUpdatedRows } = await writing()
        .updateTable('sessions')
        .set({ address: '', agent: '' })
        .where('opened_at', '<', before)
        .where((eb) => eb.or([eb('address', '<>', ''), eb('agent', '<>', '')]))
        .executeTakeFirst()
      return Number(numUpdatedRows)
    },
    async saveRetentionRun(run) {
      const body = JSON.stringify(run)
      await writing()
        .insertInto('retention_runs')
        .values({ started_at: run.startedAt, body })
        .onConflict((conflict) => conflict.column('started_at').doUpdateSet({ body }))
        .execute()
    },
  }
}
