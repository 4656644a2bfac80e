import type { FramePosition, FrameReading } from '@jaga-jarak/shared/frame.ts'
import { approachOf } from './approach.ts'
import type { Encounter } from './encounter.ts'
import { ageMs, type GroupState, newestMember } from './heard-groups.ts'
import { DEFAULT_ACCURACY_M } from './limits.ts'

/** LG3: where a group is by the newest word of its trackers; null before the first. */
export function framePosition(state: GroupState, now: number): FramePosition | null {
  const newest = newestMember(state)
  if (newest === null || state.freshness === null) return null
  const { lon, lat, courseDeg, speedMps, accuracyM } = newest.report
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

/** LG3: the range of an encounter as last judged. */
export function frameReading({ a, b, reading, certainty }: Encounter): FrameReading {
  const [low, high] = [a.group.no, b.group.no].toSorted((x, y) => x - y)
  if (low === undefined || high === undefined) throw new Error('an encounter has two sides')
  return { a: low, b: high, ...reading, certainty, approach: approachOf(reading.closingMps) }
}
