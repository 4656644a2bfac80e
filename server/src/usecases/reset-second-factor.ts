import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeWorld, type World } from './change-world.ts'
import { WITHOUT_SECOND_FACTOR } from './second-factor.ts'

export const resetSecondFactor =
  (world: World) =>
  ({ id: by }: Viewer, personId: PersonId): Promise<undefined | Refused> =>
    changeWorld(world, by, async (tx) => {
      const current = await tx.person(personId)
      if (!current || current.credentials.totpSecret === null) return refuse('notFound')
      await tx.savePerson({ ...current, credentials: { ...current.credentials, ...WITHOUT_SECOND_FACTOR } })
      await tx.endSessionsOfPerson(personId)
      return {
        reply: undefined,
        event: { type: 'CredentialChanged', personId, credential: 'secondFactor', change: 'reset' },
      }
    })
