import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Clock } from './ports.ts'

/** The clock on the wall. */
export const realClock: Clock = {
  now: () => epochMs(Date.now()),
  monotonic: () => performance.now(),
  wall: () => epochMs(Date.now()),
  speed: 1,
}

/** Where an exercise clock was started: real and operation time of one instant, epoch milliseconds. */
export type ClockAnchor = { real: number; operation: number; speed: number }

/** A clock that stands elsewhere and may run faster; it follows its anchor, so that a restart does not set it back. */
export function exerciseClock(anchor: ClockAnchor): Clock {
  return {
    now: () => epochMs(Math.round(anchor.operation + (Date.now() - anchor.real) * anchor.speed)),
    monotonic: () => performance.now(),
    wall: () => epochMs(Date.now()),
    speed: anchor.speed,
  }
}
