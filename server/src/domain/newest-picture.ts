import type { FramePosition, FrameReading } from '@jaga-jarak/shared/frame.ts'
import { approachOf, closingMps } from './approach.ts'
import type { Encounter } from './encounter.ts'
import type { GroupState } from './group-state.ts'
import { ageMs, newestMember } from './heard-groups.ts'
import { DEFAULT_ACCURACY_M } from './limits.ts'
import { movingOf, rangeBetween } from './pair-range.ts'

/** LG3: where a group is by the newest word of its trackers; null before the first. */
export function framePosition(state: GroupState, now: number): FramePosition | null {
  const newest = newestMember(state)
  if (newest === null || state.freshness === null) return null
  const { lon, lat, courseDeg, speedMps, accuracyM } = newest
  return {
    no: state.group.no,
    lon,
    lat,
    courseDeg,
    speedMps,
    accuracyM: accuracyM ?? DEFAULT_ACCURACY_M,
    ageS: ageMs(newest, now) / 1_000,
    freshness: state.freshness,
  }
}

/** LG3: the range of an open encounter now; of a lost one the last that was told. Null when nothing is known of it. */
export function frameReading({ a, b, kept, certainty }: Encounter, now: number): FrameReading | null {
  const [low, high] = [Math.min(a.group.no, b.group.no), Math.max(a.group.no, b.group.no)]
  const range = certainty === 'unknown' ? null : rangeBetween(a, b, now, [])
  if (range === null)
    return kept && { a: low, b: high, rangeM: kept.rangeM, closingMps: null, certainty, approach: 'steady' }
  const closing = closingMps(movingOf(range.sides[0]), movingOf(range.sides[1]))
  return { a: low, b: high, rangeM: range.rangeM, closingMps: closing, certainty, approach: approachOf(closing) }
}
