import type { Transaction } from 'kysely'
import type { Writer } from '../ports.ts'
import { alertRow, incidentRow } from './rows.ts'
import type { Tables } from './tables.ts'

type WorldShelves = Pick<
  Writer,
  | 'saveOrder'
  | 'saveAmendment'
  | 'saveGroup'
  | 'nextGroupNo'
  | 'saveDevice'
  | 'saveDisplay'
  | 'saveRally'
  | 'saveIncident'
  | 'saveAlert'
  | 'savePhase'
>

/** Saves whole states by id. `writing` gives the transaction, or throws when it takes no more writes. */
export function worldShelves(writing: () => Transaction<Tables>): WorldShelves {
  return {
    async saveAmendment(operation_id, { version, amendment }) {
      const changing = { version, body: JSON.stringify(amendment) }
      await writing()
        .insertInto('amendments')
        .values({ operation_id, ...changing })
        .onConflict((conflict) => conflict.column('operation_id').doUpdateSet(changing))
        .execute()
    },
    async saveGroup(group) {
      await writing()
        .insertInto('supporter_groups')
        .values({ id: group.id, no: group.no, body: JSON.stringify(group) })
        .onConflict((conflict) =>
          conflict.column('id').doUpdateSet((eb) => ({ no: eb.ref('excluded.no'), body: eb.ref('excluded.body') })),
        )
        .execute()
    },
    async nextGroupNo() {
      const highest = writing()
        .selectFrom('supporter_groups')
        .select((eb) => eb.fn.max('no').as('no'))
      return ((await highest.executeTakeFirst())?.no ?? 0) + 1
    },
    async saveDevice(device, tokenHash) {
      const body = JSON.stringify(device)
      if (tokenHash === undefined) {
        const kept = writing().updateTable('devices').set({ body }).where('id', '=', device.id).returning('id')
        await kept.executeTakeFirstOrThrow(() => new Error(`new device ${device.id} needs a token`))
        return
      }
      await writing()
        .insertInto('devices')
        .values({ id: device.id, token_hash: tokenHash, body })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ token_hash: tokenHash, body }))
        .execute()
    },
    async saveDisplay(display, tokenHash) {
      const body = JSON.stringify(display)
      if (tokenHash === undefined) {
        const kept = writing().updateTable('displays').set({ body }).where('id', '=', display.id).returning('id')
        await kept.executeTakeFirstOrThrow(() => new Error(`new display ${display.id} needs a token`))
        return
      }
      await writing()
        .insertInto('displays')
        .values({ id: display.id, token_hash: tokenHash, body })
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ token_hash: tokenHash, body }))
        .execute()
    },
    async saveRally(rally) {
      const changing = { phase: rally.phase, starts_at: rally.from, ends_at: rally.until, body: JSON.stringify(rally) }
      await writing()
        .insertInto('rallies')
        .values({ id: rally.id, ...changing })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
        .execute()
    },
    async saveOrder(order) {
      const changing = { until: order.until, body: JSON.stringify(order) }
      await writing()
        .insertInto('orders')
        .values({ id: order.id, ...changing })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
        .execute()
    },
    async saveIncident(incident) {
      const { id, ...changing } = incidentRow(incident)
      await writing()
        .insertInto('incidents')
        .values({ id, ...changing })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
        .execute()
    },
    async saveAlert(alert) {
      const { id, ...changing } = alertRow(alert)
      await writing()
        .insertInto('alerts')
        .values({ id, ...changing })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
        .execute()
    },
    async savePhase(contestId, phase) {
      await writing()
        .insertInto('contest_phases')
        .values({ contest_id: contestId, phase })
        .onConflict((conflict) => conflict.column('contest_id').doUpdateSet({ phase }))
        .execute()
    },
  }
}
