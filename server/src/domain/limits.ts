/**
 * Every knob of the core that is not the operation's own, with unit and reason. `limits.test.ts` holds what must be
 * true between them.
 */

/** PX4: a band is left only beyond its limit times this, so that a wobble on the border never re-raises. */
export const LEAVE_FACTOR = 1.15
/** PX4: and at least this far beyond it, metres: the noise of two phones. */
export const LEAVE_MIN_M = 100
/** PX4: and held for this long, milliseconds. */
export const LEAVE_HOLD_MS = 60_000
/** PX4: watch and warning are entered after this many observations ... */
export const ENTER_OBSERVATIONS = 2
/** ... or this long inside, milliseconds. */
export const ENTER_DWELL_MS = 10_000

/** PX5: fresh to this age, milliseconds, or to three intervals of a slow tracker ... */
export const FRESH_MS = 60_000
export const FRESH_INTERVALS = 3
/** ... but never longer than this. */
export const FRESH_MAX_MS = 180_000
/** PX5: stale to this age, then lost, milliseconds. */
export const LOST_MS = 300_000
/** PX5: a silent group may at least walk, metres per second. */
export const WALKING_MPS = 1.4

/** PX12: there and back faster than this is an outlier, metres per second (about 200 km/h). */
export const OUTLIER_MPS = 55
/** PX12: a fix further ahead of the operation's clock than this is refused, milliseconds. */
export const FUTURE_MS = 300_000
/** PX12: a fix that knows its place no better than this cannot judge a limit of a kilometre, metres. */
export const MAX_ACCURACY_M = 2_000
/** PX12: accuracy taken off an implied jump: at most this, metres, so that a vague fix cannot hide one. */
export const ACCURACY_CREDIT_M = 100
/** PX12: accuracy of a phone that says nothing about it, metres. */
export const DEFAULT_ACCURACY_M = 30
/** PX12: fix times remembered per tracker to know a duplicate. */
export const REMEMBERED_FIXES = 600

/** PX8, PX9: slower than this two groups are neither closing nor opening, metres per second. */
export const APPROACH_MPS = 0.5

/** Persons per square metre of a standing outdoor crowd, loosely packed (G. K. Still, Introduction to Crowd Science). */
export const CROWD_DENSITY = 2
/** Ground of a group about which nothing is known, metres: one vehicle with people around it. */
export const MIN_RADIUS_M = 10

/** Time-driven rules are judged on whole seconds of the operation's clock, so that batching changes nothing (PX7). */
export const GRID_MS = 1_000
/** How far ahead a silent group looks for whom its growing edge may reach, milliseconds: fewer full looks, same result. */
export const LOOK_AROUND_MS = 60_000
