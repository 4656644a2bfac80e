import type { Certainty } from '@jaga-jarak/shared/alert.ts'
import { type ContestId, type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { limitOf } from './bands.ts'
import type { PredictionFinding, Turn } from './findings.ts'
import { localM } from './geodesy.ts'
import type { GroupState } from './group-state.ts'
import { AGREEING, HORIZON_S, RETELL_EVERY_MS, RETELL_M, RETELL_MS } from './limits.ts'
import { rangeBetween, sideOf } from './pair-range.ts'
import { courseOf, dangerIn, type Prediction, predict } from './prediction.ts'
import type { PairLimits, Rulebook } from './rulebook.ts'

type Evidence = PredictionFinding['evidence']

/** What is foretold of two opposing groups. `a` is the one whose id sorts first. */
export type Forecast = {
  a: GroupState
  b: GroupState
  /** evaluations in a row that said otherwise than what is told */
  dissent: number
  told: Evidence | null
  certainty: Certainty
  /** when it was last judged, epoch ms: an instant is one evaluation, whoever asks */
  judgedAt: number
  /** while both go on as they do nothing of it turns before, epoch ms */
  sameUntil: number
  /** the evaluation that it waits for, epoch ms, and how both went when it began to */
  dueAt: number
  motionA: number
  motionB: number
}

export function newForecast(one: GroupState, other: GroupState): Forecast {
  const [a, b] = one.group.id < other.group.id ? [one, other] : [other, one]
  return {
    a,
    b,
    dissent: 0,
    told: null,
    certainty: 'possible',
    judgedAt: -1,
    sameUntil: Number.POSITIVE_INFINITY,
    dueAt: Number.POSITIVE_INFINITY,
    motionA: 0,
    motionB: 0,
  }
}

const after = (at: EpochMs, seconds: number): EpochMs => epochMs(Math.round(at + seconds * 1_000))

function otherOf(second: Prediction | undefined, at: EpochMs): Evidence['otherBasis'] {
  return second ? { basis: second.basis, at: after(at, second.danger.inS), position: second.danger.position } : null
}

function evidenceOf(
  { a, b }: Forecast,
  [best, second]: readonly Prediction[],
  contests: readonly ContestId[],
  { limits, from, decisiveM }: PairLimits,
  rules: Rulebook,
  at: EpochMs,
): Evidence | null {
  const range = best && rangeBetween(a, b, at, decisiveM)
  if (!best || !range) return null
  const [one, other] = range.sides
  const { reaches, fromS, untilS, cpaM, tcpaS, closingMps } = courseOf(best, limits, at)
  return {
    kind: 'predictedEncounter',
    rule: 'PX9',
    basis: best.basis,
    reaches: reaches.map(({ band, inS, position }) => ({
      band,
      limitM: limitOf(limits, band),
      at: after(at, inS),
      position,
    })),
    window: { from: after(at, fromS), until: after(at, untilS) },
    cpaM,
    tcpaS,
    otherBasis: otherOf(second, at),
    limitsFrom: from,
    rangeM: range.rangeM,
    closingMps,
    contests: contests.map((contestId) => ({ contestId, phase: rules.phaseAt(contestId, at) })),
    sides: [sideOf(one, at), sideOf(other, at)],
    decidedAt: at,
  }
}

function tell(forecast: Forecast, turn: Turn, at: EpochMs, evidence: Evidence): PredictionFinding {
  const over = turn === 'withdrawn' || turn === 'cameTrue' || turn === 'noLongerOpposing' || turn === 'groupClosed'
  forecast.told = over ? null : evidence
  forecast.dissent = 0
  const { a, b, certainty } = forecast
  return { kind: 'predictedEncounter', subjects: [a.group.id, b.group.id], turn, at, certainty, evidence }
}

/** A time or place that moved enough to be told anew. */
function hasMoved(told: Evidence, { basis, danger }: Prediction, at: EpochMs): boolean {
  const before = told.reaches.at(-1)
  if (!before || told.basis !== basis) return true
  return (
    Math.abs(after(at, danger.inS) - before.at) >= RETELL_MS || localM(before.position, danger.position) >= RETELL_M
  )
}

/** Who closes too slowly for a meeting is looked at again after this, seconds. */
const SLOW_S = 30

/** Those that are told: within the horizon; and when the next of the others comes into it, seconds from now. */
function withinHorizon(predictions: readonly Prediction[]): { told: Prediction[]; nextS: number } {
  let nextS = Number.POSITIVE_INFINITY
  const told = predictions.filter((it) => {
    const inS = dangerIn(it)
    if (it.isSlow) {
      // Along a route it may come to close faster than that.
      nextS = Math.min(nextS, SLOW_S)
      return false
    }
    if (inS > HORIZON_S) nextS = Math.min(nextS, inS - HORIZON_S)
    return inS <= HORIZON_S
  })
  return { told, nextS }
}

/**
 * PX9: raised when two evaluations agree, withdrawn when two disagree; null when nothing has turned. Leaves in
 * `sameUntil` when it must be judged again though both go on as they do.
 */
export function judgeForecast(
  forecast: Forecast,
  contests: readonly ContestId[],
  pairLimits: PairLimits,
  rules: Rulebook,
  isInDanger: boolean,
  at: EpochMs,
): PredictionFinding | null {
  const { a, b, told } = forecast
  forecast.judgedAt = at
  forecast.sameUntil = Number.POSITIVE_INFINITY
  // Lost, or without a tracker since it was told.
  if (told && (a.parts.length === 0 || b.parts.length === 0)) {
    if (forecast.certainty === 'unknown') return null
    forecast.certainty = 'unknown'
    return tell(forecast, 'lostContact', at, { ...told, rule: 'PX5', decidedAt: at })
  }
  if (isInDanger) {
    forecast.dissent = 0
    return told && tell(forecast, 'cameTrue', at, { ...told, decidedAt: at })
  }
  const { told: predictions, nextS } = withinHorizon(predict(a, b, pairLimits.limits, at))
  forecast.sameUntil = at + nextS * 1_000
  const [best] = predictions
  if (!best) {
    forecast.dissent = told ? forecast.dissent + 1 : 0
    if (told === null) return null
    forecast.sameUntil = at
    return forecast.dissent >= AGREEING ? tell(forecast, 'withdrawn', at, { ...told, decidedAt: at }) : null
  }
  // Once it should have come true it is looked at until it has, or has passed.
  forecast.sameUntil = Math.min(forecast.sameUntil, at + dangerIn(best) * 1_000)
  forecast.dissent = told ? 0 : forecast.dissent + 1
  if (!told && forecast.dissent < AGREEING) {
    forecast.sameUntil = at
    return null
  }
  const was = forecast.certainty
  forecast.certainty = best.basis === 'route' ? 'likely' : 'possible'
  const turn = turnOf(told, was, best, at)
  if (turn === null) return null
  const againAt = told && turn === 'forecastChanged' ? told.decidedAt + RETELL_EVERY_MS : at
  if (againAt > at) {
    forecast.sameUntil = Math.min(forecast.sameUntil, againAt)
    return null
  }
  const evidence = evidenceOf(forecast, predictions, contests, pairLimits, rules, at)
  return evidence && tell(forecast, turn, at, evidence)
}

function turnOf(told: Evidence | null, was: Certainty, best: Prediction, at: EpochMs): Turn | null {
  if (told === null) return 'raised'
  if (was === 'unknown') return 'heardAgain'
  return hasMoved(told, best, at) ? 'forecastChanged' : null
}

/** Nothing is told and nothing is on its way: it can be forgotten. */
export const isIdleForecast = ({ told, dissent }: Forecast): boolean => told === null && dissent === 0

/** Ends it whatever is foretold; null when nothing was. */
export const endForecast = (
  forecast: Forecast,
  turn: 'noLongerOpposing' | 'groupClosed',
  at: EpochMs,
): PredictionFinding | null => forecast.told && tell(forecast, turn, at, { ...forecast.told, decidedAt: at })
