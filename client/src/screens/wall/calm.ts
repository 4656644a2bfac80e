import type { Alert } from '@jaga-jarak/shared/alert.ts'

/** Since when no alert is active, epoch milliseconds; `isAtLeast` when the screen has not seen the last one end. */
export type Calm = { since: number; isAtLeast: boolean }

/**
 * Null while any alert is active. `before` is what this function gave last, undefined at the first look: a screen that
 * was opened into a calm knows only that it has been calm since.
 */
export function calmSince(
  before: Calm | null | undefined,
  alerts: Iterable<Pick<Alert, 'cleared'>>,
  now: number,
): Calm | null {
  let newest: number | null = null
  for (const { cleared } of alerts) {
    if (cleared === null) return null
    newest = Math.max(newest ?? 0, cleared.at)
  }
  if (before) return before
  if (newest !== null) return { since: newest, isAtLeast: false }
  return { since: now, isAtLeast: before === undefined }
}
