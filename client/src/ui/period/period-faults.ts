import { LONGEST_MS } from '@jaga-jarak/shared/neutrality.ts'
import { FIRST_MS, LAST_MS } from '@jaga-jarak/shared/province.ts'

/** What is wrong with a field: no instant that can be told, on the wrong side of the other one, or too far from it. */
export type PeriodFault = 'unreadable' | 'notBefore' | 'notAfter' | 'tooLong'
export type PeriodFaults = { from?: PeriodFault; until?: PeriodFault }

const isTold = (at: number | null): at is number => at !== null && at >= FIRST_MS && at <= LAST_MS

/** Which of two instants is wrong, epoch milliseconds, null where none was read; both where they are exchanged. */
export function periodFaults(from: number | null, until: number | null): PeriodFaults {
  if (!isTold(from) || !isTold(until)) {
    return { ...(isTold(from) ? {} : { from: 'unreadable' }), ...(isTold(until) ? {} : { until: 'unreadable' }) }
  }
  if (from >= until) return { from: 'notBefore', until: 'notAfter' }
  return until - from > LONGEST_MS ? { until: 'tooLong' } : {}
}
