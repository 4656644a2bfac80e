import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Person, Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeWorld, type World } from './change-world.ts'
import { leavesNoAdmin } from './leaves-no-admin.ts'
import { WITHOUT_SECOND_FACTOR } from './second-factor.ts'

/** What tells who somebody is goes; the log keeps the id, which then names nobody, and stays whole (LG4). */
export const erasePerson =
  (world: World) =>
  ({ id: by }: Viewer, id: PersonId): Promise<Person | Refused> =>
    changeWorld(world, by, async (tx) => {
      if (by === id) return refuse('ownPerson')
      const current = await tx.person(id)
      if (!current) return refuse('notFound')
      if (current.name === null) return { reply: current.person, event: null }
      const person: Person = { ...current.person, status: 'disabled', version: current.person.version + 1 }
      if (await leavesNoAdmin(tx, person)) return refuse('lastAdmin')
      const credentials = { passwordHash: null, passwordIsInitial: false, ...WITHOUT_SECOND_FACTOR }
      await tx.savePerson({ person, name: null, subject: null, credentials })
      await tx.endSessionsOfPerson(id)
      await tx.removePushesOf(id)
      // What their camera wrote into photos tells of them; the pixels are of the incident, and stay with it.
      await tx.removeOriginalsOf(id)
      return { reply: person, event: { type: 'PersonErased', person } }
    })
