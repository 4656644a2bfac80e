import { hash } from '@node-rs/argon2'
import type { Credentials } from '../ports.ts'
import type { World } from './change-world.ts'
import { WITHOUT_SECOND_FACTOR } from './second-factor.ts'

/** A password made up for somebody, told once, to be changed before anything else is allowed. */
export const firstPassword = async (world: World): Promise<{ password: string; credentials: Credentials }> => {
  const password = world.secrets.token().slice(0, 16)
  const passwordHash = await hash(password)
  return { password, credentials: { passwordHash, passwordIsInitial: true, ...WITHOUT_SECOND_FACTOR } }
}
