import type { Band } from '@jaga-jarak/shared/alert.ts'
import type { ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import { ENTER_DWELL_MS, ENTER_OBSERVATIONS, GRID_MS, LEAVE_FACTOR, LEAVE_HOLD_MS, LEAVE_MIN_M } from './limits.ts'

/** Outermost first: who is inside one is inside those before it. */
export const BANDS: readonly Band[] = ['watch', 'warning', 'danger']

export const limitOf = (limits: ProximityLimits, band: Band): number =>
  band === 'danger' ? limits.dangerM : band === 'warning' ? limits.warningM : limits.watchM

export const leaveLimitOf = (limitM: number): number => Math.max(limitM * LEAVE_FACTOR, limitM + LEAVE_MIN_M)

/** Every range at which some decision turns, metres; between them a fast metric is good enough (PX3). */
export const decisiveLimitsOf = (limits: ProximityLimits): number[] =>
  BANDS.flatMap((band) => [limitOf(limits, band), leaveLimitOf(limitOf(limits, band))])

/** Why a pair is judged: a report came, only time has passed, or the rules are others. */
export type Cause = 'report' | 'time' | 'rules'

/** What is remembered of one band of one pair: in it, on its way in, or on its way out. Times epoch ms. */
type BandMemory = { inside: boolean; nearSince: number | null; observations: number; outSince: number | null }
export type BandsMemory = Record<Band, BandMemory>

const outside = (): BandMemory => ({ inside: false, nearSince: null, observations: 0, outSince: null })
/** Forgets what was on its way, in place: this is done of each pair that is judged. */
function settle(memory: BandMemory, inside: boolean): void {
  memory.inside = inside
  memory.nearSince = null
  memory.observations = 0
  memory.outSince = null
}

export const noBands = (): BandsMemory => ({ watch: outside(), warning: outside(), danger: outside() })

/** As after a restart: inside the band of the open alert and those around it. */
export function bandsAt(band: Band): BandsMemory {
  const memory = noBands()
  for (const each of BANDS.slice(0, BANDS.indexOf(band) + 1)) memory[each].inside = true
  return memory
}

export function bandOf(memory: BandsMemory): Band | null {
  if (memory.danger.inside) return 'danger'
  if (memory.warning.inside) return 'warning'
  return memory.watch.inside ? 'watch' : null
}

/** A band as a number: 0 none, 1 watch, 2 warning, 3 danger. */
export type Level = 0 | 1 | 2 | 3
export const levelOf = (band: Band | null): Level =>
  band === null ? 0 : band === 'watch' ? 1 : band === 'warning' ? 2 : 3
export const bandAt = (level: number): Band | null => BANDS[level - 1] ?? null

const runsIn = ({ nearSince, outSince }: BandMemory): boolean => nearSince !== null || outSince !== null

/** A dwell or a hold runs. */
export const isOnItsWay = ({ watch, warning, danger }: BandsMemory): boolean =>
  runsIn(watch) || runsIn(warning) || runsIn(danger)

/** A dwell runs: every observation counts. */
export const isNearing = (memory: BandsMemory): boolean => BANDS.some((band) => memory[band].nearSince !== null)

/** When the clock alone ends a dwell or a hold, epoch ms; Infinity when none runs. */
export function turnsAt(memory: BandsMemory): number {
  let at = Number.POSITIVE_INFINITY
  for (const band of BANDS) {
    const { nearSince, outSince } = memory[band]
    if (nearSince !== null) at = Math.min(at, nearSince + ENTER_DWELL_MS)
    if (outSince !== null) at = Math.min(at, outSince + LEAVE_HOLD_MS)
  }
  return at
}

/** PX5: what was on its way in or out when a group was lost begins anew when it is heard again. */
export function forgetWays(memory: BandsMemory): void {
  for (const band of BANDS) settle(memory[band], memory[band].inside)
}

function enters(memory: BandMemory, band: Band, cause: Cause, at: number): boolean {
  const observed = cause === 'report'
  // A limit that moved over a range is no wobble of the range.
  if (cause === 'rules') return true
  memory.nearSince ??= at
  if (observed) memory.observations += 1
  if (band === 'danger' && observed) return true
  return memory.observations >= ENTER_OBSERVATIONS || at - memory.nearSince >= ENTER_DWELL_MS
}

/**
 * PX4: takes a range into the memory. Danger enters on the first observation, watch and warning after two or 10 s;
 * each is left only beyond its outer limit held for 60 s.
 */
export function stepBands(memory: BandsMemory, limits: ProximityLimits, rangeM: number, cause: Cause, at: number) {
  for (const band of BANDS) {
    const each = memory[band]
    const limit = limitOf(limits, band)
    if (!each.inside) {
      if (rangeM > limit) settle(each, false)
      else if (enters(each, band, cause, at)) {
        for (const wider of BANDS.slice(0, BANDS.indexOf(band) + 1)) settle(memory[wider], true)
      }
    } else if (rangeM <= leaveLimitOf(limit)) each.outSince = null
    else {
      each.outSince ??= at
      // The clock alone ends a hold: whether somebody happens to report just then changes nothing (PX7).
      if (cause === 'time' && at % GRID_MS === 0 && at - each.outSince >= LEAVE_HOLD_MS) settle(each, false)
    }
  }
}
