import { isOld } from '../../live/age.ts'
import type { Line } from '../../live/store.ts'
import { bandOf } from '../../ui/severity-mark.tsx'

/**
 * Whether a wall may be loaded anew, which leaves it dark for a moment: while nothing graver than watch stands open and
 * what it shows is current. The last picture of a server that has fallen silent is worth more than a new page.
 */
export function mayReload({ picture, beat }: Pick<Line, 'picture' | 'beat'>, nowMonotonic: number): boolean {
  if (picture === null) return true
  if (isOld(beat, nowMonotonic)) return false
  return [...picture.alerts.values()].every(({ cleared, severity }) => cleared !== null || bandOf(severity) === 'watch')
}
