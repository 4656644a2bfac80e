import type { Transaction } from 'kysely'
import type { Writer } from '../ports.ts'
import { sessionRow } from './rows.ts'
import type { Tables } from './tables.ts'

type DoorShelves = Pick<
  Writer,
  'saveUser' | 'saveSession' | 'endSession' | 'endSessionsOfDisplay' | 'endSessionsExpiredBy'
>

/** Who may come in. `writing` gives the transaction, or throws when it takes no more writes. */
export function doorShelves(writing: () => Transaction<Tables>): DoorShelves {
  return {
    async saveUser({ name, role, passwordHash }) {
      const changing = { role, password_hash: passwordHash }
      await writing()
        .insertInto('users')
        .values({ name, ...changing })
        .onConflict((conflict) => conflict.column('name').doUpdateSet(changing))
        .execute()
    },
    async saveSession(session) {
      const { token_hash, ...changing } = sessionRow(session)
      await writing()
        .insertInto('sessions')
        .values({ token_hash, ...changing })
        .onConflict((conflict) => conflict.column('token_hash').doUpdateSet(changing))
        .execute()
    },
    async endSession(tokenHash) {
      await writing().deleteFrom('sessions').where('token_hash', '=', tokenHash).execute()
    },
    async endSessionsOfDisplay(id) {
      await writing().deleteFrom('sessions').where('display_id', '=', id).execute()
    },
    async endSessionsExpiredBy(now) {
      await writing().deleteFrom('sessions').where('expires_at', '<=', now).execute()
    },
  }
}
