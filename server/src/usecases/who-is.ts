import type { EpochMs, SessionId } from '@jaga-jarak/shared/primitives.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import type { PersonRow, SessionRow } from '../ports.ts'
import type { World } from './change-world.ts'

/** Somebody with a live session. */
export type Caller = { viewer: Viewer; session: SessionRow }
export type WhoIs = (token: string | null) => Promise<Caller | null>

/** A person's session that nobody uses ends after this long; an open screen uses it. By the true time. */
export const IDLE_MS = 30 * 60_000
/** How often it is noted that a session is used. */
export const SEEN_EVERY_MS = 60_000

const dueOf = ({ credentials, person }: PersonRow, { entrance }: SessionRow, world: World): Viewer['due'] => {
  if (entrance !== 'password') return null
  if (credentials.passwordIsInitial) return 'password'
  return world.operation.secondFactorFor.includes(person.role) && credentials.totpSecret === null
    ? 'secondFactor'
    : null
}

async function viewerOf(world: World, session: SessionRow): Promise<Viewer | null> {
  const { read } = world.store
  if (session.displayId !== null) {
    const display = await read.display(session.displayId)
    if (display?.status !== 'active') return null
    const { id, name, reach } = display
    return { id, name, duty: name, role: 'display', reach, due: null }
  }
  const row = session.personId === null ? undefined : await read.person(session.personId)
  if (!row || row.name === null || row.person.status !== 'active') return null
  const { id, duty, role, reach } = row.person
  return { id, name: row.name, duty, role, reach, due: dueOf(row, session, world) }
}

/** Neither over nor, when a person holds it, unused for too long. `lastUsed`: what is known besides the store. */
export const isLive = ({ clock }: Pick<World, 'clock'>, session: SessionRow, lastUsed = 0): boolean => {
  const now = clock.wall()
  const idleMs = now - Math.max(session.seenAt, lastUsed)
  return session.expiresAt > now && (session.personId === null || idleMs <= IDLE_MS)
}

/** Who holds a token; null for a session that is unknown, over, idle for too long, or of somebody disabled. */
export function whoIs(world: World): WhoIs {
  const { store, clock, secrets } = world
  /** when a session was last used: the store may take no writes for a while, and nobody is to be sent away for it */
  const seen = new Map<SessionId, EpochMs>()
  return async (token) => {
    if (token === null) return null
    const session = await store.read.session(secrets.hash(token))
    if (!session) return null
    if (!isLive(world, session, seen.get(session.id))) {
      seen.delete(session.id)
      return null
    }
    const now = clock.wall()
    const viewer = await viewerOf(world, session)
    if (viewer === null) return null
    seen.set(session.id, now)
    if (now - session.seenAt > SEEN_EVERY_MS) {
      await store.write((tx) => tx.noteSessionSeen(session.id, now)).catch(() => undefined)
    }
    return { viewer, session }
  }
}
