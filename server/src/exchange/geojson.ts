import type { Incident } from '@jaga-jarak/shared/incident.ts'
import type { SourceId } from '@jaga-jarak/shared/primitives.ts'
import type { IncidentCollection, IncidentFeature } from '@jaga-jarak/shared/source.ts'

/** An incident for another system, RFC 7946: degrees, longitude first; times in UTC; nobody is named. */
export function incidentFeature(incident: Incident, reader: SourceId): IncidentFeature {
  const { id, position, category, severity, status, placeText, place, accuracyM, happenedAt, reportedAt } = incident
  return {
    type: 'Feature',
    id,
    geometry: { type: 'Point', coordinates: [position.lon, position.lat] },
    properties: {
      ...{ category, severity, status, placeText, place, accuracyM },
      happenedAt: new Date(happenedAt).toISOString(),
      reportedAt: new Date(reportedAt).toISOString(),
      isOwn: incident.reportedBy === reader,
    },
  }
}

export const incidentCollection = (incidents: readonly Incident[], reader: SourceId): IncidentCollection => ({
  type: 'FeatureCollection',
  features: incidents.map((it) => incidentFeature(it, reader)),
})
