import type { OpenedThings } from '../live/opened.ts'
import type { World } from '../usecases/change-world.ts'
import { openSubject } from '../usecases/open-subject.ts'
import type { Mount } from './mount.ts'
import { countOpenings } from './tries.ts'

/** What a screen says of itself over HTTP: the balcony only tells. */
export function openScreenDoors(mount: Mount, world: World, opened: OpenedThings): void {
  const tell = openSubject(world, opened)
  const count = countOpenings()
  mount.signed('openSubject', async ({ caller, session, params, body, res }) => {
    return (await count(res, session.id)) ?? (await tell(caller, params.screenId, body.subject))
  })
}
