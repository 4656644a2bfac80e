import { writeQuery } from '@jaga-jarak/shared/query.ts'
import { isRefused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { indexSetsCsv } from '../exchange/index-sets-csv.ts'
import { provinceCsv } from '../exchange/province-csv.ts'
import { readCsv } from '../exchange/read-csv.ts'
import type { World } from '../usecases/change-world.ts'
import { importIndexSet, listIndexSets } from '../usecases/keep-index-sets.ts'
import { noteRead } from '../usecases/note-read.ts'
import { type PositionsNow, readProvince } from '../usecases/read-province.ts'
import type { Mount } from './mount.ts'

/** Figures of regencies, of a period and of now. */
export function openProvinceDoors(mount: Mount, world: World, positions: PositionsNow): void {
  const [province, note] = [readProvince(world, positions), noteRead(world)]
  mount.signed('readProvince', ({ viewer, query }) => province(viewer, query))
  mount.signed('exportProvince', async ({ viewer, query }) => {
    const report = await province(viewer, query)
    if (isRefused(report)) return report
    await note(viewer, 'province', writeQuery(query))
    return provinceCsv(report, world.operation)
  })

  const index = { list: listIndexSets(world), import: importIndexSet(world) }
  mount.signed('listIndexSets', index.list)
  mount.signed('exportIndexSets', async () => indexSetsCsv((await index.list()).sets, world.operation))
  mount.signed('importIndexSet', ({ viewer, body }) => {
    const table = readCsv(body.csv)
    if (table === null) return refuse('wrongRows', 'a quotation mark is not closed', [])
    return index.import(viewer, body, { lines: table.lines, hasDecimalComma: table.separator === ';' })
  })
}
