import type { Transaction } from 'kysely'
import type { Writer } from '../ports.ts'
import { personRow, sessionRow } from './rows.ts'
import type { Tables } from './tables.ts'

type DoorShelves = Pick<
  Writer,
  | 'savePerson'
  | 'addSession'
  | 'noteSessionSeen'
  | 'endSession'
  | 'endSessionsOfPerson'
  | 'endSessionsOfDisplay'
  | 'endSessionsExpiredBy'
>

/** Who may come in. `writing` gives the transaction, or throws when it takes no more writes. */
export function doorShelves(writing: () => Transaction<Tables>): DoorShelves {
  return {
    async savePerson(person) {
      const { id, ...changing } = personRow(person)
      await writing()
        .insertInto('people')
        .values({ id, ...changing })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
        .execute()
    },
    async addSession(session) {
      await writing().insertInto('sessions').values(sessionRow(session)).execute()
    },
    async noteSessionSeen(id, at) {
      await writing().updateTable('sessions').set({ seen_at: at }).where('id', '=', id).execute()
    },
    async endSession(id) {
      await writing().deleteFrom('sessions').where('id', '=', id).execute()
    },
    async endSessionsOfPerson(id, but) {
      const own = writing().deleteFrom('sessions').where('person_id', '=', id)
      await (but === undefined ? own : own.where('id', '!=', but)).execute()
    },
    async endSessionsOfDisplay(id) {
      await writing().deleteFrom('sessions').where('display_id', '=', id).execute()
    },
    async endSessionsExpiredBy(now) {
      await writing().deleteFrom('sessions').where('expires_at', '<=', now).execute()
    },
  }
}
