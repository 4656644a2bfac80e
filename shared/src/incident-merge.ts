import { z } from 'zod'
import { Incident, Severity } from './incident.ts'
import { IncidentId, optionalText, Version } from './primitives.ts'

/**
 * IN4: a report becomes one of those of another incident. `severity`: what that incident is from then on, one of the
 * two as they are; nobody takes it silently. Versions are those that the person saw (IN3).
 */
export const MergeIncident = z.object({
  version: Version,
  into: IncidentId,
  intoVersion: Version,
  severity: Severity,
  comment: optionalText(500).default(''),
})
export type MergeIncident = z.infer<typeof MergeIncident>

/** IN4: it comes back as it was. */
export const SplitIncident = z.object({
  version: Version,
  leadVersion: Version,
  comment: optionalText(500).default(''),
})
export type SplitIncident = z.infer<typeof SplitIncident>

export const MergedPair = z.object({ report: Incident, lead: Incident })
export type MergedPair = z.infer<typeof MergedPair>
