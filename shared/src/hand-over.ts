import { z } from 'zod'
import { EpochMs, PersonId, remark, sensitive, text } from './primitives.ts'

export const Authority = z.enum(['police', 'bawaslu'])
export type Authority = z.infer<typeof Authority>

/** An incident given to an authority: a fact beside its status (IN1). Authority and receipt together name it. */
export const HandOver = z.object({
  to: Authority,
  /** the unit or the officer there */
  recipient: text(120).register(sensitive, { kind: 'officer' }).nullable(),
  /** what they gave for it; walls are not told */
  receipt: remark(80),
  at: EpochMs,
  by: PersonId,
  /** how it ended there; null: not yet */
  ended: z.object({ at: EpochMs, by: PersonId, outcome: remark(500) }).nullable(),
})
export type HandOver = z.infer<typeof HandOver>

/** To both authorities, and again after one was ended. */
export const HAND_OVERS_MOST = 10
