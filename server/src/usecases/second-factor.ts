import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { verify } from '@node-rs/argon2'
import { Secret, TOTP } from 'otpauth'
import type { Credentials, Writer } from '../ports.ts'
import type { World } from './change-world.ts'
import type { Caller } from './who-is.ts'

/** RFC 6238 as every authenticator app has it: SHA-1, six digits, a step of 30 s; one step to either side is taken. */
const STEP_S = 30
const totp = (world: World, label: string, secret: string): TOTP =>
  new TOTP({ issuer: world.operation.name, label, secret: Secret.fromBase32(secret), period: STEP_S })

const RECOVERY_CODES = 10
const recoveryCode = (world: World): string =>
  world.secrets
    .token()
    .replaceAll(/[^a-zA-Z0-9]/g, '')
    .slice(0, 12)
    .toLowerCase()

/** The credentials after a code was taken: a code of the app is good once, and so is a recovery code. Null: wrong. */
function afterCode(world: World, credentials: Credentials, secret: string, code: string): Credentials | null {
  const timestamp = world.clock.wall()
  const offset = totp(world, '', secret).validate({ token: code, window: 1, timestamp })
  if (offset !== null) {
    const step = Math.floor(timestamp / 1_000 / STEP_S) + offset
    return credentials.totpStep !== null && step <= credentials.totpStep ? null : { ...credentials, totpStep: step }
  }
  const used = world.secrets.hash(code.toLowerCase())
  const recoveryHashes = credentials.recoveryHashes.filter((it) => it !== used)
  return recoveryHashes.length < credentials.recoveryHashes.length ? { ...credentials, recoveryHashes } : null
}

async function useCode(world: World, tx: Writer, id: PersonId, code: string): Promise<boolean> {
  const row = await tx.person(id)
  if (!row || row.credentials.totpSecret === null) return false
  const credentials = afterCode(world, row.credentials, row.credentials.totpSecret, code)
  if (credentials === null) return false
  await tx.savePerson({ ...row, credentials })
  return true
}

/** Takes a code of somebody's second factor; the same code a second time is wrong. */
export const takeCode = (world: World, id: PersonId, code: string): Promise<boolean> =>
  world.store.write((tx) => useCode(world, tx, id, code))

/**
 * A new secret, shown once, for who knows the password: a console left open is not enough. It counts for nothing until
 * a code of it was confirmed.
 */
export const beginSecondFactor =
  (world: World) =>
  async ({ id, name }: Viewer, password: string): Promise<{ secret: string; uri: string } | Refused> => {
    const known = (await world.store.read.person(id))?.credentials.passwordHash ?? null
    if (known === null || !(await verify(known, password))) return refuse('wrongCredentials')
    return world.store.write(async (tx) => {
      const row = await tx.person(id)
      if (row?.credentials.passwordHash !== known) return refuse('wrongCredentials')
      if (row.credentials.totpSecret !== null) return refuse('alreadySet')
      const secret = new Secret({ size: 20 }).base32
      await tx.savePerson({ ...row, credentials: { ...row.credentials, totpOffered: secret } })
      return { secret, uri: totp(world, name, secret).toString() }
    })
  }

/** Every other session of this person ends: it was opened without the second factor. */
export const confirmSecondFactor =
  (world: World) =>
  ({ viewer: { id }, session }: Caller, code: string): Promise<{ recoveryCodes: string[] } | Refused> =>
    world.store.write(async (tx) => {
      const row = await tx.person(id)
      const offered = row?.credentials.totpOffered ?? null
      if (!row) return refuse('notFound')
      if (row.credentials.totpSecret !== null) return refuse('alreadySet')
      if (offered === null) return refuse('notFound')
      const checked = afterCode(world, { ...row.credentials, totpStep: null, recoveryHashes: [] }, offered, code)
      if (checked === null) return refuse('wrongCredentials')
      const recoveryCodes = Array.from({ length: RECOVERY_CODES }, () => recoveryCode(world))
      const recoveryHashes = recoveryCodes.map((it) => world.secrets.hash(it))
      await tx.savePerson({
        ...row,
        credentials: { ...checked, totpSecret: offered, totpOffered: null, recoveryHashes },
      })
      await tx.endSessionsOfPerson(id, session.id)
      await tx.append(
        [{ type: 'CredentialChanged', personId: id, credential: 'secondFactor', change: 'set' }],
        world.clock.now(),
        id,
      )
      return { recoveryCodes }
    })

export const WITHOUT_SECOND_FACTOR = { totpSecret: null, totpOffered: null, totpStep: null, recoveryHashes: [] }

export const removeSecondFactor =
  (world: World) =>
  ({ id, role }: Viewer, code: string): Promise<undefined | Refused> =>
    world.store.write(async (tx) => {
      const before = await tx.person(id)
      if (!before || before.credentials.totpSecret === null) return refuse('notFound')
      if (role !== 'display' && world.operation.secondFactorFor.includes(role)) return refuse('notAllowed')
      if (!(await useCode(world, tx, id, code))) return refuse('wrongCredentials')
      await tx.savePerson({ ...before, credentials: { ...before.credentials, ...WITHOUT_SECOND_FACTOR } })
      await tx.append(
        [{ type: 'CredentialChanged', personId: id, credential: 'secondFactor', change: 'removed' }],
        world.clock.now(),
        id,
      )
      return undefined
    })
