import type { OpenedThings } from '../live/opened.ts'
import type { WallsHeard } from '../live/walls.ts'
import type { World } from '../usecases/change-world.ts'
import { hearWall, listWalls } from '../usecases/list-walls.ts'
import { openSubject } from '../usecases/open-subject.ts'
import type { Mount } from './mount.ts'
import { countOpenings } from './tries.ts'

/** What a screen says of itself over HTTP: the balcony only tells. */
export function openScreenDoors(mount: Mount, world: World, opened: OpenedThings, heard: WallsHeard): void {
  const tell = openSubject(world, opened)
  const count = countOpenings()
  mount.signed('openSubject', async ({ caller, session, params, body, res }) => {
    return (await count(res, session.id)) ?? (await tell(caller, params.screenId, body.subject))
  })
  const hear = hearWall(heard)
  const countWords = countOpenings()
  mount.signed(
    'reportWall',
    async ({ session, body, res }) => (await countWords(res, session.id)) ?? hear(session, body.faults),
  )
  const list = listWalls(world, heard)
  mount.signed('listWalls', async ({ viewer }) => ({ walls: await list(viewer) }))
}
