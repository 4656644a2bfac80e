import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { Camp, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { Incident, IncidentStatus } from '@jaga-jarak/shared/incident.ts'
import type { PositionReport } from '@jaga-jarak/shared/position.ts'
import type { EpochMs, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import type { SosFinding } from './findings.ts'
import { CALL_AGAIN_MS } from './limits.ts'

type Evidence = SosFinding['evidence']

/** Nobody is on the way yet, or they are not there. */
const WAITS: readonly IncidentStatus[] = ['reported', 'verified', 'assigned']

const findingOf = (evidence: Evidence, turn: 'raised' | 'worsened' | 'cleared'): SosFinding => {
  const subject = evidence.incidentId ?? evidence.groupId
  const about = { kind: 'sos' as const, subjects: subject ? [subject] : [], certainty: 'observed' as const }
  return { ...about, turn, at: evidence.decidedAt, evidence }
}

/** IN4: whose call an incident holds: its own, or that of a report which was merged into it; null: nobody's. */
export function callerIn(incident: Incident, reportOf: (id: IncidentId) => Incident | undefined): Incident | null {
  const [first] = incident.calls
  if (incident.isSos) return incident
  return first === undefined ? null : (reportOf(first) ?? incident)
}

/** IN4: whether a call that waits would end by this: where help is, or nobody is waited for, none is put under. */
export const endsCall = (report: Incident, lead: Incident): boolean =>
  (report.isSos || report.calls.length > 0) && WAITS.includes(report.status) && !WAITS.includes(lead.status)

/** AL4: an officer's call stands until help is there or the report is rejected; merged, it stands in the other incident. */
export function judgeCall(
  incident: Incident,
  caller: Incident | null,
  latest: Alert | undefined,
  camps: readonly Camp[],
  now: EpochMs,
): SosFinding | null {
  const told = latest?.cleared === null && latest.evidence.kind === 'sos' ? latest.evidence : null
  const waits = caller !== null && incident.mergedInto === null && WAITS.includes(incident.status)
  if (waits === (told !== null) || (caller === null && told === null)) return null
  if (told !== null) {
    const { place: _, ...kept } = told
    return findingOf({ ...kept, decidedAt: now }, 'cleared')
  }
  const { position, accuracyM, happenedAt: calledAt } = caller ?? incident
  const incidentId = incident.id
  const what = { kind: 'sos', rule: 'AL4', incidentId, groupId: null, position, accuracyM, calledAt } as const
  return findingOf({ ...what, camps: [...camps], decidedAt: now }, 'raised')
}

/** PROTOCOLS: what trackers send when somebody presses their button. */
export const isCall = ({ alarm }: Pick<PositionReport, 'alarm'>): boolean => alarm?.trim().toLowerCase() === 'sos'

/**
 * AL4: a group's tracker calls. A button has no end: a person closes it. Pressed again while the alert stands it is told
 * anew after five minutes, from where it is then; sooner it is the same press.
 */
export function callOfGroup(
  { id: groupId, camps }: SupporterGroup,
  report: PositionReport,
  latest: Alert | undefined,
  now: EpochMs,
): SosFinding | null {
  const standing = latest?.cleared === null && latest.evidence.kind === 'sos' ? latest.evidence : null
  if (standing !== null && report.fixedAt < standing.calledAt + CALL_AGAIN_MS) return null
  const { lon, lat, accuracyM, fixedAt } = report
  const what = { kind: 'sos', rule: 'AL4', incidentId: null, groupId, position: { lon, lat }, accuracyM } as const
  return findingOf({ ...what, camps, calledAt: fixedAt, decidedAt: now }, standing ? 'worsened' : 'raised')
}
