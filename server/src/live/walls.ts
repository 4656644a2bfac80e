import type { DisplayId, SessionId } from '@jaga-jarak/shared/primitives.ts'
import { WALL_SILENT_MS, type WallFault } from '@jaga-jarak/shared/wall.ts'

type Word = { at: number; faults: readonly WallFault[] }
export type WallsHeard = ReturnType<typeof createWalls>

/**
 * What walls tell of themselves in this process; remembered nowhere else. A wall may be open on several machines: it is
 * heard as long as one of them is, and what is amiss with any of those is amiss with it. `now` is real, milliseconds.
 */
export function createWalls(now: () => number) {
  const since = now()
  const walls = new Map<DisplayId, Map<SessionId, Word>>()
  return {
    hear(id: DisplayId, sessionId: SessionId, faults: readonly WallFault[]): void {
      const words = walls.get(id) ?? new Map<SessionId, Word>()
      // A machine that is silent while another of the same wall is heard is no longer its own.
      for (const [session, { at }] of words) if (now() - at > WALL_SILENT_MS) words.delete(session)
      words.set(sessionId, { at: now(), faults })
      walls.set(id, words)
    },
    /** null: not since this process began */
    lastOf(id: DisplayId): { unheardMs: number; faults: WallFault[] } | null {
      const words = [...(walls.get(id)?.values() ?? [])]
      if (words.length === 0) return null
      const heard = words.filter(({ at }) => now() - at <= WALL_SILENT_MS)
      return {
        unheardMs: now() - Math.max(...words.map(({ at }) => at)),
        faults: [...new Set(heard.flatMap(({ faults }) => faults))],
      }
    },
    /** for how long this process has listened, milliseconds */
    listensMs: (): number => now() - since,
  }
}
