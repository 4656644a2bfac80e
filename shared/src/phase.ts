import { z } from 'zod'
import { ContestId, EpochMs } from './primitives.ts'

export const Phase = z.enum(['campaign', 'quietPeriod', 'voting', 'recapitulation', 'resultDispute', 'settled'])
export type Phase = z.infer<typeof Phase>

/** Half-open in time: from <= t < until. `until` null means without end. */
export const PhaseSpan = z.object({ phase: Phase, from: EpochMs, until: EpochMs.nullable() })
export type PhaseSpan = z.infer<typeof PhaseSpan>

/** `phase` null: the calendar of this contest has not begun. */
export const ContestPhase = z.object({
  contestId: ContestId,
  phase: Phase.nullable(),
  next: z.object({ phase: Phase, from: EpochMs }).nullable(),
})
export type ContestPhase = z.infer<typeof ContestPhase>
