import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import type { World } from './change-world.ts'
import { readSignatures } from './read-signatures.ts'
import { type Caller, isLive } from './who-is.ts'

/** Live sessions, the last used first: of everybody, or with `of` of one person. */
export const listSessions =
  (world: World) =>
  async (caller: Caller, of?: PersonId): Promise<Reply<Routes['listSessions']>> => {
    const { read } = world.store
    const [rows, people, displays] = [await read.sessions(), await readSignatures(read), await read.displays()]
    const holders = new Map(
      [...people, ...displays.map(({ id, name }) => ({ id, duty: name, name }))].map((it) => [it.id, it]),
    )
    const sessions = rows
      .filter((it) => isLive(world, it) && (of === undefined || it.personId === of))
      .toSorted((a, b) => b.seenAt - a.seenAt)
      .flatMap((row) => {
        const { tokenHash: _, ...session } = row
        const holder = holders.get(session.personId ?? session.displayId ?? '')
        return holder ? [{ ...session, holder, isThisOne: session.id === caller.session.id }] : []
      })
    return { sessions, takenAt: world.clock.wall() }
  }
