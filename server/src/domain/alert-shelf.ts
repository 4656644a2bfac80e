import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { hasSeen } from './alert.ts'

const MINUTE_MS = 60_000

/**
 * AL4: out of the queue for a while, with a reason, as it stood at the version named; it comes back by itself, or when it
 * gets graver. What is extreme stays where it is: danger, a call for help, an emergency.
 */
export function shelveAlert(
  alert: Alert,
  wanted: { version: number; minutes: number; reason: string },
  by: string,
  now: EpochMs,
): Alert | Refused {
  if (alert.cleared) return refuse('alreadyClosed', undefined, alert)
  if (!hasSeen(alert, wanted.version)) return refuse('changedMeanwhile', alert.turn, alert)
  if (alert.severity === 'extreme') return refuse('wrongStep', 'danger is not shelved')
  if (alert.shelved) return refuse('alreadySet', undefined, alert)
  const shelved = { at: now, by, until: epochMs(now + wanted.minutes * MINUTE_MS), reason: wanted.reason }
  return { ...alert, shelved, turn: 'shelved', turnedAt: now, version: alert.version + 1 }
}

/** Back in the queue before its time. */
export function unshelveAlert(alert: Alert, wanted: { version: number }, _by: string, now: EpochMs): Alert | Refused {
  if (!alert.shelved) return refuse('wrongStep', 'not shelved', alert)
  if (!hasSeen(alert, wanted.version)) return refuse('changedMeanwhile', alert.turn, alert)
  return offShelf(alert, now)
}

/** AL4, AL5: its time has come. What it had waited for an answer before counts on. */
export function offShelf(alert: Alert, now: EpochMs): Alert {
  const waitedMs = Math.max(0, (alert.shelved?.at ?? now) - (alert.waitsSince ?? alert.raisedAt))
  const waitsSince = epochMs(Math.max(0, now - waitedMs))
  return { ...alert, shelved: null, waitsSince, turn: 'unshelved', turnedAt: now, version: alert.version + 1 }
}
