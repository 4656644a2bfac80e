import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { Opened } from '@jaga-jarak/shared/opened.ts'
import type { EpochMs, SessionId } from '@jaga-jarak/shared/primitives.ts'
import type { OpenScreen, ScreenId } from '@jaga-jarak/shared/screen.ts'
import { type Audience, mayRead } from '@jaga-jarak/shared/visible.ts'

/** What is open, as the event that tells of its newest state: who may read that may know who has it open. */
export type About = Extract<WorldEvent, { type: 'AlertTurned' | 'IncidentMoved' }>

type Held = { screen: OpenScreen; opened: { about: About; since: EpochMs } | null; isHeard: boolean }
export type OpenedThings = ReturnType<typeof createOpened>

const subjectOf = (about: About): Opened['subject'] =>
  about.type === 'AlertTurned' ? { kind: 'alert', id: about.alert.id } : { kind: 'incident', id: about.incident.id }

/** Who has what open on the screens of this process. It is remembered nowhere else. */
export function createOpened() {
  const screens = new Map<ScreenId, Held>()
  let version = 0
  return {
    /** another number whenever somebody would be told something else */
    version: (): number => version,
    enter(screen: OpenScreen): void {
      screens.set(screen.screenId, { screen, opened: null, isHeard: true })
    },
    leave(id: ScreenId): void {
      if (screens.get(id)?.opened) version++
      screens.delete(id)
    },
    /** A screen that is not heard has nothing open for the others until it is heard again. */
    hear(id: ScreenId, isHeard: boolean): void {
      const held = screens.get(id)
      if (held === undefined || held.isHeard === isHeard) return
      held.isHeard = isHeard
      if (held.opened) version++
    },
    /** False when the session has no such screen. The same once more goes on from when it was opened. */
    open(id: ScreenId, sessionId: SessionId, about: About | null, now: EpochMs): boolean {
      const held = screens.get(id)
      if (held === undefined || held.screen.sessionId !== sessionId) return false
      const before = held.opened === null ? null : subjectOf(held.opened.about).id
      if ((about === null ? null : subjectOf(about).id) === before) return true
      held.opened = about === null ? null : { about, since: now }
      version++
      return true
    },
    /** What is open may have moved to other regencies. */
    follow(event: WorldEvent): void {
      for (const { opened } of screens.values()) {
        if (opened === null) continue
        const { about } = opened
        if (about.type === 'AlertTurned' && 'alert' in event && event.alert.id === about.alert.id)
          opened.about = { type: 'AlertTurned', alert: event.alert }
        else if (about.type === 'IncidentMoved' && 'incident' in event && event.incident.id === about.incident.id)
          opened.about = { type: 'IncidentMoved', incident: event.incident }
        else continue
        version++
      }
    },
    /** What an audience may know of it. */
    toldTo: (audience: Audience): Opened[] =>
      [...screens.values()].flatMap(({ screen, opened, isHeard }) =>
        opened !== null && isHeard && screen.personId !== null && mayRead(audience, opened.about)
          ? [
              {
                screenId: screen.screenId,
                by: screen.personId,
                subject: subjectOf(opened.about),
                since: opened.since,
              },
            ]
          : [],
      ),
  }
}
