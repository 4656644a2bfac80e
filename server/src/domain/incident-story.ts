import { incidentOf } from '@jaga-jarak/shared/alert.ts'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import type { Incident, IncidentStatus } from '@jaga-jarak/shared/incident.ts'
import type { IncidentDeed, IncidentDone } from '@jaga-jarak/shared/incident-story.ts'
import type { IncidentId } from '@jaga-jarak/shared/primitives.ts'

const LED_TO: Record<IncidentStatus, IncidentDeed> = {
  reported: 'reopened',
  ...{ verified: 'verified', assigned: 'assigned', contained: 'contained', resolved: 'resolved' },
  ...{ closed: 'closed', rejected: 'rejected' },
}

const without = (a: readonly IncidentId[], b: readonly IncidentId[]): IncidentId[] => a.filter((id) => !b.includes(id))

/** What was done between two states of an incident, and with which others. */
function deedBetween(before: Incident | null, after: Incident): { deed: IncidentDeed; others: IncidentId[] } {
  const alone = (deed: IncidentDeed) => ({ deed, others: [] })
  if (before === null) return alone('reported')
  if (after.mergedInto !== before.mergedInto) {
    if (after.mergedInto !== null) return { deed: 'mergedInto', others: [after.mergedInto] }
    return { deed: 'splitOff', others: before.mergedInto === null ? [] : [before.mergedInto] }
  }
  const [came, left] = [without(after.merged, before.merged), without(before.merged, after.merged)]
  if (came.length > 0) return { deed: 'tookIn', others: came }
  if (left.length > 0) return { deed: 'gaveBack', others: left }
  if (after.photos.length > before.photos.length) return alone('photoAdded')
  if (after.handOvers.length > before.handOvers.length) return alone('handedOver')
  const ended = ({ handOvers }: Incident): number => handOvers.filter((it) => it.ended !== null).length
  if (ended(after) > ended(before)) return alone('handOverEnded')
  return alone(after.status === before.status ? 'linked' : LED_TO[after.status])
}

/** Turns of the alert about its time to verify that are part of its story; the others follow from what was done. */
const TOLD_TURNS: Partial<Record<string, IncidentDeed>> = {
  ...{ raised: 'overdue', returned: 'overdue', acknowledged: 'acknowledged', escalated: 'escalated' },
}

/** Who did what to an incident, from the entries that name it, in their order. */
export function incidentStory(incidentId: IncidentId, entries: readonly LogEntry[]): IncidentDone[] {
  const done: IncidentDone[] = []
  let before: Incident | null = null
  for (const { seq, at, by, event } of entries) {
    if ('incident' in event && event.incident.id === incidentId) {
      const { incident } = event
      const { status, severity, assignee } = incident
      const does = deedBetween(before, incident)
      // A photo is added without a word; what was said before was said to something else.
      const word = does.deed === 'photoAdded' ? '' : incident.lastWord
      done.push({ seq, at, by, ...does, status, severity, word, assignee })
      before = incident
    } else if ('alert' in event && before !== null) {
      const { evidence, turn, acknowledged } = event.alert
      const deed = TOLD_TURNS[turn]
      if (incidentOf(evidence) !== incidentId || deed === undefined) continue
      const word = deed === 'acknowledged' ? (acknowledged?.comment ?? '') : ''
      const { status, severity, assignee } = before
      done.push({ ...{ seq, at, by, deed, others: [], status, severity, word, assignee } })
    }
  }
  return done
}
