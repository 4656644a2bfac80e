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
/** PX5: who has been heard this recently is not called silent, however old its fixes: it is sending its backlog. */
export const BACKLOG_MS = 10_000
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
/** PX2: ground between two people of a convoy, metres: 1,278 cars of four and 5,135 motorcycles of one or two were 19 km. */
export const CONVOY_M_PER_PERSON = 1.5
/** PX2: an estimated convoy is never longer than this, metres; a longer one is declared. */
export const CONVOY_MAX_M = 20_000
/** PX2, PX8: a tracker this near to a way is on it, metres: a wide road, and two phones that err. */
export const ON_WAY_M = 150
/** PX2: a trail gets a new vertex after this many metres: what a standing phone's noise does not reach. */
export const TRAIL_STEP_M = 25
/** PX2: vertices kept of a trail; beyond, it is simplified to within the tolerance, metres. */
export const TRAIL_POINTS = 200
export const TRAIL_TOLERANCE_M = 10
/** PX2: no stretch of a trail is longer, metres: a straight line in degrees then stays within 0.01 m of the geodesic. */
export const TRAIL_SEGMENT_M = 2_000
/** PX2: a trail reaches this far back, metres: the longest convoy and some. */
export const TRAIL_M = 25_000
/** PX8: a group's speed is averaged over about this long, seconds. */
export const SPEED_MEMORY_S = 30
/** PX8: nothing is predicted further ahead, seconds. */
export const HORIZON_S = 900
/** PX8: two groups are looked at this often, milliseconds. */
export const PREDICT_EVERY_MS = 5_000
/**
 * PX8: a group that goes on as it went is not looked ahead for anew until its place is off by this, metres, its speed by
 * this part of itself, its course by this, degrees, ...
 */
export const STEADY_M = 100
export const STEADY_SPEED = 0.05
export const STEADY_COURSE_DEG = 3
/** ... or this has passed, milliseconds: who comes into the horizon by time alone is looked for so much further ahead. */
export const LOOKOUT_MS = 120_000
/** PX9: so many evaluations in a row raise a prediction or withdraw it. */
export const AGREEING = 2
/** PX9: a standing prediction is told anew when its time moved by this, milliseconds, or its place by this, metres. */
export const RETELL_MS = 60_000
export const RETELL_M = 1_000
/** PX9: ... and not more often than this, milliseconds: each time is an entry of the log. */
export const RETELL_EVERY_MS = 30_000
/** PX9: a speed is never known better, and never taken for worse, than these parts of itself. */
export const SPEED_DOUBT_MIN = 0.1
export const SPEED_DOUBT_MAX = 0.5

/** AL3: an acknowledgement survives that the alert eases and comes back within this, milliseconds. */
export const REENTRY_MS = 600_000
/** AL5: unanswered, an alert of this severity goes to the commander after so long, milliseconds; others do not. */
export const ESCALATE_MS = { extreme: 120_000, severe: 300_000 } as const
/** AL5: what is extreme and goes on although it was acknowledged is brought to mind this often, milliseconds. */
export const REMIND_MS = 600_000

/** AL4: a tracker's button that is pressed again after so long is a call of its own, milliseconds. */
export const CALL_AGAIN_MS = 300_000

/** PX10: approved venues are kept apart as planned while the range is above this part of it. */
export const SEPARATION_KEPT = 0.9

/** PH3: a breach ends when the group has stood, or was not seen on the move, for this long, milliseconds. */
export const STOOD_MS = 300_000

/** SC5: a rally is early or runs over when it is live so long before or after the time that was planned, milliseconds. */
export const PUNCTUAL_MS = 600_000
/** SC5: a group that was off its route, or on it again, for so long is so, milliseconds. */
export const OFF_WAY_MS = 60_000

/** AL1: the speed at which two convoys close in on each other on a road, metres per second (2 x 60 km/h). */
export const CLOSING_MPS = 34
/** AL1: a live rally needs a heard group within this of its venue, metres, ... */
export const NEAR_RALLY_M = 3_000
/** ... and is called unseen after this long without one, milliseconds. */
export const UNSEEN_MS = 300_000

/** PX11: a group's regency is looked up anew once it has moved this far, degrees: about 200 m. */
export const REGION_STEP_DEG = 0.0018

/** PX11, PH6: a commander's order ends within this, milliseconds: what should last is the operation file's. */
export const ORDER_MAX_MS = 90 * 86_400_000

/** Screens draw this much of a trail, metres. */
export const TRAIL_SHOWN_M = 5_000
/** After a restart this much of a convoy's way is read again, milliseconds. */
export const TRAIL_RECALL_MS = 3_600_000
