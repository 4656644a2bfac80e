import type { IndexSet, IndexSetDraft, ListedIndexSet } from '@jaga-jarak/shared/index-set.ts'
import { IndexSetId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { type IndexTable, readIndexRows } from '../domain/index-rows.ts'
import { ownIndexSets } from '../domain/own-index-sets.ts'
import type { Reader } from '../ports.ts'
import { changeWorld, type World } from './change-world.ts'

/** All there are: the operation's own first, then what was imported, by name and version. */
export async function indexSets(
  { operation }: Pick<World, 'operation'>,
  read: Pick<Reader, 'indexSets'>,
): Promise<ListedIndexSet[]> {
  const imported = (await read.indexSets()).map((set) => ({ ...set, isOwn: false }))
  return [...ownIndexSets(operation.regions).map((set) => ({ ...set, isOwn: true })), ...imported]
}

export const listIndexSets = (world: World) => async () => ({ sets: await indexSets(world, world.store.read) })

/**
 * Takes a whole table or nothing of it. Under a name and version that is there already it stands in the place of that,
 * if it is of the same source: what one publisher says never becomes the word of another.
 */
export const importIndexSet =
  (world: World) =>
  (
    { id: by }: Viewer,
    { name, source, version, date }: IndexSetDraft,
    table: IndexTable,
  ): Promise<IndexSet | Refused> =>
    changeWorld<IndexSet>(world, by, async (tx) => {
      const read = readIndexRows(world.operation.regions, table)
      if ('faults' in read) {
        const [first] = read.faults
        return refuse('wrongRows', first && `line ${first.line}: ${first.what} ${first.found}`, read.faults)
      }
      const known = (await tx.indexSets()).find((it) => it.name === name && it.version === version)
      if (known !== undefined && known.source !== source) return refuse('otherSource', known.source)
      const id = known?.id ?? IndexSetId.parse(world.secrets.id('idx'))
      const set: IndexSet = { id, name, source, version, date, entries: read.entries }
      await tx.saveIndexSet(set)
      return { reply: set, event: { type: 'IndexSetImported', indexSet: set } }
    })
