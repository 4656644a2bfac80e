import { about } from '@jaga-jarak/shared/about.ts'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import { writeQuery } from '@jaga-jarak/shared/query.ts'
import type { Signature, Viewer } from '@jaga-jarak/shared/roles.ts'
import {
  TRAIL_PAGE,
  type TrailFilter,
  type TrailPage,
  type TrailQuery,
  type TrailRow,
} from '@jaga-jarak/shared/trail.ts'
import { trailRow } from '../domain/trail-row.ts'
import type { EntryFilter, Reader } from '../ports.ts'
import type { World } from './change-world.ts'
import { noteRead } from './note-read.ts'
import { readSignatures } from './read-signatures.ts'

/** The filter as the log keeps it: the query that was asked. */
export const askedOf = (query: TrailQuery): string => writeQuery(query).slice(0, 300) || '?'

export const entryFilter = ({ person, ...filter }: TrailFilter): EntryFilter => ({ ...filter, by: person })

/** Who an id stands for; of one that nobody has any more the id itself. */
export const signatureIn = (people: readonly Signature[]) => {
  const known = new Map(people.map((it) => [it.id, it]))
  return (id: string): Signature => known.get(id) ?? { id, duty: id, name: null }
}

/** Entries as rows, each beside the last one before it that tells of the same subject. */
export async function rowsOf(
  read: Reader,
  entries: readonly LogEntry[],
  signatureOf: (id: string) => Signature,
): Promise<TrailRow[]> {
  const rows: TrailRow[] = []
  for (const entry of entries) {
    const { subject, state } = about(entry.event)
    const earlier = state === null ? undefined : await read.stateBefore(subject, entry.seq)
    rows.push(trailRow(entry, earlier, signatureOf))
  }
  return rows
}

/** A page of the trail; that it was read is an entry as well. */
export const readTrail =
  (world: World) =>
  async (by: Viewer, query: TrailQuery): Promise<TrailPage> => {
    const { before, ...filter } = query
    const { read } = world.store
    const found = await read.entries({ ...entryFilter(filter), before }, 'falling', TRAIL_PAGE + 1)
    const people = await readSignatures(read)
    const rows = await rowsOf(read, found.slice(0, TRAIL_PAGE), signatureIn(people))
    await noteRead(world)(by, 'trail', askedOf(query))
    return { rows, hasOlder: found.length > TRAIL_PAGE, people }
  }
