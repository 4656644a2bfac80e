import { Severity } from '@jaga-jarak/shared/incident.ts'

export type Effect = 'rises' | 'worsens' | 'eases' | 'ends'

/** What becomes of an alert; null: there is none. The severities stand from the gravest on. */
export function effectOf(before: Severity | null, after: Severity | null): Effect {
  if (before === null) return 'rises'
  if (after === null) return 'ends'
  return Severity.options.indexOf(after) < Severity.options.indexOf(before) ? 'worsens' : 'eases'
}
