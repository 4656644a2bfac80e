import type { Alert, AlertEvidence, Band, Certainty, Urgency } from '@jaga-jarak/shared/alert.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import { alertId, type EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { KemendagriCode, Place } from '@jaga-jarak/shared/region.ts'
import { type Finding, isOver } from './findings.ts'

const SEVERITY: Record<Band, Severity> = { danger: 'extreme', warning: 'severe', watch: 'moderate' }

function severityOf(evidence: AlertEvidence): Severity {
  if (evidence.kind === 'encounter') return SEVERITY[evidence.band]
  if (evidence.kind === 'predictedEncounter') return 'severe'
  if (evidence.kind === 'siteApproach') return evidence.ring === 'inner' ? 'severe' : 'moderate'
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

const isGraver = (severity: Severity, than: Severity): boolean =>
  Severity.options.indexOf(severity) < Severity.options.indexOf(than)

/**
 * AL1, AL2, AL6: what a finding makes of the one standing alert about its subjects. Null when there is nothing to
 * turn: only a raise opens an alert, so what was found before a person closed it turns nothing after.
 */
export function turnAlert(
  standing: Alert | undefined,
  finding: Finding,
  place: Place | null,
  /** regencies that it concerns now */
  concerned: readonly KemendagriCode[] = [],
): Turned | null {
  const { at, turn, certainty } = finding
  const evidence = withPlace(finding, place)
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
    return { alert: { ...standing, ...state, turn, turnedAt: at, cleared, version }, event: 'AlertCleared' }
  }
  if (turn !== 'raised' && (!standing || standing.cleared)) return null
  if (!standing) {
    const id = alertId(`${finding.kind}:${finding.subjects.join('~')}@${at}`)
    const subjects = [...finding.subjects]
    const fresh = { id, subjects, raisedAt: at, turn: 'raised' as const, turnedAt: at, cleared: null }
    return { alert: { ...fresh, ...state, acknowledged: null, version: 1, worsenedIn: 1 }, event: 'AlertRaised' }
  }
  const returned = standing.cleared !== null
  // AL3: what gets worse was not covered by the acknowledgement.
  const worse = returned || turn === 'worsened' || isGraver(state.severity, standing.severity)
  const version = standing.version + 1
  return {
    alert: {
      ...standing,
      ...state,
      turn: returned ? 'returned' : turn,
      turnedAt: at,
      cleared: null,
      acknowledged: worse ? null : standing.acknowledged,
      version,
      worsenedIn: worse ? version : standing.worsenedIn,
    },
    event: 'AlertTurned',
  }
}

/** AL3: whether who saw this version has seen the alert at its worst; what eased since needs no second look. */
const hasSeen = ({ version, worsenedIn }: Alert, seen: number): boolean => seen >= worsenedIn && seen <= version

/** AL3: seen by a person, as it stood at the version named. A later worsening is refused with that state. */
export function acknowledgeAlert(
  alert: Alert,
  seen: { version: number; comment: string },
  by: string,
  now: EpochMs,
): Alert | Refused {
  if (alert.acknowledged) return refuse('alreadyAcknowledged', undefined, alert)
  if (!hasSeen(alert, seen.version)) return refuse('changedMeanwhile', alert.turn, alert)
  const acknowledged = { at: now, by, comment: seen.comment }
  return { ...alert, acknowledged, turn: 'acknowledged', turnedAt: now, version: alert.version + 1 }
}

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
  const closable = kind === 'coverageGap' || kind === 'quietPeriodBreach' || alert.certainty === 'unknown'
  if (!closable) return refuse('wrongStep', 'the groups are heard: it clears when they part')
  return {
    ...alert,
    cleared: { at: now, by },
    acknowledged: { at: now, by, comment: wanted.reason },
    turn: 'closedByPerson',
    turnedAt: now,
    version: alert.version + 1,
  }
}
