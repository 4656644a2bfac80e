import type { Delivery, NotifyFault } from '@jaga-jarak/shared/notify.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'

/** Wait after the first failed attempt, doubled after each, and the longest, milliseconds: half an outage is over in seconds. */
const FIRST_MS = 5_000
const LONGEST_MS = 900_000
/** With these waits a little over an hour: what is told later than that helps nobody. */
export const ATTEMPTS_MOST = 12
/** The longest that another side may make us wait, milliseconds. */
const OBEYED_MS = 3_600_000

export type Failed = {
  what: NotifyFault
  status: number | null
  /** how long the other side asked us to wait; null: it did not */
  retryAfterMs: number | null
  /** trying again can do nothing */
  isFinal: boolean
}

/** Milliseconds until the next attempt after `attempts`, `random` in 0 <= r < 1: receivers that come back are not hit at once. */
export const waitMs = (attempts: number, random: number): number =>
  Math.round(Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempts - 1)) * (0.75 + random / 2))

/** What becomes of a delivery whose attempt has failed. */
export function afterFailure(delivery: Delivery, failed: Failed, now: EpochMs, random: number): Delivery {
  const fault = { what: failed.what, status: failed.status }
  if (failed.isFinal || delivery.attempts >= ATTEMPTS_MOST)
    return { ...delivery, fault, state: 'dead', nextAt: null, settledAt: now }
  const asked = Math.min(OBEYED_MS, failed.retryAfterMs ?? 0)
  return { ...delivery, fault, nextAt: epochMs(now + Math.max(asked, waitMs(delivery.attempts, random))) }
}
