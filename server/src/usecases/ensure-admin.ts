import { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { hash } from '@node-rs/argon2'
import type { World } from './change-world.ts'
import { WITHOUT_SECOND_FACTOR } from './second-factor.ts'

/** Creates the first administrator when there is nobody; answers the password that was made up, else null. */
export async function ensureAdmin(world: World, given: string | null): Promise<string | null> {
  if ((await world.store.read.people()).length > 0) return null
  const password = given ?? world.secrets.token().slice(0, 16)
  const passwordHash = await hash(password)
  const id = PersonId.parse('admin')
  const person = { id, duty: 'Administrator', role: 'admin', reach: null, status: 'active', version: 1 } as const
  const credentials = { passwordHash, passwordIsInitial: false, ...WITHOUT_SECOND_FACTOR }
  await world.store.write(async (tx) => {
    await tx.savePerson({ person, name: 'admin', subject: null, credentials })
    await tx.append([{ type: 'PersonAdded', person }], world.clock.now(), null)
  })
  return given === null ? password : null
}
