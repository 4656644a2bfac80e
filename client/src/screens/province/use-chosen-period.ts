import { IndexSetId } from '@jaga-jarak/shared/primitives.ts'
import { useSearchParams } from 'react-router'
import { useDesk } from '../../ui/desk-context.ts'
import type { Preset } from '../../ui/period/presets.ts'
import { type Period, periodIn, periodsOf } from './period.ts'

/** The period that the address asks for, one with a name moves on with the days; and the index, where it names one. */
export function useChosenPeriod(): { period: Period; periods: Preset[]; index: IndexSetId | null } {
  const { picture, now } = useDesk()
  const [search] = useSearchParams()
  const periods = periodsOf(picture.operation, now)
  const { from, until } = periodIn(search, periods) ?? { from: now, until: now + 1 }
  const index = IndexSetId.safeParse(search.get('index')).data ?? null
  return { period: { from, until }, periods, index }
}
