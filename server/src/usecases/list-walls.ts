import type { Display } from '@jaga-jarak/shared/feed.ts'
import { reaches, type Viewer } from '@jaga-jarak/shared/roles.ts'
import { WALL_SILENT_MS, type Wall, type WallFault } from '@jaga-jarak/shared/wall.ts'
import type { WallsHeard } from '../live/walls.ts'
import type { SessionRow } from '../ports.ts'
import type { World } from './change-world.ts'
import { isLive, SEEN_EVERY_MS } from './who-is.ts'

/** A wall says that it is there. */
export const hearWall =
  (heard: WallsHeard) =>
  ({ id, displayId }: SessionRow, faults: readonly WallFault[]): undefined => {
    if (displayId !== null) heard.hear(displayId, id, faults)
  }

/** How a wall is, by its own words, and by its session where it has said none since this process began. */
function stateOf(
  heard: WallsHeard,
  id: Display['id'],
  unusedMs: number | null,
): Pick<Wall, 'state' | 'unheardMs' | 'faults'> {
  const last = heard.lastOf(id)
  if (last !== null) {
    const isHeard = last.unheardMs <= WALL_SILENT_MS
    return { state: isHeard ? 'live' : 'silent', unheardMs: last.unheardMs, faults: isHeard ? last.faults : [] }
  }
  if (unusedMs === null) return { state: 'notOpen', unheardMs: null, faults: [] }
  if (heard.listensMs() <= WALL_SILENT_MS) return { state: 'awaited', unheardMs: unusedMs, faults: [] }
  // It holds the line and says nothing of itself: a page from before walls did.
  if (unusedMs <= 2 * SEEN_EVERY_MS) return { state: 'live', unheardMs: unusedMs, faults: ['release'] }
  return { state: 'silent', unheardMs: unusedMs, faults: [] }
}

/** The walls that show something of the caller's regencies, by name; who is revoked is none any more. */
export const listWalls =
  ({ store: { read }, clock }: Pick<World, 'store' | 'clock'>, heard: WallsHeard) =>
  async ({ reach }: Viewer): Promise<Wall[]> => {
    const live = (await read.sessions()).filter((it) => isLive({ clock }, it))
    const unusedMs = (id: Display['id']): number | null => {
      const seen = live.flatMap(({ displayId, seenAt }) => (displayId === id ? [seenAt] : []))
      return seen.length === 0 ? null : Math.max(0, clock.wall() - Math.max(...seen))
    }
    return (await read.displays())
      .filter((it) => it.status === 'active' && (it.reach === null || reaches(reach, it.reach)))
      .map(({ id, name, reach: shows }) => ({ id, name, reach: shows, ...stateOf(heard, id, unusedMs(id)) }))
      .toSorted((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0))
  }
