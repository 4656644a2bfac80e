import { addPerson } from '../usecases/add-person.ts'
import { changePerson } from '../usecases/change-person.ts'
import type { World } from '../usecases/change-world.ts'
import { endSession } from '../usecases/end-session.ts'
import { listPeople } from '../usecases/list-people.ts'
import { listSessions } from '../usecases/list-sessions.ts'
import { registerDisplay } from '../usecases/register-display.ts'
import { resetPassword } from '../usecases/reset-password.ts'
import { resetSecondFactor } from '../usecases/reset-second-factor.ts'
import { revokeDisplay } from '../usecases/revoke-display.ts'
import { rotateDisplay } from '../usecases/rotate-display.ts'
import type { Mount } from './mount.ts'

/** Who may come in: people, their sessions, and walls. */
export function openPeopleDoors(mount: Mount, world: World): void {
  mount.signed('listPeople', listPeople(world))
  const person = { add: addPerson(world), change: changePerson(world) }
  mount.signed('addPerson', ({ viewer, body }) => person.add(viewer, body))
  mount.signed('changePerson', ({ viewer, params, body }) => person.change(viewer, params.personId, body))
  const reset = { password: resetPassword(world), secondFactor: resetSecondFactor(world) }
  mount.signed('resetPassword', ({ viewer, params }) => reset.password(viewer, params.personId))
  mount.signed('resetSecondFactor', ({ viewer, params }) => reset.secondFactor(viewer, params.personId))

  const [list, end] = [listSessions(world), endSession(world)]
  mount.signed('listSessions', ({ caller }) => list(caller))
  mount.signed('endSession', ({ viewer, params }) => end(viewer.id, params.sessionId, { cause: 'revoked' }))

  const display = { register: registerDisplay(world), revoke: revokeDisplay(world), rotate: rotateDisplay(world) }
  mount.signed('listDisplays', async () => ({ displays: await world.store.read.displays() }))
  mount.signed('registerDisplay', ({ viewer, body }) => display.register(viewer, body))
  mount.signed('revokeDisplay', ({ viewer, params }) => display.revoke(viewer, params.displayId))
  mount.signed('rotateDisplay', ({ viewer, params }) => display.rotate(viewer, params.displayId))
}
