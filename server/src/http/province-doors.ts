import { writeQuery } from '@jaga-jarak/shared/query.ts'
import { isRefused } from '@jaga-jarak/shared/refusal.ts'
import { provinceCsv } from '../exchange/province-csv.ts'
import type { World } from '../usecases/change-world.ts'
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
}
