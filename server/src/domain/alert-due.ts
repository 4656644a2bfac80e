import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { offShelf } from './alert-shelf.ts'
import { ESCALATE_MS, REMIND_MS } from './limits.ts'

/** How long an alert of this severity may wait for an answer, milliseconds; Infinity: as long as it likes. */
const patienceMs = ({ severity }: Alert): number =>
  severity === 'extreme' || severity === 'severe' ? ESCALATE_MS[severity] : Number.POSITIVE_INFINITY

/**
 * AL4, AL5: what time alone makes of a standing alert; null: nothing yet. Off the shelf when its time has come; to the
 * commander when nobody has answered for too long; brought to mind when it goes on although somebody has.
 */
export function turnInTime(alert: Alert, now: EpochMs): Alert | null {
  const { cleared, shelved, acknowledged, escalatedAt, remindedAt, severity } = alert
  if (cleared !== null) return null
  if (shelved !== null) return now < shelved.until ? null : offShelf(alert, now)
  const turned = { turnedAt: now, version: alert.version + 1 }
  if (acknowledged === null) {
    const isDue = escalatedAt === null && now - (alert.waitsSince ?? alert.raisedAt) >= patienceMs(alert)
    return isDue ? { ...alert, ...turned, turn: 'escalated', escalatedAt: now } : null
  }
  const isDue = severity === 'extreme' && now - Math.max(acknowledged.at, remindedAt ?? 0) >= REMIND_MS
  return isDue ? { ...alert, ...turned, turn: 'reminded', remindedAt: now } : null
}
