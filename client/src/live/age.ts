import { type Heartbeat, STALE_SCREEN_MS } from '@jaga-jarak/shared/feed.ts'

/** A heartbeat with the screen's own monotonic time of its arrival, milliseconds. */
export type Beat = { heartbeat: Heartbeat; arrivedAt: number }

/** LG5: age of what the screen shows, milliseconds: as old as the beat was when sent, plus the time since. */
export const ageOf = (beat: Beat, nowMonotonic: number): number =>
  beat.heartbeat.ageMs + Math.max(0, nowMonotonic - beat.arrivedAt)

/** True when the screen must say in large letters that its data are old; unknown is not current. */
export const isOld = (beat: Beat | null, nowMonotonic: number): boolean =>
  beat === null || ageOf(beat, nowMonotonic) > STALE_SCREEN_MS

/** The operation's clock now, epoch milliseconds: it goes on between beats at its own speed. */
export const operationNow = (beat: Beat, nowMonotonic: number): number =>
  beat.heartbeat.now + Math.max(0, nowMonotonic - beat.arrivedAt) * beat.heartbeat.clockSpeed
