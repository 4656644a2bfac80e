import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { hash, verify } from '@node-rs/argon2'
import type { World } from './change-world.ts'
import { weakPassword } from './weak-password.ts'
import type { Caller } from './who-is.ts'

/** The own password; every other session of this person ends. */
export const changePassword =
  (world: World) =>
  async ({ viewer, session }: Caller, given: Body<Routes['changePassword']>): Promise<undefined | Refused> => {
    const row = await world.store.read.person(viewer.id)
    const known = row?.credentials.passwordHash ?? null
    if (!row || known === null || !(await verify(known, given.current))) return refuse('wrongCredentials')
    if (given.current === given.wanted) return refuse('weakPassword', 'same')
    const weak = weakPassword(given.wanted, viewer.name)
    if (weak) return weak
    const passwordHash = await hash(given.wanted)
    return world.store.write(async (tx) => {
      const now = await tx.person(viewer.id)
      // Reset by an administrator meanwhile: that one counts.
      if (now?.credentials.passwordHash !== known) return refuse('wrongCredentials')
      await tx.savePerson({ ...now, credentials: { ...now.credentials, passwordHash, passwordIsInitial: false } })
      await tx.endSessionsOfPerson(viewer.id, session.id)
      await tx.append(
        [{ type: 'CredentialChanged', personId: viewer.id, credential: 'password', change: 'set' }],
        world.clock.now(),
        viewer.id,
      )
      return undefined
    })
  }
