import { type Alert, incidentOf } from '@jaga-jarak/shared/alert.ts'
import type { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import type { Camp } from '@jaga-jarak/shared/group.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import type { EpochMs, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { turnAlert } from '../domain/alert.ts'
import type { Finding } from '../domain/findings.ts'
import { judgeDeadline } from '../domain/incident-due.ts'
import { callerIn, judgeCall } from '../domain/sos.ts'
import type { Writer } from '../ports.ts'
import { campsOfIncident } from './camps-of-incident.ts'
import type { World } from './change-world.ts'

export type IncidentMemory = {
  /** those that stand, as the log tells them */
  incidents: () => Iterable<Incident>
  /** those that are not over, as the log tells them */
  alerts: () => Iterable<Alert>
}

type Judge = (
  incident: Incident,
  caller: Incident | null,
  latest: Alert | undefined,
  camps: readonly Camp[],
  now: EpochMs,
) => Finding | null

/** What an incident raises by itself: IN5, nobody verifies it in time; AL4, its sender calls for help. */
const JUDGES: readonly { kind: 'sos' | 'incidentRaised'; judge: Judge }[] = [
  { kind: 'sos', judge: judgeCall },
  { kind: 'incidentRaised', judge: (incident, _, ...rest) => judgeDeadline(incident, ...rest) },
]

/** The alerts about incidents. Memory says which may have turned, the store decides. */
export const keepIncidentAlerts =
  ({ store, clock }: Pick<World, 'store' | 'clock'>, memory: IncidentMemory) =>
  async (): Promise<void> => {
    const now = clock.now()
    const turned = turnedOf(memory, now)
    if (turned.size === 0) return
    await store.write(async (tx) => {
      const events: WorldEvent[] = []
      for (const id of turned) events.push(...(await judge(tx, id, now)))
      if (events.length > 0) await tx.append(events, now, null)
    })
  }

/** Incidents that want an alert that does not say so yet, and those whose alert has lost its cause. */
function turnedOf({ incidents, alerts }: IncidentMemory, now: EpochMs): Set<IncidentId> {
  const told = new Map<IncidentId, Alert[]>()
  for (const alert of alerts()) {
    const id = incidentOf(alert.evidence)
    if (id !== null && alert.cleared === null) told.set(id, [...(told.get(id) ?? []), alert])
  }
  const turned = new Set<IncidentId>()
  for (const incident of incidents()) {
    const its = told.get(incident.id) ?? []
    told.delete(incident.id)
    const latest = (kind: string): Alert | undefined => its.find(({ evidence }) => evidence.kind === kind)
    if (
      JUDGES.some(
        (it) =>
          it.judge(
            incident,
            callerIn(incident, () => undefined),
            latest(it.kind),
            [],
            now,
          ) !== null,
      )
    )
      turned.add(incident.id)
  }
  // What is left stands for incidents that are closed, rejected or merged.
  return new Set([...turned, ...told.keys()])
}

async function judge(tx: Writer, id: IncidentId, now: EpochMs): Promise<WorldEvent[]> {
  // Somebody may have verified it meanwhile.
  const incident = await tx.incident(id)
  if (!incident) return []
  const camps = await campsOfIncident(tx, incident)
  const [call] = incident.calls
  const called = call === undefined ? undefined : await tx.incident(call)
  const caller = callerIn(incident, () => called)
  const events: WorldEvent[] = []
  for (const it of JUDGES) {
    const latest = await tx.latestAlert(it.kind, [id])
    const finding = it.judge(incident, caller, latest, camps, now)
    if (finding === null) continue
    const turned = turnAlert(latest, finding, incident.place, regionsOfIncident(incident))
    if (turned === null) continue
    await tx.saveAlert(turned.alert)
    events.push({ type: turned.event, alert: turned.alert })
  }
  return events
}
