import type { Incident, Severity } from './incident.ts'
import { type EpochMs, epochMs } from './primitives.ts'

const MINUTE_MS = 60_000

/** IN5: within which time of the operation's clock a report is to be verified, milliseconds; unknown as moderate. */
export const VERIFY_MS: Record<Severity, number> = {
  extreme: 2 * MINUTE_MS,
  severe: 5 * MINUTE_MS,
  moderate: 15 * MINUTE_MS,
  minor: 60 * MINUTE_MS,
  unknown: 15 * MINUTE_MS,
}

/** Since when it waits to be verified: reported, opened again or split off; null: it does not. */
export function waitsSince(incident: Incident): EpochMs | null {
  if (incident.status !== 'reported' || incident.mergedInto !== null) return null
  return incident.waitsSince ?? incident.reportedAt
}

/** IN5: until when it is to be verified; null: it is, or nobody need. */
export function verifyBy(incident: Incident): EpochMs | null {
  const since = waitsSince(incident)
  return since === null ? null : epochMs(since + VERIFY_MS[incident.severity])
}
