import { about } from '@jaga-jarak/shared/about.ts'
import type { LogEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { Signature } from '@jaga-jarak/shared/roles.ts'
import type { TrailRow } from '@jaga-jarak/shared/trail.ts'
import { changesBetween, leavesOf } from './changes-between.ts'

/** Why it was done, in the words of who did it. */
function reasonOf(event: WorldEvent): string | null {
  if ('order' in event) return event.order.reason
  if (event.type === 'OperationChanged') return event.reason
  if (event.type === 'IncidentMoved') return event.incident.lastWord || null
  if (event.type !== 'AlertAcknowledged' && event.type !== 'AlertCleared') return null
  const { acknowledged, turn } = event.alert
  return turn === 'acknowledged' || turn === 'closedByPerson' ? acknowledged?.comment || null : null
}

/** What an entry without a state tells. Of screens it is enough how many: they are found by the alert that they saw. */
function detailsOf(event: WorldEvent): TrailRow['details'] {
  const { type: _, ...told } =
    event.type === 'ScreensChanged'
      ? { type: event.type, opened: event.opened.length, closed: event.closed.length }
      : event
  return [...leavesOf(told)].flatMap(([path, value]) => (path === '' ? [] : [{ path, value }]))
}

/** What the subject is called. */
function titleOf(event: WorldEvent, signatureOf: (id: string) => Signature): string | null {
  if ('alert' in event) return event.alert.evidence.kind
  if ('incident' in event) return event.incident.category
  if ('group' in event) return event.group.name
  if ('device' in event) return event.device.label
  if ('display' in event) return event.display.name
  if ('rally' in event) return event.rally.venue.name
  if (event.type === 'OperationChanged') return event.operation.name
  const personId = 'person' in event ? event.person.id : 'personId' in event ? event.personId : null
  if (personId === null) return null
  const { name, duty } = signatureOf(personId)
  return name ?? duty
}

/** An entry of the log as people read it. `earlier`: the last one before it that carries the state of its subject. */
export function trailRow(
  entry: LogEntry,
  earlier: LogEntry | undefined,
  signatureOf: (id: string) => Signature,
): TrailRow {
  const { seq, at, by, event } = entry
  const { subject, state } = about(event)
  const before = earlier === undefined ? null : about(earlier.event).state
  return {
    seq,
    at,
    by: by === null ? null : signatureOf(by),
    type: event.type,
    subject,
    title: titleOf(event, signatureOf),
    isFirst: state !== null && before === null,
    changes: state === null ? [] : changesBetween(before, state),
    details: state === null ? detailsOf(event) : [],
    reason: reasonOf(event),
  }
}
