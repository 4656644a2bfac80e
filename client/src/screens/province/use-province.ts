import { routes } from '@jaga-jarak/shared/api.ts'
import { ProvinceQuery, type ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query'
import { call, requestOf } from '../../live/api.ts'
import { type Period, stepOf } from './period.ts'

/** The figures change while somebody looks; the feed beside them says at once what is grave. */
const EVERY_MS = 15_000

const queryOf = ({ from, until }: Period, region: string | null, by = stepOf({ from, until })): ProvinceQuery =>
  ProvinceQuery.parse({ from, until, by, ...(region === null ? {} : { region }) })

/** The report of a period, of a regency where one is given; what was shown stays until the next is there. */
export function useProvince(period: Period, region: string | null): { report?: ProvinceReport; error: Error | null } {
  const query = queryOf(period, region)
  const { data, error } = useQuery({
    queryKey: ['province', query],
    queryFn: () => call(routes.readProvince, { query }),
    refetchInterval: EVERY_MS,
    placeholderData: keepPreviousData,
  })
  return { ...(data && { report: data }), error }
}

/** The same in the steps of the calendar: campaign beside what came after the result. */
export function usePhases(
  period: Period | undefined,
  region: string | null,
): { steps: ProvinceReport['steps']; error: Error | null } {
  const query = period === undefined ? null : queryOf(period, region, 'phase')
  const { data, error } = useQuery({
    queryKey: ['province', query],
    queryFn: query === null ? skipToken : () => call(routes.readProvince, { query }),
    refetchInterval: 4 * EVERY_MS,
  })
  return { steps: data?.steps ?? [], error }
}

/** Where the same figures are as a file. */
export const fileOf = (period: Period, region: string | null): string =>
  requestOf(routes.exportProvince, { query: queryOf(period, region) })[0]
