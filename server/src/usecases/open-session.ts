import { type EpochMs, epochMs, SessionId } from '@jaga-jarak/shared/primitives.ts'
import type { Entrance } from '@jaga-jarak/shared/session.ts'
import type { SessionRow } from '../ports.ts'
import type { World } from './change-world.ts'

/** Where a request comes from: network address, and what the browser calls itself. */
export type From = { address: string; agent: string }
export type Opened = { token: string; expiresAt: EpochMs }

/** How long a session lasts at most, by the wall clock: an exercise's clock runs too fast to measure a shift. */
const PERSON_MS = 12 * 3_600_000
const WALL_MS = 400 * 86_400_000

/** Opens a session for a person or a wall and tells the log. The token is told here once. */
export async function openSession(
  { store, clock, secrets }: World,
  holder: Pick<SessionRow, 'personId' | 'displayId'>,
  entrance: Entrance,
  from: From,
): Promise<Opened> {
  const token = secrets.token()
  const now = clock.now()
  const expiresAt = epochMs(now + (holder.personId === null ? WALL_MS : PERSON_MS) * clock.speed)
  const note = { id: SessionId.parse(secrets.id('ses')), ...holder, entrance }
  await store.write(async (tx) => {
    await tx.addSession({ ...note, ...from, tokenHash: secrets.hash(token), openedAt: now, seenAt: now, expiresAt })
    await tx.append([{ type: 'SessionOpened', session: note }], now, holder.personId)
  })
  return { token, expiresAt }
}
