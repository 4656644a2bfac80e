import type { Band, Certainty } from '@jaga-jarak/shared/alert.ts'
import type { ContestId, EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { approachOf, closingMps } from './approach.ts'
import {
  BANDS,
  type BandsMemory,
  bandOf,
  bandsAt,
  type Cause,
  forgetWays,
  isNearing,
  isOnItsWay,
  type Level,
  leaveLimitOf,
  limitOf,
  noBands,
  stepBands,
} from './bands.ts'
import type { EncounterFinding } from './findings.ts'
import type { GroupState } from './group-state.ts'
import { lastRangeBetween, movingOf, type PairRange, rangeBetween, sideOf } from './pair-range.ts'
import type { PairLimits, Rulebook } from './rulebook.ts'
import { lessSure, surenessOf } from './spot.ts'

/** What an encounter is judged by at an instant: the contests in which the two oppose, and the limits between them. */
export type EncounterRules = { contests: readonly ContestId[]; pair: PairLimits; book: Pick<Rulebook, 'phaseAt'> }

/** Ranges of one pair at two times are each good to a part in ten thousand. */
const SURE = 0.999

type Evidence = EncounterFinding['evidence']
type Turn = EncounterFinding['turn']

/** Two opposing groups in concern, or on their way into it or out of it. `a` is the one whose id sorts first. */
export type Encounter = {
  a: GroupState
  b: GroupState
  bands: BandsMemory
  certainty: Certainty
  /** band that the log last told; null while nothing is open */
  told: Band | null
  /** what the log last told, while it cannot be said anew: a side is lost, or was not heard since the restart */
  kept: Evidence | null
  /** when it was last judged by a report, epoch ms: an instant is one observation, whoever reported in it */
  observedAt: number
  /** range when it was last judged, metres; Infinity while it is not known */
  rangeM: number
}

/** As an encounter is while nothing of it is on its way: in a band and those around it, or in none. */
export function newEncounter(one: GroupState, other: GroupState, told: Band | null = null): Encounter {
  const [a, b] = one.group.id < other.group.id ? [one, other] : [other, one]
  return {
    a,
    b,
    bands: told === null ? noBands() : bandsAt(told),
    certainty: 'observed',
    told,
    kept: null,
    observedAt: -1,
    rangeM: Number.POSITIVE_INFINITY,
  }
}

/** Nothing of it is on its way or in doubt: its band is all there is to know of it. */
export const isSettledEncounter = ({ a, b, bands, certainty, told, rangeM }: Encounter): boolean =>
  rangeM !== Number.POSITIVE_INFINITY &&
  certainty === 'observed' &&
  !a.unsure &&
  !b.unsure &&
  !isOnItsWay(bands) &&
  told === bandOf(bands)

/** AL6: the encounter as it is at an instant, with the ages of that instant. */
function evidenceOf(
  encounter: Encounter,
  range: PairRange,
  band: Band,
  { contests, pair, book }: EncounterRules,
  at: EpochMs,
): Evidence {
  const [one, other] = range.sides
  const closing = closingMps(movingOf(one), movingOf(other))
  const limitM = limitOf(pair.limits, band)
  return {
    kind: 'encounter',
    rule: encounter.certainty === 'observed' ? 'PX4' : 'PX5',
    band,
    limitM,
    leaveLimitM: leaveLimitOf(limitM),
    limitsFrom: pair.from,
    rangeM: range.rangeM,
    approach: approachOf(closing),
    closingMps: closing,
    contests: contests.map((contestId) => ({ contestId, phase: book.phaseAt(contestId, at) })),
    basis: 'measured',
    sides: [sideOf(one, at), sideOf(other, at)],
    decidedAt: at,
  }
}

function tell(encounter: Encounter, turn: Turn, at: EpochMs, evidence: Evidence): EncounterFinding {
  const over = turn === 'cleared' || turn === 'noLongerOpposing' || turn === 'groupClosed'
  encounter.told = over ? null : evidence.band
  encounter.kept = turn === 'lostContact' ? evidence : null
  const { a, b, certainty } = encounter
  return { kind: 'encounter', subjects: [a.group.id, b.group.id], turn, at, certainty, evidence }
}

/** What the log last told, with the newest places and ages. */
export function upToDate(encounter: Encounter, told: Band, rules: EncounterRules, at: EpochMs): Evidence {
  const range = lastRangeBetween(encounter.a, encounter.b, at)
  if (range) return evidenceOf(encounter, range, told, rules, at)
  if (!encounter.kept) throw new Error('what is open between groups without a tracker keeps its evidence')
  return { ...encounter.kept, decidedAt: at }
}

/** PX4, PX5, PX11: what has turned; null when nothing has. */
export function judgeEncounter(
  encounter: Encounter,
  rules: EncounterRules,
  cause: Cause,
  at: EpochMs,
): EncounterFinding | null {
  const { told, certainty: was } = encounter
  const range = rangeBetween(encounter.a, encounter.b, at, rules.pair.decisiveM)
  if (cause === 'report') encounter.observedAt = at
  encounter.rangeM = range?.rangeM ?? Number.POSITIVE_INFINITY
  if (range === null) {
    // PX5: a lost group raises nothing and clears nothing.
    forgetWays(encounter.bands)
    if (told === null || was === 'unknown') return null
    encounter.certainty = 'unknown'
    return tell(encounter, 'lostContact', at, { ...upToDate(encounter, told, rules, at), rule: 'PX5' })
  }
  const seen = lessSure(surenessOf(encounter.a), surenessOf(encounter.b))
  encounter.certainty = range.sides.some((side) => side.reachM > 0) ? 'possible' : seen
  stepBands(encounter.bands, rules.pair.limits, range.rangeM, cause, at)
  const band = bandOf(encounter.bands)
  const turn = turnOf(band, told, was, encounter.certainty, cause)
  return turn && tell(encounter, turn, at, evidenceOf(encounter, range, band ?? told ?? 'watch', rules, at))
}

function turnOf(band: Band | null, before: Band | null, was: Certainty, certainty: Certainty, cause: Cause) {
  if (band === null) return before && 'cleared'
  if (before === null) return 'raised'
  if (band !== before && cause === 'rules') return 'limitsChanged'
  if (band !== before) return BANDS.indexOf(band) > BANDS.indexOf(before) ? 'worsened' : 'eased'
  if (was === certainty) return null
  return was === 'unknown' ? 'heardAgain' : 'certaintyChanged'
}

/**
 * How far both sides together may move before it must be judged again, metres: to the nearest range at which something
 * turns, none while a dwell runs, of which each observation counts, or a side is unsure: there any move may make another
 * part the nearest one.
 */
export function slackOf({ a, b, bands, rangeM, told }: Encounter, decisiveM: readonly number[]): number {
  // While one side is lost nothing can turn, but what stands open must not be let go.
  if (rangeM === Number.POSITIVE_INFINITY) return told ? 0 : rangeM
  if (a.unsure || b.unsure || isNearing(bands)) return 0
  let slack = Number.POSITIVE_INFINITY
  for (const limit of decisiveM) slack = Math.min(slack, Math.abs(rangeM - limit))
  return slack * SURE - 1
}

/**
 * Cheap: how far two groups together may move before anything can turn, metres, while nothing is on its way; 0 or less
 * when they must be judged. Their range lies between `leastM` and `mostM` by the fast metric, which filters and never
 * decides near a limit (PX3); `decisiveM` as {@link PairLimits} has them.
 */
export function settledSlackM(level: Level, decisiveM: readonly number[], leastM: number, mostM: number): number {
  // The band that it is in is left first of all that it is in, and the next one is entered first of the others.
  const leaveM = level === 0 ? Number.POSITIVE_INFINITY : (decisiveM[level * 2 - 1] ?? 0)
  const enterM = level === BANDS.length ? Number.NEGATIVE_INFINITY : (decisiveM[level * 2] ?? 0)
  return surely(Math.min(leaveM - mostM, leastM - enterM), mostM)
}

/** PX3: less what two fast metrics may err by. */
export const surely = (slackM: number, rangeM: number): number => slackM * SURE - 1 - rangeM * 1e-4

/** Ends it whatever its range; null when nothing was open. */
export function endEncounter(
  encounter: Encounter,
  turn: 'noLongerOpposing' | 'groupClosed',
  rules: EncounterRules,
  at: EpochMs,
): EncounterFinding | null {
  return encounter.told && tell(encounter, turn, at, upToDate(encounter, encounter.told, rules, at))
}
