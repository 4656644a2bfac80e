import { setImmediate as breathe } from 'node:timers/promises'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import type { Signature, Viewer } from '@jaga-jarak/shared/roles.ts'
import { TRAIL_PAGE, type TrailFilter, type TrailRow } from '@jaga-jarak/shared/trail.ts'
import type { EntryFilter, Reader } from '../ports.ts'
import type { World } from './change-world.ts'
import { noteRead } from './note-read.ts'
import { readSignatures } from './read-signatures.ts'
import { askedOf, entryFilter, rowsOf, signatureIn } from './read-trail.ts'

/** Rows that match with numbers below `before`, the newest first, page by page; the next is read when it is asked for. */
async function* pagesOf(
  read: Reader,
  filter: EntryFilter,
  before: number,
  signatureOf: (id: string) => Signature,
): AsyncGenerator<TrailRow[]> {
  for (let below = seq(before); ; ) {
    const entries = await read.entries({ ...filter, before: below }, 'falling', TRAIL_PAGE)
    if (entries.length > 0) yield await rowsOf(read, entries, signatureOf)
    const last = entries.at(-1)
    if (last === undefined || entries.length < TRAIL_PAGE) return
    below = last.seq
    // SQLite answers on the event loop itself: others come in between.
    await breathe()
  }
}

/**
 * All rows of the trail that match, to be taken away, as the log was when it was asked; that they were is an entry as
 * well, told once and before the first row goes out.
 */
export const exportTrail =
  (world: World) =>
  async (by: Viewer, filter: TrailFilter): Promise<AsyncIterable<TrailRow[]>> => {
    const { read } = world.store
    const head = await read.head()
    const signatureOf = signatureIn(await readSignatures(read))
    await noteRead(world)(by, 'trailCsv', askedOf(filter))
    return pagesOf(read, entryFilter(filter), head + 1, signatureOf)
  }
