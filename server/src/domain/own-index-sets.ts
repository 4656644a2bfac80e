import type { IndexSet } from '@jaga-jarak/shared/index-set.ts'
import { IndexSetId } from '@jaga-jarak/shared/primitives.ts'
import type { Region } from '@jaga-jarak/shared/region.ts'

/** The classes of the operation itself: a set for each source, version and date that its regencies name. */
export function ownIndexSets(regions: readonly Pick<Region, 'code' | 'vulnerability'>[]): IndexSet[] {
  const sets = new Map<string, IndexSet>()
  for (const { code, vulnerability } of regions) {
    if (vulnerability === null) continue
    const { class: its, source, version, date } = vulnerability
    const key = JSON.stringify([source, version, date])
    const id = IndexSetId.parse(`operation-${sets.size + 1}`)
    const set = sets.get(key) ?? { id, name: source.slice(0, 80), source, version, date, entries: [] }
    set.entries.push({ code, class: its, score: null })
    sets.set(key, set)
  }
  return [...sets.values()]
}
