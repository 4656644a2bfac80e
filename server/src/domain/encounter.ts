import type { Band, Certainty } from '@jaga-jarak/shared/alert.ts'
import type { ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import type { Phase } from '@jaga-jarak/shared/phase.ts'
import type { ContestId, EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { approachOf, closingMps } from './approach.ts'
import {
  BANDS,
  type BandsMemory,
  bandOf,
  forgetWays,
  isOnItsWay,
  isQuiet,
  leaveLimitOf,
  limitOf,
  noBands,
  stepBands,
} from './bands.ts'
import type { EncounterFinding } from './findings.ts'
import type { GroupState } from './heard-groups.ts'
import { type PairRange, rangeBetween, sideOf } from './pair-range.ts'

export type EncounterRules = {
  limits: ProximityLimits
  /** ranges at which a decision turns, metres (PX3) */
  decisiveM: readonly number[]
  phaseAt: (contestId: ContestId, at: EpochMs) => Phase | null
}

type Evidence = EncounterFinding['evidence']
type Turn = EncounterFinding['turn']

/** Two opposing groups in concern, or on their way into it. `a` is the one whose id sorts first. */
export type Encounter = {
  a: GroupState
  b: GroupState
  contests: ContestId[]
  bands: BandsMemory
  certainty: Certainty
  /** what the log last told; null while nothing is open */
  told: Evidence | null
  /** as last judged; null after a restart until it is */
  range: PairRange | null
  reading: { rangeM: number; closingMps: number | null }
}

export function newEncounter(one: GroupState, other: GroupState, contests: ContestId[]): Encounter {
  const [a, b] = one.group.id < other.group.id ? [one, other] : [other, one]
  const reading = { rangeM: 0, closingMps: null }
  return { a, b, contests, bands: noBands(), certainty: 'observed', told: null, range: null, reading }
}

/** Nothing is open and nothing on its way: it can be forgotten. */
export const isForgettable = ({ told, bands }: Encounter): boolean => told === null && isQuiet(bands)

/** Time alone may turn it: an edge grows with silence, or a dwell or a hold runs. */
export const needsTime = ({ a, b, bands }: Encounter): boolean => a.restless || b.restless || isOnItsWay(bands)

/** AL6: the encounter as it is at an instant, with the ages of that instant. */
function evidenceOf(
  encounter: Encounter,
  range: PairRange,
  band: Band,
  { limits, phaseAt }: EncounterRules,
  at: EpochMs,
) {
  const [one, other] = range.sides
  const closing = closingMps(one.member.report, other.member.report)
  const limitM = limitOf(limits, band)
  return {
    kind: 'encounter' as const,
    rule: encounter.certainty === 'observed' ? ('PX4' as const) : ('PX5' as const),
    band,
    limitM,
    leaveLimitM: leaveLimitOf(limitM),
    rangeM: range.rangeM,
    approach: approachOf(closing),
    closingMps: closing,
    contests: encounter.contests.map((contestId) => ({ contestId, phase: phaseAt(contestId, at) })),
    basis: 'measured' as const,
    sides: [sideOf(one, at), sideOf(other, at)] satisfies Evidence['sides'],
    decidedAt: at,
  }
}

function tell(encounter: Encounter, turn: Turn, at: EpochMs, evidence: Evidence): EncounterFinding {
  const over = turn === 'cleared' || turn === 'noLongerOpposing' || turn === 'groupClosed'
  encounter.told = over ? null : evidence
  const { a, b, certainty } = encounter
  return { kind: 'encounter', subjects: [a.group.id, b.group.id], turn, at, certainty, evidence }
}

/** What the log last told, with the newest range and ages where they are known. */
const upToDate = (encounter: Encounter, told: Evidence, rules: EncounterRules, at: EpochMs): Evidence =>
  encounter.range ? evidenceOf(encounter, encounter.range, told.band, rules, at) : { ...told, decidedAt: at }

/** PX4, PX5: what has turned; `observed`: a report came, false: only time has passed. Null when nothing has. */
export function judgeEncounter(
  encounter: Encounter,
  rules: EncounterRules,
  observed: boolean,
  at: EpochMs,
): EncounterFinding | null {
  const { told, certainty: was } = encounter
  const range = rangeBetween(encounter.a, encounter.b, at, rules.decisiveM)
  if (range === null) {
    // PX5: a lost group raises nothing and clears nothing.
    forgetWays(encounter.bands)
    if (told === null || was === 'unknown') return null
    encounter.certainty = 'unknown'
    return tell(encounter, 'lostContact', at, { ...upToDate(encounter, told, rules, at), rule: 'PX5' })
  }
  encounter.range = range
  encounter.certainty = range.sides.some((side) => side.reachM > 0) ? 'possible' : 'observed'
  stepBands(encounter.bands, rules.limits, range.rangeM, observed, at)
  const band = bandOf(encounter.bands)
  const evidence = evidenceOf(encounter, range, band ?? told?.band ?? 'watch', rules, at)
  encounter.reading = { rangeM: evidence.rangeM, closingMps: evidence.closingMps }
  const turn = turnOf(band, told?.band ?? null, was, encounter.certainty)
  return turn && tell(encounter, turn, at, evidence)
}

function turnOf(band: Band | null, before: Band | null, was: Certainty, certainty: Certainty): Turn | null {
  if (band === null) return before && 'cleared'
  if (before === null) return 'raised'
  if (band !== before) return BANDS.indexOf(band) > BANDS.indexOf(before) ? 'worsened' : 'eased'
  if (was === certainty) return null
  return was === 'unknown' ? 'heardAgain' : 'certaintyChanged'
}

/** Ends it whatever its range; null when nothing was open. */
export function endEncounter(
  encounter: Encounter,
  turn: 'noLongerOpposing' | 'groupClosed',
  rules: EncounterRules,
  at: EpochMs,
): EncounterFinding | null {
  return encounter.told && tell(encounter, turn, at, upToDate(encounter, encounter.told, rules, at))
}
