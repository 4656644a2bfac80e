import { routes } from '@jaga-jarak/shared/api.ts'
import type { ListedIndexSet } from '@jaga-jarak/shared/index-set.ts'
import { ProvinceQuery, type ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { skipToken, useQuery } from '@tanstack/react-query'
import { call, requestOf } from '../../live/api.ts'
import type { Span } from '../../ui/period/presets.ts'
import { stepOf } from './period.ts'

/** The figures change while somebody looks; the feed beside them says at once what is grave. */
const EVERY_MS = 15_000

/** What is asked beside the period: of one regency, by the phases of another contest, and with the classes of another index. */
export type Asked = { region: string | null; contest: string | null; index: string | null }

function queryOf({ from, until }: Span, asked: Asked, by = stepOf({ from, until })): ProvinceQuery {
  const given = Object.entries(asked).filter(([, it]) => it !== null)
  return ProvinceQuery.parse({ from, until, by, ...Object.fromEntries(given) })
}

/** The report of a period, of a regency where one is given: nothing until it is there, since figures of another would be read as its own. */
export function useProvince(period: Span, asked: Asked): { report?: ProvinceReport; error: Error | null } {
  const query = queryOf(period, asked)
  const { data, error } = useQuery({
    queryKey: ['province', query],
    queryFn: () => call(routes.readProvince, { query }),
    refetchInterval: EVERY_MS,
  })
  return { ...(data && { report: data }), error }
}

/** The same in the steps of the calendar: campaign beside what came after the result. */
export function usePhases(period: Span | undefined, asked: Asked): { report?: ProvinceReport; error: Error | null } {
  const query = period === undefined ? null : queryOf(period, asked, 'phase')
  const { data, error } = useQuery({
    queryKey: ['province', query],
    queryFn: query === null ? skipToken : () => call(routes.readProvince, { query }),
    refetchInterval: 4 * EVERY_MS,
  })
  return { ...(data && { report: data }), error }
}

/** Where the same figures are as a file. */
export const fileOf = (period: Span, asked: Asked): string =>
  requestOf(routes.exportProvince, { query: queryOf(period, asked) })[0]

/** The indices that can be chosen, newly read when one is imported. */
export function useIndexSets(): readonly ListedIndexSet[] {
  const { data } = useQuery({ queryKey: ['indexSets'], queryFn: () => call(routes.listIndexSets, {}) })
  return data?.sets ?? []
}
