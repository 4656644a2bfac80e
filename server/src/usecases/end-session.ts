import type { PersonId, SessionId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { changeWorld, type World } from './change-world.ts'

/** Ends a session; with `of`, only one of that person's. The screens of a session that has ended are cut off. */
export const endSession =
  (world: World) =>
  (
    by: PersonId | null,
    id: SessionId,
    { cause, of }: { cause: 'signedOut' | 'revoked'; of?: PersonId },
  ): Promise<undefined | Refused> =>
    changeWorld(world, by, async (tx) => {
      const session = (await tx.sessions()).find((it) => it.id === id)
      if (!session || (of !== undefined && session.personId !== of)) return refuse('notFound')
      await tx.endSession(id)
      return { reply: undefined, event: { type: 'SessionEnded', sessionId: id, cause } }
    })
