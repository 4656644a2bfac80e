import {
  type Alert,
  type AlertEvidence,
  type AlertKind,
  type Band,
  type Certainty,
  incidentOf,
  isStandingAlert,
  type Urgency,
} from '@jaga-jarak/shared/alert.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import { alertId, type EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { KemendagriCode, Place } from '@jaga-jarak/shared/region.ts'
import { type Finding, isOver } from './findings.ts'
import { REENTRY_MS } from './limits.ts'

const SEVERITY: Record<Band, Severity> = { danger: 'extreme', warning: 'severe', watch: 'moderate' }

function severityOf(evidence: AlertEvidence): Severity {
  if (evidence.kind === 'encounter') return SEVERITY[evidence.band]
  if (evidence.kind === 'predictedEncounter') return 'severe'
  if (evidence.kind === 'siteApproach') return evidence.ring === 'inner' ? 'severe' : 'moderate'
  if (evidence.kind === 'incidentRaised') return evidence.severity === 'unknown' ? 'moderate' : evidence.severity
  if (evidence.kind === 'sos') return 'extreme'
  return evidence.kind === 'quietPeriodBreach' ? 'moderate' : 'minor'
}

function urgencyOf(evidence: AlertEvidence, certainty: Certainty): Urgency {
  if (certainty === 'unknown') return 'unknown'
  if (evidence.kind === 'predictedEncounter') return 'expected'
  return evidence.kind === 'encounter' && evidence.band === 'watch' ? 'expected' : 'immediate'
}

/** The shell knows the names of places; kind and evidence of a finding belong together. */
const withPlace = ({ evidence }: Finding, place: Place | null): AlertEvidence => ({ ...evidence, place })

export type Turned = { alert: Alert; event: 'AlertRaised' | 'AlertTurned' | 'AlertCleared' }

export const isGraver = (severity: Severity, than: Severity): boolean =>
  Severity.options.indexOf(severity) < Severity.options.indexOf(than)

/**
 * AL1, AL2, AL6: what a finding makes of the one standing alert about its subjects. Null when there is nothing to
 * turn: only a raise opens an alert, so what was found before a person closed it turns nothing after.
 */
export function turnAlert(
  /** of its kind and subjects; one that is over may go on (AL3) */
  latest: Alert | undefined,
  finding: Finding,
  place: Place | null,
  /** regencies that it concerns now */
  concerned: readonly KemendagriCode[] = [],
): Turned | null {
  const { at, turn, certainty } = finding
  const evidence = withPlace(finding, place)
  const standing = latest && (isStandingAlert(latest) || covers(latest, severityOf(evidence), at)) ? latest : undefined
  // Who was told of it is also told how it goes on, wherever it moves.
  const regions = [...new Set([...(standing?.regions ?? []), ...concerned])]
  const state = {
    severity: severityOf(evidence),
    urgency: urgencyOf(evidence, certainty),
    certainty,
    evidence,
    regions,
  }
  if (isOver(turn)) {
    if (!standing || standing.cleared) return null
    const version = standing.version + 1
    const cleared = { at, by: null }
    const over = { turn, turnedAt: at, cleared, version, shelved: null, easedAt: standing.easedAt ?? at }
    return { alert: { ...standing, ...state, ...over }, event: 'AlertCleared' }
  }
  if (turn !== 'raised' && (!standing || standing.cleared)) return null
  if (!standing) {
    const id = alertId(`${finding.kind}:${finding.subjects.join('~')}@${at}`)
    const subjects = [...finding.subjects]
    const fresh = { id, subjects, raisedAt: at, turn: 'raised' as const, turnedAt: at, cleared: null }
    const unanswered = { acknowledged: null, easedAt: null, shelved: null, ...waits(state.severity, at) }
    return { alert: { ...fresh, ...state, ...unanswered, version: 1, worsenedIn: 1 }, event: 'AlertRaised' }
  }
  const returned = standing.cleared !== null
  const grew = returned || turn === 'worsened' || isGraver(state.severity, standing.severity)
  // AL3: what gets worse was not covered by the acknowledgement, unless it only comes back to what it was then.
  const isCovered = covers(standing, state.severity, at)
  const worse = grew && !isCovered
  const version = standing.version + 1
  const acknowledged = worse ? null : standing.acknowledged
  const isBelow = acknowledged !== null && isGraver(acknowledged.severity, state.severity)
  return {
    alert: {
      ...standing,
      ...state,
      turn: returned ? 'returned' : turn,
      turnedAt: at,
      cleared: null,
      acknowledged,
      easedAt: isBelow ? (standing.easedAt ?? at) : null,
      // AL4: nobody has put that aside.
      shelved: grew ? null : standing.shelved,
      ...(worse && !hasWaited(standing, state.severity, at) ? waits(state.severity, at) : {}),
      version,
      worsenedIn: worse ? version : standing.worsenedIn,
    },
    event: 'AlertTurned',
  }
}

