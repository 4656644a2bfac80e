import { Severity } from '@jaga-jarak/shared/incident.ts'
import type { NotifyRule, QuietHours } from '@jaga-jarak/shared/notify.ts'
import { reaches } from '@jaga-jarak/shared/roles.ts'
import type { Notice } from './notice.ts'

/** What nobody knows the severity of counts as moderate, as in the alert of an incident. */
export const rank = (severity: Severity): number =>
  Severity.options.indexOf(severity === 'unknown' ? 'moderate' : severity)

const isQuietAt = ({ fromMin, untilMin }: QuietHours, minute: number): boolean =>
  fromMin < untilMin ? minute >= fromMin && minute < untilMin : minute >= fromMin || minute < untilMin

/**
 * Whether a rule lets a notice through; `minuteOfDay` is local. Quiet hours never hold back what is extreme, nor does the
 * least severity what nobody answered in time (AL5). What lies in no regency concerns everybody.
 */
export function wants(rule: NotifyRule, { alert, occasion }: Notice, minuteOfDay: number): boolean {
  const { isOn, kinds, leastSeverity, regions, quiet } = rule
  if (!isOn || (kinds !== null && !kinds.includes(alert.evidence.kind))) return false
  if (alert.regions.length > 0 && !reaches(regions, alert.regions)) return false
  if (alert.severity === 'extreme') return true
  if (quiet !== null && isQuietAt(quiet, minuteOfDay)) return false
  return occasion === 'escalated' || rank(alert.severity) <= rank(leastSeverity)
}
