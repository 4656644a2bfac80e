import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { PersonId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Person, Viewer } from '@jaga-jarak/shared/roles.ts'
import { checkRegions } from '../domain/reach.ts'
import type { PersonRow, Reader } from '../ports.ts'
import { changeWorld, type World } from './change-world.ts'

const isOther = (known: PersonRow | undefined, id: string): boolean => known !== undefined && known.person.id !== id

/** Without an administrator for the whole province nobody could ever add one again. */
async function leavesNoAdmin(read: Reader, next: Person): Promise<boolean> {
  const rules = ({ role, status, reach }: Person): boolean => role === 'admin' && status === 'active' && reach === null
  if (rules(next)) return false
  const people = await read.people()
  return !people.some(({ person }) => person.id !== next.id && rules(person))
}

/** Whoever was changed signs in again: a session never has more than its holder. */
export const changePerson =
  (world: World) =>
  ({ id: by }: Viewer, id: PersonId, wanted: Body<Routes['changePerson']>): Promise<Person | Refused> =>
    changeWorld(world, by, async (tx) => {
      const current = await tx.person(id)
      if (!current) return refuse('notFound')
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