/** AL5: it is new to everybody from then on. */
const waits = (severity: Severity, at: EpochMs) => ({
  ...{ waitsSince: at, waitsFor: severity, escalatedAt: null, remindedAt: null },
})

/** Whether an instant was within ten minutes before another; a clock that was set back makes none. */
const isLately = (then: EpochMs | null, at: EpochMs): boolean => then !== null && at >= then && at - then <= REENTRY_MS

/** AL5: nobody has answered what it comes back to: it waits on, so that what wobbles is not new each time. */
const hasWaited = ({ acknowledged, cleared, waitsFor }: Alert, severity: Severity, at: EpochMs): boolean =>
  acknowledged === null && !isGraver(severity, waitsFor) && (cleared === null || isLately(cleared.at, at))

/** AL3: an acknowledgement survives that it comes back, no graver than it was, within ten minutes of having eased. */
function covers(alert: Alert, severity: Severity, at: EpochMs): boolean {
  const { acknowledged, cleared, easedAt } = alert
  if (acknowledged === null || isGraver(severity, acknowledged.severity)) return false
  // What a person closed is over for good.
  if (cleared !== null && cleared.by !== null) return false
  // As it was when it ended it was known until then, however long before it had eased.
  const until = cleared !== null && !isGraver(severity, alert.severity) ? cleared.at : easedAt
  return isLately(until, at)
}

/** AL3: whether who saw this version has seen the alert at its worst; what eased since needs no second look. */
export const hasSeen = ({ version, worsenedIn }: Alert, seen: number): boolean => seen >= worsenedIn && seen <= version

/** AL3: seen by a person, as it stood at the version named. A later worsening is refused with that state. */
export function acknowledgeAlert(
  alert: Alert,
  seen: { version: number; comment: string },
  by: string,
  now: EpochMs,
): Alert | Refused {
  if (alert.acknowledged) return refuse('alreadyAcknowledged', undefined, alert)
  if (!hasSeen(alert, seen.version)) return refuse('changedMeanwhile', alert.turn, alert)
  const acknowledged = { at: now, by, comment: seen.comment, severity: alert.severity }
  const easedAt = alert.cleared?.at ?? null
  return {
    ...alert,
    acknowledged,
    easedAt,
    escalatedAt: null,
    remindedAt: null,
    turn: 'acknowledged',
    turnedAt: now,
    version: alert.version + 1,
  }
}

/** What a machine sees of them does not always end them. */
const CLOSABLE: readonly AlertKind[] = ['coverageGap', 'quietPeriodBreach', 'scheduleDeviation', 'sos']

/** PX5: what cannot clear by itself, because a group was lost, is closed by a person with a reason. */
export function closeAlert(
  alert: Alert,
  wanted: { version: number; reason: string },
  by: string,
  now: EpochMs,
): Alert | Refused {
  if (alert.cleared) return refuse('alreadyClosed', undefined, alert)
  if (!hasSeen(alert, wanted.version)) return refuse('changedMeanwhile', alert.turn, alert)
  const { kind } = alert.evidence
  const closable = CLOSABLE.includes(kind) || alert.certainty === 'unknown'
  if (incidentOf(alert.evidence) !== null) return refuse('wrongStep', 'it clears with its incident')
  if (!closable) return refuse('wrongStep', 'the groups are heard: it clears when they part')
  return {
    ...alert,
    cleared: { at: now, by },
    acknowledged: { at: now, by, comment: wanted.reason, severity: alert.severity },
    shelved: null,
    escalatedAt: null,
    turn: 'closedByPerson',
    turnedAt: now,
    version: alert.version + 1,
  }
}
