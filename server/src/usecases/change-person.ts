import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Person, Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkRegions } from '../domain/reach.ts'
import type { PersonRow } from '../ports.ts'
import { changeWorld, type World } from './change-world.ts'
import { leavesNoAdmin } from './leaves-no-admin.ts'

const isOther = (known: PersonRow | undefined, id: string): boolean => known !== undefined && known.person.id !== id

/** Whoever was changed signs in again: a session never has more than its holder. */
export const changePerson =
  (world: World) =>
  ({ id: by }: Viewer, id: PersonId, wanted: Body<Routes['changePerson']>): Promise<Person | Refused> =>
    changeWorld(world, by, async (tx) => {
      const current = await tx.person(id)
      // Who was erased does not come back under another name.
      if (!current || current.name === null) return refuse('notFound')
      const { name, version, ...rest } = wanted
      if (version !== current.person.version) return refuse('changedMeanwhile', undefined, current.person)
      const wrong = checkRegions(world.operation, wanted.reach)
      if (wrong) return wrong
      if (isOther(await tx.personByName(name), id)) return refuse('nameTaken')
      const person: Person = { id, ...rest, version: version + 1 }
      if (await leavesNoAdmin(tx, person)) return refuse('lastAdmin')
      await tx.savePerson({ ...current, person, name })
      await tx.endSessionsOfPerson(id)
      return { reply: person, event: { type: 'PersonChanged', person } }
    })
