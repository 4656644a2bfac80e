import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { Camp, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { Incident, IncidentStatus } from '@jaga-jarak/shared/incident.ts'
import type { PositionReport } from '@jaga-jarak/shared/position.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import type { SosFinding } from './findings.ts'

type Evidence = SosFinding['evidence']

/** Nobody is on the way yet, or they are not there. */
const WAITS: readonly IncidentStatus[] = ['reported', 'verified', 'assigned']

const findingOf = (evidence: Evidence, turn: 'raised' | 'cleared'): SosFinding => {
  const subject = evidence.incidentId ?? evidence.groupId
  const about = { kind: 'sos' as const, subjects: subject ? [subject] : [], certainty: 'observed' as const }
  return { ...about, turn, at: evidence.decidedAt, evidence }
}

/** AL4: an officer's call stands until help is there or the report is rejected; merged, it stands in the other incident. */
export function judgeCall(
  incident: Incident,
  latest: Alert | undefined,
  camps: readonly Camp[],
  now: EpochMs,
): SosFinding | null {
  const told = latest?.cleared === null && latest.evidence.kind === 'sos' ? latest.evidence : null
  const waits = incident.isSos && incident.mergedInto === null && WAITS.includes(incident.status)
  if (waits === (told !== null)) return null
  if (told !== null) {
    const { place: _, ...kept } = told
    return findingOf({ ...kept, decidedAt: now }, 'cleared')
  }
  const { id: incidentId, position, accuracyM, happenedAt: calledAt } = incident
  const what = { kind: 'sos', rule: 'AL4', incidentId, groupId: null, position, accuracyM, calledAt } as const
  return findingOf({ ...what, camps: [...camps], decidedAt: now }, 'raised')
}

/** PROTOCOLS: what trackers send when somebody presses their button. */
export const isCall = ({ alarm }: Pick<PositionReport, 'alarm'>): boolean => alarm?.trim().toLowerCase() === 'sos'

/** AL4: a group's tracker calls. A button has no end: a person closes it. While the alert stands it is not told again. */
export function callOfGroup(
  { id: groupId, camps }: SupporterGroup,
  report: PositionReport,
  latest: Alert | undefined,
  now: EpochMs,
): SosFinding | null {
  if (latest?.cleared === null) return null
  const { lon, lat, accuracyM, fixedAt } = report
  const what = { kind: 'sos', rule: 'AL4', incidentId: null, groupId, position: { lon, lat }, accuracyM } as const
  return findingOf({ ...what, camps, calledAt: fixedAt, decidedAt: now }, 'raised')
}
