import type { Clock, Secrets, SessionRow, Store } from '../ports.ts'
import { readSessionCookie } from './session-cookie.ts'

export type WhoCalls = (cookieHeader: string | undefined) => Promise<SessionRow | null>

/** The live session behind a Cookie header; expired and unknown ones are nobody. */
export function whoCalls(deps: { store: Store; clock: Clock; secrets: Secrets }): WhoCalls {
  return async (cookieHeader) => {
    const token = readSessionCookie(cookieHeader)
    if (token === null) return null
    const session = await deps.store.read.session(deps.secrets.hash(token))
    return session && session.expiresAt > deps.clock.now() ? session : null
  }
}
