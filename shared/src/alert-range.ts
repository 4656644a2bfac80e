import { z } from 'zod'
import { ProximityLimits } from './operation.ts'
import { EpochMs, Metres } from './primitives.ts'

/** How near two groups were, edge to edge; an instant at which it is not known, or they were beyond reach, is left out. */
export const AlertRange = z.object({
  from: EpochMs,
  until: EpochMs,
  /** rising, a few seconds apart */
  points: z.array(z.object({ at: EpochMs, rangeM: Metres })),
  /** by which the pair is judged now */
  limits: ProximityLimits,
})
export type AlertRange = z.infer<typeof AlertRange>
