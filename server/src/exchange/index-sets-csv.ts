import type { ListedIndexSet } from '@jaga-jarak/shared/index-set.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { csv } from './csv.ts'

/** All index sets as one table: a row for each region of each. */
export function indexSetsCsv(sets: readonly ListedIndexSet[], { regions }: Pick<Operation, 'regions'>): string {
  const nameOf = new Map<string, string>(regions.map(({ code, name }) => [code, name]))
  return csv([
    ['set', 'source', 'version', 'date', 'of the operation', 'code', 'name', 'class', 'score'],
    ...sets.flatMap(({ name, source, version, date, isOwn, entries }) =>
      entries.map((it) => [
        ...[name, source, version, date, isOwn],
        ...[it.code, nameOf.get(it.code) ?? null, it.class, it.score],
      ]),
    ),
  ])
}
