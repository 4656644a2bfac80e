import { IndexSetId } from '@jaga-jarak/shared/primitives.ts'
import { useSearchParams } from 'react-router'
import { useDesk } from '../../ui/desk-context.ts'
import type { Contest, Period, Preset } from '../../ui/period/presets.ts'
import { periodIn, periodsOf } from './period.ts'

/**
 * The period that the address asks for, one with a name moves on with the days; whose phases it is told by, those of the
 * province unless it is a phase of another contest; and the index, where the address names one.
 */
export function useChosenPeriod(): {
  period: Period
  periods: Preset[]
  contest: Contest | null
  index: IndexSetId | null
} {
  const { picture, now } = useDesk()
  const [search] = useSearchParams()
  const periods = periodsOf(picture.operation, now)
  const period = periodIn(search, periods) ?? { from: now, until: now + 1, preset: null }
  const index = IndexSetId.safeParse(search.get('index')).data ?? null
  const contest = period.preset !== null && 'contest' in period.preset ? period.preset.contest : null
  return { period, periods, contest, index }
}
