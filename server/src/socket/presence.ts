import type { OpenScreen, ScreenChanges, ScreenId } from '@jaga-jarak/shared/screen.ts'

/** So many screens are told of at once; more wait for the next time. */
const AT_ONCE = 2_000

export type Presence = ReturnType<typeof createPresence>

/** Which screens came and went since it was last told. What could not be told is kept for the next time. */
export function createPresence(note: (changes: ScreenChanges) => Promise<void>) {
  const opened = new Map<ScreenId, OpenScreen>()
  const closed = new Set<ScreenId>()
  return {
    open(screen: OpenScreen): void {
      opened.set(screen.screenId, screen)
    },
    close(id: ScreenId): void {
      closed.add(id)
    },
    /** One entry for all of it; none when nothing changed. Calls must not overlap. */
    async tell(): Promise<void> {
      if (opened.size === 0 && closed.size === 0) return
      const came = [...opened.values()].slice(0, AT_ONCE)
      // Who came is told of before, or with, their going.
      const told = new Set(came.map(({ screenId }) => screenId))
      const went = [...closed].filter((id) => told.has(id) || !opened.has(id)).slice(0, AT_ONCE)
      await note({ opened: came, closed: went })
      for (const { screenId } of came) opened.delete(screenId)
      for (const id of went) closed.delete(id)
    },
  }
}
