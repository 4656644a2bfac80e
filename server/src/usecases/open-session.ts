import { epochMs, SessionId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Entrance } from '@jaga-jarak/shared/session.ts'
import type { Reader, SessionRow } from '../ports.ts'
import type { World } from './change-world.ts'

/** Where a request comes from: network address, and what the browser calls itself. */
export type From = { address: string; agent: string }
/** `lastsMs`: how long from now on, real milliseconds. */
export type Opened = { token: string; lastsMs: number }

/** How long a session lasts at most, by the true time: an exercise's clock runs too fast to measure a shift. */
const PERSON_MS = 12 * 3_600_000
const WALL_MS = 400 * 86_400_000

/**
 * Opens a session for a person or a wall and tells the log. The token is told here once. `stillHolds` is asked in the
 * same transaction: while a password was verified, what it was verified against may have been changed, and with it all
 * sessions have ended.
 */
export function openSession(
  { store, clock, secrets }: World,
  holder: Pick<SessionRow, 'personId' | 'displayId'>,
  entrance: Entrance,
  from: From,
  stillHolds: (read: Reader) => Promise<boolean>,
): Promise<Opened | Refused> {
  return store.write(async (tx) => {
    if (!(await stillHolds(tx))) return refuse('wrongCredentials')
    const [token, openedAt] = [secrets.token(), clock.wall()]
    const lastsMs = holder.personId === null ? WALL_MS : PERSON_MS
    const note = { id: SessionId.parse(secrets.id('ses')), ...holder, entrance }
    const times = { openedAt, seenAt: openedAt, expiresAt: epochMs(openedAt + lastsMs) }
    await tx.addSession({ ...note, ...from, ...times, tokenHash: secrets.hash(token) })
    await tx.append([{ type: 'SessionOpened', session: note }], clock.now(), holder.personId)
    return { token, lastsMs }
  })
}
