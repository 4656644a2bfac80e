import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeWorld, type World } from './change-world.ts'
import { firstPassword } from './first-password.ts'

export const resetPassword =
  (world: World) =>
  async ({ id: by }: Viewer, personId: PersonId): Promise<{ password: string } | Refused> => {
    const { password, credentials } = await firstPassword(world)
    return changeWorld(world, by, async (tx) => {
      const current = await tx.person(personId)
      if (!current || current.name === null) return refuse('notFound')
      const { passwordHash, passwordIsInitial } = credentials
      await tx.savePerson({ ...current, credentials: { ...current.credentials, passwordHash, passwordIsInitial } })
      await tx.endSessionsOfPerson(personId)
      return {
        reply: { password },
        event: { type: 'CredentialChanged', personId, credential: 'password', change: 'reset' },
      }
    })
  }
