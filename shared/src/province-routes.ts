import { z } from 'zod'
import type { Route } from './api.ts'
import { IndexSet, IndexSetDraft, ListedIndexSet } from './index-set.ts'
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
    refusals: ['unknownRegion', 'outsideReach', 'unknownContest', 'unknownIndex'],
  }),
  exportProvince: route({
    method: 'get',
    path: '/api/v1/province.csv',
    summary: 'The same as CSV; the log tells that it was read',
    query: ProvinceQuery,
    status: 200,
    reply: z.string(),
    file: { type: 'text/csv', name: 'province.csv' },
    refusals: ['unknownRegion', 'outsideReach', 'unknownContest', 'unknownIndex'],
  }),
  listIndexSets: route({
    method: 'get',
    path: '/api/v1/index-sets',
    summary:
      'Vulnerability indices side by side, each with source, version and date: the classes of the operation and what was imported',
    status: 200,
    reply: z.object({ sets: z.array(ListedIndexSet) }),
    refusals: [],
  }),
  exportIndexSets: route({
    method: 'get',
    path: '/api/v1/index-sets.csv',
    summary: 'The same as CSV, a row for each region of each',
    status: 200,
    reply: z.string(),
    file: { type: 'text/csv', name: 'index-sets.csv' },
    refusals: [],
  }),
  importIndexSet: route({
    method: 'post',
    path: '/api/v1/index-sets',
    summary:
      'Import a vulnerability index from CSV, all of it or nothing; in the place of the one of the same name, version and source',
    body: IndexSetDraft,
    status: 200,
    reply: IndexSet,
    /** `wrongRows`, `current`: an `IndexFault` for each line that is wrong */
    refusals: ['wrongRows', 'otherSource'],
  }),
}
