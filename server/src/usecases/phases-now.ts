import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import { Phase } from '@jaga-jarak/shared/phase.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { phaseOf } from '../domain/phase.ts'

/** PH1: the phases that contests are in at an instant, each once, in the order of the calendar. */
export function phasesNow({ contests }: Pick<Operation, 'contests'>, orders: readonly Order[], now: EpochMs): Phase[] {
  const held = new Set(contests.map((contest) => phaseOf(contest, now, orders).phase))
  return Phase.options.filter((phase) => held.has(phase))
}
