import type { PersonRow, Writer } from '../ports.ts'
import type { World } from './change-world.ts'

export type TurnedAway = { fault: 'noRole' | 'disabled' }

/**
 * Whom the provider knows and the house does not let in; the last writes of a transaction. The sessions of before end
 * too: whoever lost all groups has no more business here.
 */
export async function turnAway(
  { clock }: Pick<World, 'clock'>,
  tx: Writer,
  row: PersonRow | undefined,
  fault: TurnedAway['fault'],
): Promise<TurnedAway> {
  const personId = row?.person.id ?? null
  const own = (await tx.sessions()).filter((it) => personId !== null && it.personId === personId)
  for (const { id } of own) await tx.endSession(id)
  const ended = own.map(({ id }) => ({ type: 'SessionEnded' as const, sessionId: id, cause: 'revoked' as const }))
  await tx.append([...ended, { type: 'SignInFailed', personId, fault }], clock.now(), null)
  return { fault }
}
