import type { DeleteQueryBuilder, DeleteResult, Transaction } from 'kysely'
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
  /** A browser is told no longer than the session lasts that asked for it. */
  const endPushes = async (): Promise<void> => {
    await writing()
      .deleteFrom('pushes')
      .where('session_id', 'not in', (eb) => eb.selectFrom('sessions').select('sessions.id'))
      .execute()
  }
  const end = async (sessions: DeleteQueryBuilder<Tables, 'sessions', DeleteResult>): Promise<void> => {
    const { numDeletedRows } = await sessions.executeTakeFirstOrThrow()
    if (numDeletedRows > 0n) await endPushes()
  }
  const all = () => writing().deleteFrom('sessions')
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
      await end(all().where('id', '=', id))
    },
    async endSessionsOfPerson(id, but) {
      const own = all().where('person_id', '=', id)
      await end(but === undefined ? own : own.where('id', '!=', but))
    },
    async endSessionsOfDisplay(id) {
      await end(all().where('display_id', '=', id))
    },
    async endSessionsExpiredBy(now) {
      await end(all().where('expires_at', '<=', now))
    },
  }
}
