import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { AlertStory } from '@jaga-jarak/shared/alert-story.ts'
import { campsOf } from '@jaga-jarak/shared/camps-of.ts'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import type { AlertId, EpochMs, PersonId } from '@jaga-jarak/shared/primitives.ts'
import type { OpenScreen } from '@jaga-jarak/shared/screen.ts'
import { mayRead } from '@jaga-jarak/shared/visible.ts'

/** Which screens are open, as the log tells it. */
function openScreens() {
  const open = new Map<string, OpenScreen>()
  return {
    all: () => [...open.values()],
    /** Answers those that came. */
    take({ event }: LogEntry): readonly OpenScreen[] {
      if (event.type === 'ServerStarted') open.clear()
      if (event.type !== 'ScreensChanged') return []
      for (const screen of event.opened) open.set(screen.screenId, screen)
      for (const id of event.closed) open.delete(id)
      return event.opened
    },
  }
}

type Said = Pick<AlertStory, 'acknowledged' | 'shelved' | 'closed'>

/** Enters what a person has just said of an alert, if they said anything. */
function note(said: Said, by: PersonId, { turn, acknowledged, shelved, raisedAt }: Alert): void {
  const word = (at: EpochMs, comment: string) => ({ at, by, afterMs: Math.max(0, at - raisedAt), comment })
  if (turn === 'shelved' && shelved !== null)
    said.shelved.push({ ...word(shelved.at, shelved.reason), until: shelved.until })
  if (acknowledged === null) return
  if (turn === 'acknowledged') said.acknowledged.push(word(acknowledged.at, acknowledged.comment))
  if (turn === 'closedByPerson') said.closed.push(word(acknowledged.at, acknowledged.comment))
}

/**
 * The life of an alert from the entries of the log in their order: those of the alert, and those of screens since the
 * last start of the server before it was raised. Seen is by whom a screen was open, whose audience may read it, while
 * it stood; to the second, as screens are noted. Null when nothing was ever told of it.
 */
export function alertStory(alertId: AlertId, entries: readonly LogEntry[]): AlertStory | null {
  const screens = openScreens()
  const seenBy = new Map<string, AlertStory['seenBy'][number]>()
  const turns: AlertStory['turns'] = []
  const said: Said = { acknowledged: [], shelved: [], closed: [] }
  let alert: Alert | null = null

  const showTo = (candidates: readonly OpenScreen[], entry: LogEntry, at: EpochMs): void => {
    for (const screen of candidates) {
      const id = screen.personId ?? screen.displayId
      if (id !== null && !seenBy.has(id) && mayRead(screen, entry.event)) {
        seenBy.set(id, { id, role: screen.role, firstAt: at })
      }
    }
  }

  let newest: LogEntry | null = null
  for (const entry of entries) {
    const { seq, at, by, event } = entry
    if (!('alert' in event)) {
      const came = screens.take(entry)
      if (newest !== null && alert?.cleared === null) showTo(came, newest, at)
      continue
    }
    if (event.alert.id !== alertId) continue
    alert = event.alert
    newest = entry
    const { turn, severity, certainty, evidence } = alert
    const band = evidence.kind === 'encounter' ? evidence.band : null
    turns.push({ seq, at, by, turn, severity, certainty, band })
    if (by !== null) note(said, by, alert)
    if (alert.cleared === null) showTo(screens.all(), entry, at)
  }
  if (alert === null) return null
  const { evidence, raisedAt, cleared } = alert
  const facts = { alertId, kind: evidence.kind, camps: campsOf(evidence), raisedAt, clearedAt: cleared?.at ?? null }
  return { ...facts, turns, seenBy: [...seenBy.values()], ...said }
}
