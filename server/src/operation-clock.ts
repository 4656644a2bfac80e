import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { z } from 'zod'
import { exerciseClock, realClock } from './clock.ts'
import type { Clock, Store } from './ports.ts'

const Anchor = z.object({ real: z.number(), operation: z.number(), speed: z.number() })

/** The exercise goes on where it was, until the operation file sets another clock. */
export async function clockOf({ id, exercise }: Operation, store: Store): Promise<Clock> {
  if (!exercise) return realClock
  const { clockStartsAt: operation, clockSpeed: speed } = exercise
  const kept = await store.remember(
    `clock:${id}:${operation}:${speed}`,
    JSON.stringify({ real: Date.now(), operation, speed } satisfies z.infer<typeof Anchor>),
  )
  return exerciseClock(Anchor.parse(JSON.parse(kept)))
}
