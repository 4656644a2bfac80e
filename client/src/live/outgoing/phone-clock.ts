import type { Health } from '@jaga-jarak/shared/api.ts'
import { EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { z } from 'zod'

/** How the operation's clock stood when this phone last heard of it. */
export const PhoneClock = z.object({
  isExercise: z.boolean(),
  now: EpochMs,
  speed: z.number().positive(),
  /** by the phone's own clock, then */
  heardAt: EpochMs,
})
export type PhoneClock = z.infer<typeof PhoneClock>

export const clockFrom = ({ exercise, now, clockSpeed }: Health, heardAt: number): PhoneClock => ({
  ...{ isExercise: exercise, now, speed: clockSpeed, heardAt: epochMs(heardAt) },
})

/** When something happens by the phone: its own clock as it is; in an exercise on the clock of the exercise. */
export function happensAt(clock: PhoneClock | null, phoneMs: number): EpochMs {
  if (clock === null || !clock.isExercise) return epochMs(Math.round(phoneMs))
  return epochMs(Math.round(clock.now + (phoneMs - clock.heardAt) * clock.speed))
}
