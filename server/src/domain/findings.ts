import type {
  Alert,
  AlertEvidence,
  AlertSubject,
  AlertTurn,
  Band,
  Certainty,
  CoverageEvidence,
  DeadlineEvidence,
  DeviationEvidence,
  EncounterEvidence,
  PredictionEvidence,
  QuietEvidence,
  SiteEvidence,
  SosEvidence,
} from '@jaga-jarak/shared/alert.ts'
import type { EpochMs, Position } from '@jaga-jarak/shared/primitives.ts'

export type Turn = Exclude<AlertTurn, 'returned' | 'closedByPerson' | 'acknowledged'>
type FindingOf<E extends AlertEvidence> = {
  kind: E['kind']
  subjects: readonly AlertSubject[]
  turn: Turn
  at: EpochMs
  certainty: Certainty
  /** the shell knows the names of places */
  evidence: Omit<E, 'place'>
}
export type EncounterFinding = FindingOf<EncounterEvidence>
export type PredictionFinding = FindingOf<PredictionEvidence>
export type SiteFinding = FindingOf<SiteEvidence>
export type QuietFinding = FindingOf<QuietEvidence>
export type DeviationFinding = FindingOf<DeviationEvidence>
export type CoverageFinding = FindingOf<CoverageEvidence>
/** IN5: what time found of an incident; the watch knows nothing of those. */
export type DeadlineFinding = FindingOf<DeadlineEvidence>
/** AL4: somebody called. */
export type SosFinding = FindingOf<SosEvidence>
/** What was found; the alert lifecycle decides what becomes of it. */
export type Finding =
  | EncounterFinding
  | PredictionFinding
  | SiteFinding
  | QuietFinding
  | DeviationFinding
  | CoverageFinding
  | SosFinding
  | DeadlineFinding

/** Turns after which the cause is gone. */
const OVER: ReadonlySet<Turn> = new Set(['cleared', 'withdrawn', 'cameTrue', 'noLongerOpposing', 'groupClosed'])
export const isOver = (turn: Turn): boolean => OVER.has(turn)

const GRAVITY: Record<Band, number> = { danger: 0, warning: 1, watch: 4 }

function gravity({ kind, evidence }: Finding): number {
  if (kind === 'encounter' && 'band' in evidence) return GRAVITY[evidence.band]
  const judged = { encounter: 4, predictedEncounter: 2, siteApproach: 3, quietPeriodBreach: 5 }
  const ranks = { ...judged, scheduleDeviation: 6, coverageGap: 7, sos: 0, incidentRaised: 8 }
  return ranks[kind]
}
const key = (finding: Finding): string => `${finding.kind}:${finding.subjects.join('~')}`

/** PX7: findings of one instant in an order that no batching changes: the gravest first, then by subjects. */
export function byGravity(findings: readonly Finding[]): Finding[] {
  if (findings.length < 2) return [...findings]
  return findings
    .map((finding) => ({ finding, rank: gravity(finding), key: key(finding) }))
    .sort((a, b) => a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(({ finding }) => finding)
}

/** Where it is: what the name of its place is looked up by. */
export function whereIs({ evidence }: Finding): Position {
  if (evidence.kind === 'encounter') return evidence.sides[0].position
  if (evidence.kind === 'siteApproach') return evidence.sitePosition
  if (evidence.kind === 'coverageGap') return evidence.lastPosition
  if (evidence.kind === 'predictedEncounter') return evidence.reaches.at(-1)?.position ?? evidence.sides[0].position
  return evidence.position
}

/** Every place that it has to do with: both sides and where they meet; who looks after one of them is concerned. */
export function placesOf(finding: Finding): Position[] {
  const { evidence } = finding
  const sides = 'sides' in evidence ? evidence.sides : 'side' in evidence ? [evidence.side] : []
  return [whereIs(finding), ...sides.map((side) => side.position)]
}

/** Its group was closed, or opposes no more, while nobody watched: what ends an alert that nothing stands for. */
export function orphaned(alert: Alert, turn: 'groupClosed' | 'noLongerOpposing', at: EpochMs): Finding {
  const { certainty, subjects } = alert
  const { place: _, ...told } = { ...alert.evidence, decidedAt: at }
  // Kind and evidence come from one alert, so they belong together; the compiler cannot see it through the union.
  return { kind: told.kind, subjects, turn, at, certainty, evidence: told } as Finding
}
