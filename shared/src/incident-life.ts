import { z } from 'zod'
import { Spot, spotOf } from './alert-life.ts'
import { type Incident, IncidentCategory, IncidentStatus, Severity } from './incident.ts'
import { IncidentLinks } from './incident-links.ts'
import { regionsOfIncident } from './incident-regions.ts'
import { EpochMs, IncidentId } from './primitives.ts'
import { KemendagriCode } from './region.ts'

/** What counts of an incident, as the last entry of the log about it tells. */
export const IncidentLife = z.object({
  id: IncidentId,
  /** by which period it counts */
  reportedAt: EpochMs,
  category: IncidentCategory,
  /** as grave as it is now: who merges reports says it anew (IN4) */
  severity: Severity,
  /** as grave as its first entry told */
  reportedSeverity: Severity,
  status: IncidentStatus,
  /** it is one of the reports of another incident, and counts as that (IN4) */
  isMerged: z.boolean(),
  /** where it is; where nobody knows, the regencies of who reported it (IN6) */
  regions: z.array(KemendagriCode),
  spot: Spot.nullable(),
  /** to what it is linked, by which it is tied to camps */
  ...IncidentLinks.pick({ alertId: true, rallyId: true, groupIds: true }).shape,
})
export type IncidentLife = z.infer<typeof IncidentLife>

/** The life of an incident with one entry more; `known` undefined: it is the first. */
export const incidentLife = (known: IncidentLife | undefined, incident: Incident): IncidentLife => ({
  id: incident.id,
  reportedAt: incident.reportedAt,
  category: incident.category,
  severity: incident.severity,
  reportedSeverity: known?.reportedSeverity ?? incident.severity,
  status: incident.status,
  isMerged: incident.mergedInto !== null,
  regions: [...regionsOfIncident(incident)],
  spot: incident.place && spotOf(incident.place),
  ...{ alertId: incident.alertId, rallyId: incident.rallyId, groupIds: incident.groupIds },
})
