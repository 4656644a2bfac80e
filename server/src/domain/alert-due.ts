import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { offShelf } from './alert-shelf.ts'
import { ESCALATE_MS, REMIND_MS } from './limits.ts'

/**
 * How long an alert of this severity may wait for an answer, milliseconds; null: as long as it likes. IN5: a report that
 * is overdue has waited already, however grave it is.
 */
function patienceMs({ severity, evidence }: Alert): number | null {
  if (severity === 'extreme' || severity === 'severe') return ESCALATE_MS[severity]
  return evidence.kind === 'incidentRaised' ? ESCALATE_MS.severe : null
}

/**
 * AL4, AL5: what time alone makes of a standing alert; null: nothing yet. Off the shelf when its time has come; to the
 * commander when nobody has answered for too long; brought to mind when it goes on although somebody has.
 */
export function turnInTime(alert: Alert, now: EpochMs): Alert | null {
  const { cleared, shelved, acknowledged, escalatedAt, remindedAt, severity } = alert
  if (cleared !== null) return null
  // A clock that was set back says nothing of how long it has been: what waits is then due at once.
  const isOver = (since: EpochMs, ms: number): boolean => now < since || now - since >= ms
  if (shelved !== null) return isOver(shelved.at, shelved.until - shelved.at) ? offShelf(alert, now) : null
  const turned = { turnedAt: now, version: alert.version + 1 }
  if (acknowledged === null) {
    const ms = patienceMs(alert)
    const isDue = escalatedAt === null && ms !== null && isOver(alert.waitsSince ?? alert.raisedAt, ms)
    return isDue ? { ...alert, ...turned, turn: 'escalated', escalatedAt: now } : null
  }
  const isDue = severity === 'extreme' && isOver(remindedAt ?? acknowledged.at, REMIND_MS)
  return isDue ? { ...alert, ...turned, turn: 'reminded', remindedAt: now } : null
}
