import { IndexSet } from '@jaga-jarak/shared/index-set.ts'
import type { Kysely, Transaction } from 'kysely'
import type { Reader, Writer } from '../ports.ts'
import { bodyOf } from './rows.ts'
import type { Tables } from './tables.ts'

const indexSetOf = bodyOf(IndexSet)
const orderOf = ({ name, version, id }: IndexSet): string => JSON.stringify([name, version, id])

/** Vulnerability indices that were imported. */
export const indexReads = (db: Kysely<Tables>): Pick<Reader, 'indexSets'> => ({
  async indexSets() {
    const sets = (await db.selectFrom('index_sets').select('body').execute()).map(indexSetOf)
    // By code points: the collations of the two databases differ.
    return sets.toSorted((a, b) => (orderOf(a) < orderOf(b) ? -1 : 1))
  },
})

export const indexShelves = (writing: () => Transaction<Tables>): Pick<Writer, 'saveIndexSet'> => ({
  async saveIndexSet(set) {
    const body = JSON.stringify(set)
    await writing()
      .insertInto('index_sets')
      .values({ id: set.id, body })
      .onConflict((conflict) => conflict.column('id').doUpdateSet({ body }))
      .execute()
  },
})
