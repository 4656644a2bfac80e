import { setImmediate as breathe } from 'node:timers/promises'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { TRAIL_EXPORT, TRAIL_PAGE, type TrailFilter, type TrailRow } from '@jaga-jarak/shared/trail.ts'
import type { World } from './change-world.ts'
import { noteRead } from './note-read.ts'
import { readSignatures } from './read-signatures.ts'
import { askedOf, entryFilter, rowsOf, signatureIn } from './read-trail.ts'

/** The newest rows of the trail that match, to be taken away; that they were is an entry as well. */
export const exportTrail =
  (world: World) =>
  async (by: Viewer, filter: TrailFilter): Promise<TrailRow[]> => {
    const { read } = world.store
    const signatureOf = signatureIn(await readSignatures(read))
    const rows: TrailRow[] = []
    for (let hasMore = true; hasMore && rows.length < TRAIL_EXPORT; ) {
      const before = rows.at(-1)?.seq
      const page = await read.entries({ ...entryFilter(filter), before }, 'falling', TRAIL_PAGE)
      rows.push(...(await rowsOf(read, page, signatureOf)))
      hasMore = page.length === TRAIL_PAGE
      // SQLite answers on the event loop itself: others come in between.
      await breathe()
    }
    await noteRead(world)(by, 'trailCsv', askedOf(filter))
    return rows
  }
