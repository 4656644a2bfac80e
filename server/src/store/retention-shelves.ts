import type { Transaction } from 'kysely'
import type { Writer } from '../ports.ts'
import { removeSlice, thinSlice } from './old-rows.ts'
import type { Tables } from './tables.ts'

type RetentionShelves = Pick<
  Writer,
  | 'removeOld'
  | 'removeTrackOf'
  | 'removeRestOf'
  | 'thinTracks'
  | 'removeNewestPositions'
  | 'forgetOrigins'
  | 'saveRetentionRun'
>

/** Takes away what is old. `writing` gives the transaction, or throws when it takes no more writes. */
export function retentionShelves(writing: () => Transaction<Tables>): RetentionShelves {
  return {
    removeOld: (kind, before, rows) => removeSlice(writing(), kind, before, rows),
    async removeTrackOf(deviceId, rows) {
      const of = writing().selectFrom('track_points').select('fixed_at').where('device_id', '=', deviceId)
      const end = await of.orderBy('fixed_at').limit(1).offset(rows).executeTakeFirst()
      const removed = await writing()
        .deleteFrom('track_points')
        .where('device_id', '=', deviceId)
        .$if(end !== undefined, (all) => (end === undefined ? all : all.where('fixed_at', '<', end.fixed_at)))
        .executeTakeFirst()
      return { removed: Number(removed.numDeletedRows), isLast: end === undefined }
    },
    async removeRestOf(deviceId) {
      for (const table of ['newest_positions', 'quarantined_fixes', 'malformed_fixes'] as const)
        await writing().deleteFrom(table).where('device_id', '=', deviceId).execute()
    },
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
