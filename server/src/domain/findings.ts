import type {
  Alert,
  AlertTurn,
  Band,
  Certainty,
  CoverageEvidence,
  EncounterEvidence,
} from '@jaga-jarak/shared/alert.ts'
import type { EpochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'

export type EncounterFinding = {
  kind: 'encounter'
  subjects: readonly [GroupId, GroupId]
  turn: Exclude<AlertTurn, 'returned' | 'closedByPerson' | 'acknowledged'>
  at: EpochMs
  certainty: Certainty
  evidence: Omit<EncounterEvidence, 'place'>
}
export type CoverageFinding = {
  kind: 'coverageGap'
  subjects: readonly [GroupId]
  turn: 'raised' | 'cleared' | 'groupClosed'
  at: EpochMs
  certainty: Certainty
  evidence: Omit<CoverageEvidence, 'place'>
}
/** What the watch found; the alert lifecycle decides what becomes of it. */
export type Finding = EncounterFinding | CoverageFinding

const GRAVITY: Record<Band, number> = { danger: 0, warning: 1, watch: 2 }
const gravity = (finding: Finding): number => (finding.kind === 'encounter' ? GRAVITY[finding.evidence.band] : 3)
const key = (finding: Finding): string => `${finding.kind}:${finding.subjects.join('~')}`

/** PX7: findings of one instant in an order that no batching changes: the gravest first, then by subjects. */
export const byGravity = (a: Finding, b: Finding): number =>
  gravity(a) - gravity(b) || (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0)

/** Its group was closed, or opposes no more, while nobody watched: what ends an alert that no group stands for. */
export function orphaned(alert: Alert, turn: 'groupClosed' | 'noLongerOpposing', at: EpochMs): Finding | null {
  const [a, b] = alert.subjects
  const { certainty, evidence } = alert
  if (evidence.kind === 'encounter') {
    const { place: _, ...rest } = evidence
    if (a === undefined || b === undefined) return null
    return { kind: 'encounter', subjects: [a, b], turn, at, certainty, evidence: { ...rest, decidedAt: at } }
  }
  const { place: _, ...rest } = evidence
  if (a === undefined) return null
  return {
    kind: 'coverageGap',
    subjects: [a],
    turn: 'groupClosed',
    at,
    certainty,
    evidence: { ...rest, decidedAt: at },
  }
}
