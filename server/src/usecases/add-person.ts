import { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Person, PersonDraft, Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkRegions } from '../domain/reach.ts'
import { changeWorld, type World } from './change-world.ts'
import { firstPassword } from './first-password.ts'

export const addPerson =
  (world: World) =>
  async ({ id: by }: Viewer, draft: PersonDraft): Promise<{ person: Person; password: string } | Refused> => {
    const { password, credentials } = await firstPassword(world)
    return changeWorld(world, by, async (tx) => {
      const { name, ...rest } = draft
      const wrong = checkRegions(world.operation, draft.reach)
      if (wrong) return wrong
      if (await tx.personByName(name)) return refuse('nameTaken')
      const person: Person = { id: PersonId.parse(world.secrets.id('usr')), ...rest, status: 'active', version: 1 }
      await tx.savePerson({ person, name, subject: null, credentials })
      return { reply: { person, password }, event: { type: 'PersonAdded', person } }
    })
  }
