import type { Alert, DeadlineEvidence } from '@jaga-jarak/shared/alert.ts'
import type { Camp } from '@jaga-jarak/shared/group.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { VERIFY_MS, verifyBy, waitsSince } from '@jaga-jarak/shared/incident-deadline.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { isGraver } from './alert.ts'
import type { DeadlineFinding } from './findings.ts'

/** Whether nobody has verified it in time. */
function isOverdue(incident: Incident, now: EpochMs): boolean {
  const until = verifyBy(incident)
  return until !== null && now >= until
}

const findingOf = (evidence: DeadlineFinding['evidence'], turn: DeadlineFinding['turn']): DeadlineFinding => ({
  kind: evidence.kind,
  subjects: [evidence.incidentId],
  turn,
  at: evidence.decidedAt,
  certainty: 'observed',
  evidence,
})

/** What the alert that is open about it says, or null. */
const toldBy = (alert: Alert | undefined): DeadlineEvidence | null =>
  alert?.cleared === null && alert.evidence.kind === 'incidentRaised' ? alert.evidence : null

/**
 * IN5: what time makes of an incident and the latest alert about its deadline: raised when it is overdue, cleared when
 * it is no longer waited for, graver or less grave as the incident itself. Null: nothing new.
 */
export function judgeDeadline(
  incident: Incident,
  latest: Alert | undefined,
  camps: readonly Camp[],
  now: EpochMs,
): DeadlineFinding | null {
  const told = toldBy(latest)
  const since = waitsSince(incident)
  if (since === null || !isOverdue(incident, now)) {
    if (told === null) return null
    const { place: _, ...kept } = told
    return findingOf({ ...kept, decidedAt: now }, 'cleared')
  }
  if (told !== null && told.severity === incident.severity) return null
  const { id: incidentId, category, severity, reportedAt, position } = incident
  const turn = told === null ? 'raised' : isGraver(severity, told.severity) ? 'worsened' : 'eased'
  const waited = { reportedAt, waitsSince: since, limitS: VERIFY_MS[severity] / 1_000 }
  const what = { kind: 'incidentRaised', rule: 'IN5', incidentId, category, severity, position } as const
  return findingOf({ ...what, ...waited, camps: [...camps], decidedAt: now }, turn)
}
