import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { EpochMs, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { turnAlert } from '../domain/alert.ts'
import { isOverdue, judgeDeadline } from '../domain/incident-due.ts'
import type { Writer } from '../ports.ts'
import { campsOfIncident } from './camps-of-incident.ts'
import type { World } from './change-world.ts'

export type DeadlineMemory = {
  /** those that stand, as the log tells them */
  incidents: () => Iterable<Incident>
  /** those that are not over, as the log tells them */
  alerts: () => Iterable<Alert>
}

/** IN5: what time alone makes of reports that wait to be verified. Memory says which may be due, the store decides. */
export const keepDeadlines =
  ({ store, clock }: Pick<World, 'store' | 'clock'>, memory: DeadlineMemory) =>
  async (): Promise<void> => {
    const now = clock.now()
    const due = dueOf(memory, now)
    if (due.size === 0) return
    await store.write(async (tx) => {
      const events: WorldEvent[] = []
      for (const id of due) {
        const event = await judge(tx, id, now)
        if (event) events.push(event)
      }
      if (events.length > 0) await tx.append(events, now, null)
    })
  }

/** Incidents that are overdue without an alert as grave as they are, and those whose alert has lost its cause. */
function dueOf({ incidents, alerts }: DeadlineMemory, now: EpochMs): Set<IncidentId> {
  const told = new Map<IncidentId, Alert>()
  for (const alert of alerts()) {
    if (alert.cleared === null && alert.evidence.kind === 'incidentRaised') told.set(alert.evidence.incidentId, alert)
  }
  const due = new Set<IncidentId>()
  for (const incident of incidents()) {
    const alert = told.get(incident.id)
    told.delete(incident.id)
    if (judgeDeadline(incident, alert, [], now) !== null) due.add(incident.id)
  }
  // What is left stands for incidents that are closed, rejected or merged.
  return new Set([...due, ...told.keys()])
}

async function judge(tx: Writer, id: IncidentId, now: EpochMs): Promise<WorldEvent | null> {
  // Somebody may have verified it meanwhile.
  const incident = await tx.incident(id)
  if (!incident) return null
  const latest = await tx.latestAlert('incidentRaised', [id])
  const camps = isOverdue(incident, now) ? await campsOfIncident(tx, incident) : []
  const finding = judgeDeadline(incident, latest, camps, now)
  if (finding === null) return null
  const turned = turnAlert(latest, finding, incident.place, incident.place ? [incident.place.regency.code] : [])
  if (turned === null) return null
  await tx.saveAlert(turned.alert)
  return { type: turned.event, alert: turned.alert }
}
