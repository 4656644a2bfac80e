import {
  INCIDENT_STEPS,
  type Incident,
  type IncidentCommand,
  type IncidentDraft,
  type IncidentStep,
} from '@jaga-jarak/shared/incident.ts'
import { linksOf } from '@jaga-jarak/shared/incident-links.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { KemendagriCode, Place } from '@jaga-jarak/shared/region.ts'
import { keepFact } from './incident-facts.ts'

/** `regions`: of who reports, where the place is not known. */
type Arrival = { place: Place | null; regions?: readonly KemendagriCode[]; by: string; at: EpochMs }

const unmoved = (by: string, at: EpochMs) =>
  ({
    ...{ status: 'reported', waitsSince: null, assignee: null, lastWord: '', lastStep: { by, at } },
    ...{ mergedInto: null, merged: [], calls: [], severityAlone: null, handOvers: [], photos: [], version: 1 },
  }) satisfies Partial<Incident>

export const reportIncident = (draft: IncidentDraft, { place, regions = [], by, at }: Arrival): Incident => ({
  ...draft,
  happenedAt: draft.happenedAt ?? at,
  reportedAt: at,
  reportedBy: by,
  place,
  regions: [...regions],
  ...unmoved(by, at),
})

/** As it was before anybody did anything about it; `draft`: what its sender says that it has to do with. */
export const asReported = (incident: Incident, draft: IncidentDraft): Incident => ({
  ...incident,
  ...linksOf(draft),
  severity: incident.severityAlone ?? incident.severity,
  ...unmoved(incident.reportedBy, incident.reportedAt),
})

const wordOf = (command: IncidentStep): string => {
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

/** IN1, IN3: one step along the table, or a fact beside it, if the person saw the incident as it is. */
export function actOnIncident(
  incident: Incident,
  command: IncidentCommand,
  by: string,
  now: EpochMs,
): Incident | Refused {
  if (command.version !== incident.version) {
    return refuse('changedMeanwhile', `${incident.lastStep.by}: ${incident.status}`, incident)
  }
  if (incident.mergedInto !== null) return refuse('isMerged', incident.mergedInto, incident)
  const moved = { lastStep: { by, at: now }, version: incident.version + 1 }
  if (command.act === 'link' || command.act === 'handOver' || command.act === 'endHandOver') {
    const fact = keepFact(incident, command, by, now)
    return isRefused(fact) ? fact : { ...incident, ...fact, ...moved }
  }
  const step = INCIDENT_STEPS[command.act]
  if (!step.from.includes(incident.status)) return refuse('wrongStep', `${command.act} from ${incident.status}`)
  return {
    ...incident,
    status: step.to,
    waitsSince: command.act === 'reopen' ? now : incident.waitsSince,
    assignee: command.act === 'assign' ? command.assignee : command.act === 'reopen' ? null : incident.assignee,
    lastWord: wordOf(command),
    ...moved,
  }
}
