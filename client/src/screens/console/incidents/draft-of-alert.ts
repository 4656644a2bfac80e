import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { Severity } from '@jaga-jarak/shared/incident.ts'
import type { IncidentLinks } from '@jaga-jarak/shared/incident-links.ts'
import type { EpochMs, Position } from '@jaga-jarak/shared/primitives.ts'

export type DraftOfAlert = { position: Position; happenedAt: EpochMs; severity: Severity; links: IncidentLinks }

const between = (a: Position, b: Position): Position => ({ lon: (a.lon + b.lon) / 2, lat: (a.lat + b.lat) / 2 })

/** What an alert tells of an incident that is opened from it: where, when, how grave, and what it has to do with. */
export function draftOfAlert({ id, severity, turnedAt, evidence }: Alert): DraftOfAlert {
  const links: IncidentLinks = { alertId: id, rallyId: null, groupIds: [], siteIds: [] }
  const draft = { happenedAt: turnedAt, severity }
  switch (evidence.kind) {
    case 'encounter':
    case 'predictedEncounter': {
      const [a, b] = evidence.sides
      const middle = between(a.nearest ?? a.position, b.nearest ?? b.position)
      const position = evidence.kind === 'encounter' ? middle : (evidence.reaches.at(-1)?.position ?? middle)
      return { ...draft, position, links: { ...links, groupIds: [a.groupId, b.groupId] } }
    }
    case 'siteApproach': {
      const linked = { groupIds: [evidence.side.groupId], siteIds: [evidence.siteId] }
      return { ...draft, position: evidence.sitePosition, links: { ...links, ...linked } }
    }
    case 'quietPeriodBreach':
    case 'scheduleDeviation':
    case 'coverageGap': {
      const { groupId, rallyId } = evidence
      const position = evidence.kind === 'coverageGap' ? evidence.lastPosition : evidence.position
      return { ...draft, position, links: { ...links, rallyId, groupIds: groupId === null ? [] : [groupId] } }
    }
    case 'sos': {
      const { groupId, position, calledAt: happenedAt } = evidence
      return { ...draft, happenedAt, position, links: { ...links, groupIds: groupId === null ? [] : [groupId] } }
    }
    case 'incidentRaised':
      return { ...draft, position: evidence.position, links }
  }
}
