import { Incident } from '@jaga-jarak/shared/incident.ts'
import { epochMs, type IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { Source } from '@jaga-jarak/shared/source.ts'
import type { Kysely, Selectable, Transaction } from 'kysely'
import type { SourceReader, SourceReport, SourceWriter } from '../source-ports.ts'
import { readRows, type SetAside } from './read-rows.ts'
import { bodyOf } from './rows.ts'
import type { Tables } from './tables.ts'

const sourceOf = bodyOf(Source)
const incidentIn = bodyOf(Incident)
const incidentOf = (row: { id: IncidentId; body: string }): Incident => incidentIn(row)
const reportOf = (row: Selectable<Tables['source_reports']>): SourceReport => ({
  ...{ incidentId: row.incident_id, sourceId: row.source_id, hash: row.hash, at: row.at },
})

/** Other systems that report incidents. */
export function sourceReads(db: Kysely<Tables>, setAside: SetAside): SourceReader {
  const all = () => db.selectFrom('sources').select('body')
  return {
    async sources() {
      // By code points: the collations of the two databases differ.
      return (await all().execute()).map(sourceOf).toSorted((a, b) => (a.id < b.id ? -1 : 1))
    },
    async source(id) {
      const row = await all().where('id', '=', id).executeTakeFirst()
      return row && sourceOf(row)
    },
    async sourceByToken(tokenHash) {
      const row = await all().where('token_hash', '=', tokenHash).executeTakeFirst()
      return row && sourceOf(row)
    },
    async sourceReport(id) {
      const row = await db.selectFrom('source_reports').selectAll().where('incident_id', '=', id).executeTakeFirst()
      return row && reportOf(row)
    },
    async incidentsOfSource(id, limit) {
      const rows = db
        .selectFrom('source_reports')
        .innerJoin('incidents', 'incidents.id', 'source_reports.incident_id')
        .select(['incidents.id', 'incidents.body'])
        .where('source_reports.source_id', '=', id)
        .orderBy('source_reports.at', 'desc')
        .orderBy('source_reports.incident_id')
      return readRows('incidents', { read: incidentOf, setAside, limit }, (but) =>
        (but.length === 0 ? rows : rows.where('incidents.id', 'not in', but)).limit(limit).execute(),
      )
    },
    async sourceTallies() {
      const rows = await db
        .selectFrom('source_reports')
        .select(({ fn }) => ['source_id', fn.countAll().as('reports'), fn.max('at').as('last_at')])
        .groupBy('source_id')
        .execute()
      return rows.map((row) => ({
        ...{ sourceId: row.source_id, reports: Number(row.reports), lastAt: epochMs(Number(row.last_at)) },
      }))
    },
  }
}

export function sourceShelves(writing: () => Transaction<Tables>): SourceWriter {
  return {
    async saveSource(source, tokenHash) {
      const body = JSON.stringify(source)
      if (tokenHash === undefined) {
        const kept = writing().updateTable('sources').set({ body }).where('id', '=', source.id).returning('id')
        await kept.executeTakeFirstOrThrow(() => new Error(`new source ${source.id} needs a token`))
        return
      }
      await writing()
        .insertInto('sources')
        .values({ id: source.id, token_hash: tokenHash, body })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ token_hash: tokenHash, body }))
        .execute()
    },
    async addSourceReport({ incidentId, sourceId, hash, at }) {
      await writing()
        .insertInto('source_reports')
        .values({ incident_id: incidentId, source_id: sourceId, hash, at })
        .execute()
    },
  }
}
