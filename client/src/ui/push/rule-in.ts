import { AlertKind } from '@jaga-jarak/shared/alert.ts'
import { NotifyRule } from '@jaga-jarak/shared/notify.ts'
import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { oneOf } from '../fields.ts'
import { minuteOf } from './minute-of-day.ts'

export const LEAST = NotifyRule.shape.leastSeverity.options

/** What is wrong with what was entered. */
export type RuleFault = 'kinds' | 'regions' | 'quiet'

/** What was entered in {@link RuleFields}, or what is wrong with it. */
export function ruleIn(
  read: (name: string) => string,
  regions: readonly { code: KemendagriCode }[],
): NotifyRule | RuleFault[] {
  const kinds = AlertKind.options.filter((kind) => read(`kind:${kind}`) !== '')
  const codes = regions.filter(({ code }) => read(`in:${code}`) !== '').map(({ code }) => code)
  const [fromMin, untilMin] = [minuteOf(read('quietFrom')), minuteOf(read('quietUntil'))]
  const isQuiet = read('quiet') === 'some'
  const quiet = fromMin === null || untilMin === null || fromMin === untilMin ? undefined : { fromMin, untilMin }
  const [someKinds, someRegions] = [read('kinds') === 'some', read('regions') === 'some']
  const faults: RuleFault[] = [
    ...(someKinds && kinds.length === 0 ? (['kinds'] as const) : []),
    ...(someRegions && codes.length === 0 ? (['regions'] as const) : []),
    ...(isQuiet && quiet === undefined ? (['quiet'] as const) : []),
  ]
  if (faults.length > 0) return faults
  return {
    isOn: read('isOn') !== '',
    kinds: someKinds ? kinds : null,
    leastSeverity: oneOf(LEAST, read('least')),
    regions: someRegions ? codes : null,
    quiet: isQuiet && quiet !== undefined ? quiet : null,
  }
}
