import type { Freshness } from '@jaga-jarak/shared/group.ts'
import { FRESH_INTERVALS, FRESH_MAX_MS, FRESH_MS, LOST_MS, OUTLIER_MPS, WALKING_MPS } from './limits.ts'

const freshMs = (intervalS: number): number =>
  Math.min(FRESH_MAX_MS, Math.max(FRESH_MS, intervalS * FRESH_INTERVALS * 1_000))

/** Up to which age a freshness lasts, milliseconds. */
export const lastsMs = (freshness: Freshness, intervalS: number): number =>
  ({ fresh: freshMs(intervalS), stale: LOST_MS, lost: Number.POSITIVE_INFINITY })[freshness]

/** PX5: by the age of the newest fix, milliseconds, and the interval that the tracker promised, seconds. */
export function freshnessOf(ageMs: number, intervalS: number): Freshness {
  if (ageMs <= freshMs(intervalS)) return 'fresh'
  return ageMs <= LOST_MS ? 'stale' : 'lost'
}

/** PX5: how fast a silent group is taken to go on, m/s: its last speed, no slower than walking, no faster than PX12. */
export const fastestMps = (speedMps: number | null): number =>
  Math.min(OUTLIER_MPS, Math.max(WALKING_MPS, speedMps ?? 0))

/** PX5: what a stale group could have travelled since it was heard, metres; a fresh one is where it said. */
export function reachM(freshness: Freshness, ageMs: number, speedMps: number | null): number {
  return freshness === 'fresh' ? 0 : (fastestMps(speedMps) * ageMs) / 1_000
}
