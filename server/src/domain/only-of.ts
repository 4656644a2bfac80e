import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import type { PersonId } from '@jaga-jarak/shared/primitives.ts'

/** An entry as it is handed to one person: whose screens else opened and closed in the same second is not told. */
export function onlyOf(id: PersonId, entry: LogEntry): LogEntry {
  const { event } = entry
  if (event.type !== 'ScreensChanged') return entry
  const opened = event.opened.filter(({ personId }) => personId === id)
  const closed = event.closed.filter((it) => opened.some(({ screenId }) => screenId === it))
  return { ...entry, event: { ...event, opened, closed } }
}
