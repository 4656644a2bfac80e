import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused } from '@jaga-jarak/shared/refusal.ts'
import type { Clock, Gazetteer, OperationSource, Secrets, Store, Writer } from '../ports.ts'

/** What every use case that changes the world may need. */
export type World = {
  store: Store
  clock: Clock
  secrets: Secrets
  gazetteer: Gazetteer
  /** as it stands now: it may be changed while it runs, so nobody keeps it */
  operation: Operation
  source: OperationSource
  /** of the commander, those in force among them */
  orders: () => readonly Order[]
}

/** A change: what is answered, and what the log tells of it; no event when nothing changed (sent twice). */
export type Change<T> = { reply: T; event: WorldEvent | null }

/** Runs a decision and its log entry in one transaction (LG1). A refusal writes nothing. */
export function changeWorld<T>(
  { store, clock }: Pick<World, 'store' | 'clock'>,
  by: PersonId | null,
  decide: (tx: Writer, now: ReturnType<Clock['now']>) => Promise<Change<T> | Refused>,
): Promise<T | Refused> {
  return store.write(async (tx) => {
    const now = clock.now()
    const decided = await decide(tx, now)
    if (isRefused(decided)) return decided
    if (decided.event) await tx.append([decided.event], now, by)
    return decided.reply
  })
}
