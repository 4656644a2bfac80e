import type { Severity } from '@jaga-jarak/shared/incident.ts'
import type { Notification, NotifyOccasion } from '@jaga-jarak/shared/notify.ts'
import { rank } from './wants.ts'

/** What waits for somebody comes before what is new. */
const FIRST: readonly NotifyOccasion[] = ['escalated', 'reminded']
/** Somebody waits before the screen for a test; only danger goes before it. */
const TEST: Severity = 'severe'

/** What is smaller goes first: the gravest, of those what nobody answered, then what is new. */
export function urgencyOf({ alert, occasion }: Pick<Notification, 'occasion' | 'alert'>): number {
  const severity = alert?.severity ?? TEST
  return rank(severity) * 2 + (FIRST.includes(occasion) ? 0 : 1)
}
