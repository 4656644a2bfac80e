import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { endForecast, type Forecast, isIdleForecast, judgeForecast, newForecast } from './forecast.ts'
import { between, concern, type GroupState, withOne, without } from './group-state.ts'
import { LOOKOUT_MS, PREDICT_EVERY_MS } from './limits.ts'
import { createOutlook } from './outlook.ts'
import type { Judging } from './pair-limits.ts'
import { forgetAhead } from './prediction.ts'

type Scene = Judging & {
  /** Visits each opponent that may be within so many metres, and some that are not. */
  near(state: GroupState, withinM: number, visit: (other: GroupState) => void): void
  /** They are in danger, or were within the last minute, or were when one of them was lost. */
  inDanger(a: GroupState, b: GroupState): boolean
}

/**
 * What is foretold, and what must be looked at again. While both groups of a pair go on as they did, what was foretold of
 * them holds: a pair is judged when one of them goes otherwise, when its time has come, and when the horizon has moved on.
 */
export function createForecasts(scene: Scene) {
  const told = new Set<Forecast>()
  const outlook = createOutlook()
  /** who goes otherwise than when it was last looked ahead for */
  const turned = new Set<GroupState>()
  /** of those who have met since the last evaluation */
  const met = new Set<Forecast>()
  /** must be judged again though both go on as they did, by the evaluation; told or not */
  const due = new Map<number, Forecast[]>()
  /** who goes on as it did and must be looked ahead for again, by the number of the evaluation; once each, and who was looked ahead for since waits on */
  const lookouts = new Map<number, GroupState[]>()
  /** no group gets further as far ahead as is looked, metres */
  let furthestM = 0

  const remember = (forecast: Forecast): void => {
    told.add(forecast)
    for (const state of [forecast.a, forecast.b])
      concern(state, { forecasts: withOne(state.concerns.forecasts, forecast) })
  }
  const forget = (forecast: Forecast): void => {
    told.delete(forecast)
    met.delete(forecast)
    forecast.dueAt = Number.NaN
    for (const state of [forecast.a, forecast.b])
      concern(state, { forecasts: without(state.concerns.forecasts, forecast) })
  }

  const nextEvaluation = (at: number): number => (Math.floor(at / PREDICT_EVERY_MS) + 1) * PREDICT_EVERY_MS

  const judge = (forecast: Forecast, at: EpochMs): void => {
    if (forecast.judgedAt === at) return
    const { a, b } = forecast
    const { contests, pair } = scene.limitsOf(a, b, at)
    scene.note(judgeForecast(forecast, contests, pair, scene.rules(), scene.inDanger(a, b), at))
    const isKnown = told.has(forecast)
    if (isIdleForecast(forecast) && isKnown) forget(forecast)
    else if (!isIdleForecast(forecast) && !isKnown) remember(forecast)
    const { sameUntil } = forecast
    forecast.dueAt = Math.max(nextEvaluation(at), Math.ceil(sameUntil / PREDICT_EVERY_MS) * PREDICT_EVERY_MS)
    if (forecast.dueAt === Number.POSITIVE_INFINITY) return
    forecast.motionA = a.motionNo
    forecast.motionB = b.motionNo
    const others = due.get(forecast.dueAt)
    if (others) others.push(forecast)
    else due.set(forecast.dueAt, [forecast])
  }

  /** Void when it was judged since, or one of the two has gone otherwise and was looked ahead for, or is watched no more. */
  const isDue = (forecast: Forecast, then: number): boolean => {
    const { a, b, dueAt, motionA, motionB } = forecast
    return (
      dueAt === then &&
      a.motionNo === motionA &&
      b.motionNo === motionB &&
      (between(a.concerns.forecasts, a, b) ?? forecast) === forecast
    )
  }

  const waitFor = (no: number, state: GroupState): void => {
    const others = lookouts.get(no)
    if (others) others.push(state)
    else lookouts.set(no, [state])
  }

  const lookFor = (state: GroupState, at: EpochMs): void => {
    const ownM = outlook.wayM(state.slot, at)
    const dangerM = scene.rules().widestDangerM
    const againNo = (at + LOOKOUT_MS) / PREDICT_EVERY_MS
    if (ownM === null) return
    scene.near(state, dangerM + ownM + furthestM, (other) => {
      // Who was looked ahead for in this evaluation has seen this one too.
      if (other.lookoutNo === againNo) return
      if (between(state.concerns.forecasts, state, other) || outlook.surelyApart(state.slot, other.slot, dangerM, at))
        return
      judge(newForecast(state, other), at)
    })
    if (ownM === 0) return
    const isWaiting = state.lookoutNo !== -1
    state.lookoutNo = againNo
    if (!isWaiting) waitFor(againNo, state)
  }

  return {
    told,
    remember,
    forget,
    /** It was heard, or it is another: `anew` when more than its place is. */
    took(state: GroupState, anew: boolean): void {
      outlook.set(state)
      if (anew || outlook.hasLeft(state)) turned.add(state)
    },
    /** Something else than its way has turned, and it is to be looked ahead for anew. */
    reopen(state: GroupState): void {
      turned.add(state)
    },
    /** The two have come into danger, so what was foretold of them has come true. */
    met(a: GroupState, b: GroupState): void {
      const forecast = between(a.concerns.forecasts, a, b)
      if (forecast) met.add(forecast)
    },
    /** PX8: an evaluation: looks ahead for every pair that could meet within the horizon and has not been judged so. */
    lookAhead(at: EpochMs): void {
      furthestM = outlook.furthestM(at)
      for (const state of turned) outlook.settle(state, at)
      const again = [...turned]
      turned.clear()
      const waiting = [...met]
      met.clear()
      for (const forecast of waiting) judge(forecast, at)
      for (const state of again) for (const forecast of [...state.concerns.forecasts]) judge(forecast, at)
      for (const [then, pairs] of due) {
        if (then > at) continue
        due.delete(then)
        for (const forecast of pairs) if (isDue(forecast, then)) judge(forecast, at)
      }
      for (const state of again) lookFor(state, at)
      for (const [no, states] of lookouts) {
        if (no * PREDICT_EVERY_MS > at) continue
        lookouts.delete(no)
        for (const state of states) {
          const { lookoutNo } = state
          if (lookoutNo > no) waitFor(lookoutNo, state)
          if (lookoutNo !== no) continue
          state.lookoutNo = -1
          lookFor(state, at)
        }
      }
      forgetAhead()
    },
    /** Ends what is foretold of it and of `others` whatever comes. */
    end(
      state: GroupState,
      turn: 'noLongerOpposing' | 'groupClosed',
      at: EpochMs,
      isOver: (other: GroupState) => boolean,
    ) {
      for (const forecast of [...state.concerns.forecasts]) {
        const other = forecast.a === state ? forecast.b : forecast.a
        if (!isOver(other)) continue
        scene.note(endForecast(forecast, turn, at))
        forget(forecast)
      }
    },
    /** The clock was set back: nothing waits for a time that is far off now. */
    setBack(states: Iterable<GroupState>): void {
      due.clear()
      lookouts.clear()
      for (const state of states) {
        state.lookoutNo = -1
        turned.add(state)
      }
    },
    /** No group is watched there any more. */
    leave(state: GroupState): void {
      turned.delete(state)
      outlook.clear(state.slot)
    },
  }
}
