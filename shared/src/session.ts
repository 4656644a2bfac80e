import { z } from 'zod'
import { DisplayId, EpochMs, optionalText, PersonId, SessionId } from './primitives.ts'
import { Signature } from './roles.ts'

/** How somebody came in: password, OpenID Connect provider, or the token of a wall. */
export const Entrance = z.enum(['password', 'provider', 'token'])
export type Entrance = z.infer<typeof Entrance>

/** Exactly one of the two ids. */
const holder = { personId: PersonId.nullable(), displayId: DisplayId.nullable() }

/** A session as the log tells of it: no token, no address. */
export const SessionNote = z.object({ id: SessionId, ...holder, entrance: Entrance })

/** A live session, as its holder and administrators see it; its times are true ones, also in an exercise. */
export const Session = SessionNote.extend({
  openedAt: EpochMs,
  /** when it was last used; an open screen uses it */
  seenAt: EpochMs,
  expiresAt: EpochMs,
  /** network address it was opened from, and what the browser called itself; empty once they were forgotten */
  address: optionalText(60),
  agent: optionalText(300),
})
export type Session = z.infer<typeof Session>

/** Why a try to sign in failed. */
/** `noCode`: the password was right, and the second factor is yet to come. */
export const SignInFault = z.enum(['unknownName', 'wrongPassword', 'noCode', 'wrongCode', 'disabled', 'noRole'])
export type SignInFault = z.infer<typeof SignInFault>

/** Why a way through the provider came to nothing, as the fragment of `/login` tells it. */
export const ProviderFault = z.enum([
  'noRole',
  'disabled',
  /** took too long, was used before, or was begun in another browser */
  'expired',
  /** the provider said no, or said what cannot be trusted */
  'refused',
  'unreachable',
  'tooMany',
  'storeUnavailable',
  /** signed out here; whether at the provider, too, nobody knows */
  'notLeft',
])
export type ProviderFault = z.infer<typeof ProviderFault>

/** A session with who holds it. */
export const HeldSession = Session.extend({ holder: Signature, isThisOne: z.boolean() })
