import { INCIDENT_STEPS, type Incident, type IncidentCommand, type IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Place } from '@jaga-jarak/shared/region.ts'

type Arrival = { place: Place | null; by: string; at: EpochMs }

const unmoved = (by: string, at: EpochMs) =>
  ({
    ...{ status: 'reported', waitsSince: null, assignee: null, lastWord: '', lastStep: { by, at } },
    ...{ mergedInto: null, merged: [], version: 1 },
  }) satisfies Partial<Incident>

export const reportIncident = (draft: IncidentDraft, { place, by, at }: Arrival): Incident => ({
  ...draft,
  happenedAt: draft.happenedAt ?? at,
  reportedAt: at,
  reportedBy: by,
  place,
  ...unmoved(by, at),
})

/** As it was before anybody did anything about it. */
export const asReported = (incident: Incident): Incident => ({
  ...incident,
  ...unmoved(incident.reportedBy, incident.reportedAt),
})

const wordOf = (command: IncidentCommand): string => {
  switch (command.act) {
    case 'assign':
      return ''
    case 'reject':
    case 'reopen':
      return command.reason
    case 'verify':
    case 'contain':
    case 'resolve':
    case 'close':
      return command.comment
  }
}

/** IN1, IN3: one step along the table, if the person saw the incident as it is. */
export function actOnIncident(
  incident: Incident,
  command: IncidentCommand,
  by: string,
  now: EpochMs,
): Incident | Refused {
  if (command.version !== incident.version) {
    return refuse('changedMeanwhile', `${incident.lastStep.by}: ${incident.status}`, incident)
  }
  const step = INCIDENT_STEPS[command.act]
  if (!step.from.includes(incident.status)) return refuse('wrongStep', `${command.act} from ${incident.status}`)
  return {
    ...incident,
    status: step.to,
    waitsSince: command.act === 'reopen' ? now : incident.waitsSince,
    assignee: command.act === 'assign' ? command.assignee : command.act === 'reopen' ? null : incident.assignee,
    lastWord: wordOf(command),
    lastStep: { by, at: now },
    version: incident.version + 1,
  }
}
