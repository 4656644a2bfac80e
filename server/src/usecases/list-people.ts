import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { World } from './change-world.ts'

export const listPeople = (world: World) => async (): Promise<Reply<Routes['listPeople']>> => {
  const sessions = await world.store.read.sessions()
  const people = await world.store.read.people()
  return {
    people: people.map(({ person, name, subject, credentials }) => {
      const seen = sessions.filter((it) => it.personId === person.id).map((it) => it.seenAt)
      const { passwordHash, passwordIsInitial, totpSecret } = credentials
      return {
        person,
        name,
        password: passwordHash === null ? 'none' : passwordIsInitial ? 'initial' : 'own',
        hasSecondFactor: totpSecret !== null,
        viaProvider: subject !== null,
        lastSeenAt: seen.toSorted((a, b) => b - a)[0] ?? null,
      }
    }),
    takenAt: world.clock.wall(),
  }
}
