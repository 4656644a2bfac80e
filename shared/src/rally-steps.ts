import type { RallyPhase } from './rally.ts'

/**
 * Which phase a rally may go to from each. Forward steps may skip (a face-to-face has no convoy), a live rally may
 * go one step back (a mistaken click), planned and mustering may be cancelled; ended and cancelled are final.
 */
export const RALLY_STEPS: Record<RallyPhase, readonly RallyPhase[]> = {
  planned: ['mustering', 'enRoute', 'underway', 'cancelled'],
  mustering: ['planned', 'enRoute', 'underway', 'cancelled'],
  enRoute: ['mustering', 'underway', 'dispersing', 'cancelled'],
  underway: ['enRoute', 'dispersing'],
  dispersing: ['underway', 'ended'],
  ended: [],
  cancelled: [],
}

/** On the road or in the field now. */
export const isLiveRally = (phase: RallyPhase): boolean =>
  phase === 'mustering' || phase === 'enRoute' || phase === 'underway' || phase === 'dispersing'
