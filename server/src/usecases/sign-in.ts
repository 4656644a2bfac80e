import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { hash, verify } from '@node-rs/argon2'
import type { SessionRow } from '../ports.ts'
import type { World } from './change-world.ts'

/** A person's session, by the wall clock: an exercise's clock runs too fast to measure a shift. */
const PERSON_MS = 12 * 3_600_000
const WALL_MS = 400 * 86_400_000

export type Opened = { viewer: Viewer; token: string; expiresAt: number }

/** Hash of nobody's password: an unknown name costs the same time as a wrong password. */
const nobody = hash('nobody signs in with this')

async function open(world: World, viewer: Viewer, displayId: SessionRow['displayId'], lifeMs: number): Promise<Opened> {
  const token = world.secrets.token()
  const expiresAt = epochMs(world.clock.now() + lifeMs * world.clock.speed)
  await world.store.write((tx) =>
    tx.saveSession({ tokenHash: world.secrets.hash(token), viewer, displayId, expiresAt }),
  )
  return { viewer, token, expiresAt }
}

export const signIn =
  (world: World) =>
  async (name: string, password: string): Promise<Opened | Refused> => {
    const user = await world.store.read.user(name)
    const right = await verify(user?.passwordHash ?? (await nobody), password)
    if (!user || !right) return refuse('wrongCredentials')
    return open(world, { name: user.name, role: user.role }, null, PERSON_MS)
  }

export const openDisplay =
  (world: World) =>
  async (token: string): Promise<Opened | Refused> => {
    const display = await world.store.read.displayByToken(world.secrets.hash(token))
    if (display?.status !== 'active') return refuse('wrongCredentials')
    return open(world, { name: display.name, role: 'display' }, display.id, WALL_MS)
  }

/** Creates the first administrator when there is nobody; answers the password that was made up, else null. */
export async function ensureAdmin(world: World, given: string | null): Promise<string | null> {
  if ((await world.store.read.countUsers()) > 0) return null
  const password = given ?? world.secrets.token().slice(0, 16)
  const passwordHash = await hash(password)
  await world.store.write((tx) => tx.saveUser({ name: 'admin', role: 'admin', passwordHash }))
  return given === null ? password : null
}
