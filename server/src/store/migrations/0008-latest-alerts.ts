import type { Kysely } from 'kysely'
import { z } from 'zod'

type Before = { alerts: { id: string; body: string; raised_at: number } }
/** Alerts read at once. */
const PAGE = 1_000
const Raised = z.object({ raisedAt: z.number() })

/** The last alert of a kind about some subjects is found without reading all there ever were. */
export async function up(db: Kysely<Before>): Promise<void> {
  await db.schema
    .alterTable('alerts')
    .addColumn('raised_at', 'bigint', (column) => column.notNull().defaultTo(0))
    .execute()
  for (let after = ''; ; ) {
    const rows = db.selectFrom('alerts').select(['id', 'body']).where('id', '>', after).orderBy('id').limit(PAGE)
    const page = await rows.execute()
    for (const { id, body } of page) {
      const { raisedAt } = Raised.parse(JSON.parse(body))
      await db.updateTable('alerts').set({ raised_at: raisedAt }).where('id', '=', id).execute()
    }
    const last = page.at(-1)
    if (last === undefined) break
    after = last.id
  }
  await db.schema
    .createIndex('alerts_latest')
    .on('alerts')
    .columns(['kind', 'subject_key', 'standing', 'raised_at'])
    .execute()
}
