import { z } from 'zod'
import type { Route } from './api.ts'
import { ProvinceQuery, ProvinceReport } from './province.ts'

const route = <const R extends Route>(it: R): R => it

export const provinceRoutes = {
  readProvince: route({
    method: 'get',
    path: '/api/v1/province',
    summary:
      "How the province and each regency fare in a period and now, of the reader's regencies; with a region its districts",
    query: ProvinceQuery,
    status: 200,
    reply: ProvinceReport,
    refusals: ['unknownRegion', 'outsideReach'],
  }),
  exportProvince: route({
    method: 'get',
    path: '/api/v1/province.csv',
    summary: 'The same as CSV; the log tells that it was read',
    query: ProvinceQuery,
    status: 200,
    reply: z.string(),
    file: { type: 'text/csv', name: 'province.csv' },
    refusals: ['unknownRegion', 'outsideReach'],
  }),
}
