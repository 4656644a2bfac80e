import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { ProvinceQuery, type RollupStep } from '@jaga-jarak/shared/province.ts'
import { dayPresetsOf, type Period, type Preset, phasePresetsOf, type Span } from '../../ui/period/presets.ts'

const DAY_MS = 86_400_000
/** A period of at most so many days is told by the hour, milliseconds. */
const BY_HOUR_MS = 2 * DAY_MS
const BY_DAY_MS = 400 * DAY_MS

/** What can be chosen on the day of `now`; a phase that goes on ends with that day, so that it stays the same all day. */
export function periodsOf(operation: Pick<Operation, 'contests' | 'zone'>, now: number): Preset[] {
  const days = dayPresetsOf(operation, now)
  const endOfDay = days[0]?.until ?? now
  return [...days, ...phasePresetsOf(operation, endOfDay)]
}

/** The steps in which a period is told: as fine as can be read. */
export const stepOf = ({ from, until }: Span): RollupStep => {
  if (until - from <= BY_HOUR_MS) return 'hour'
  return until - from <= BY_DAY_MS ? 'day' : 'phase'
}

/** The period that an address asks for: a key, or two instants. What it does not understand is today. */
export function periodIn(search: URLSearchParams, periods: readonly Preset[]): Period | undefined {
  const typed = { from: Number(search.get('from')), until: Number(search.get('until')) }
  const { data } = ProvinceQuery.safeParse({ ...typed, by: stepOf(typed) })
  if (data !== undefined) return { from: data.from, until: data.until, preset: null }
  const preset = periods.find(({ key }) => key === search.get('period')) ?? periods[0]
  return preset && { from: preset.from, until: preset.until, preset }
}

/** How an address asks for a period: by its key where it has one, so that a bookmark moves on with the days. */
export const searchOf = ({ from, until, preset }: Period): Record<string, string> =>
  preset === null ? { from: `${from}`, until: `${until}` } : { period: preset.key }
