import { Operation } from '@jaga-jarak/shared/operation.ts'
import { Order } from '@jaga-jarak/shared/order.ts'
import { ContestPhase } from '@jaga-jarak/shared/phase.ts'
import { expect, it } from 'vitest'
import { guardedSites } from './guarded-sites.ts'
import { ordersByGravity, rulesNow } from './rules-now.ts'

const contest = (id: string, region: string) => ({
  id,
  kind: 'regent',
  name: id,
  region,
  camps: [{ ballotNumber: 1, colour: 'violet' }],
  calendar: [{ phase: 'campaign', from: 0, until: null }],
})
const site = (id: string, kind: string, region: string) => ({
  id,
  kind,
  name: id,
  position: { lon: 117, lat: 0 },
  accuracyM: 0,
  region,
})
const general = { watchM: 10_000, warningM: 3_000, dangerM: 1_000 }
const wide = { watchM: 15_000, warningM: 5_000, dangerM: 2_000 }
const operation = Operation.parse({
  id: 'x',
  name: 'X',
  zone: { id: 'Asia/Makassar', label: 'WITA' },
  province: { code: '64', bps: '64', name: 'X' },
  regions: ['64.01', '64.08'].map((code) => ({ code, bps: '6401', name: code, capital: null })),
  area: { west: 113, south: -3, east: 120, north: 3 },
  startsAt: 0,
  exercise: null,
  contests: [contest('gubernur', '64'), contest('paser', '64.01'), contest('kutim', '64.08')],
  limits: general,
  phaseLimits: { resultDispute: wide },
  sites: [
    site('kpu-paser', 'kpu', '64.01'),
    site('kpu-kutim', 'kpu', '64.08'),
    site('polres-paser', 'police', '64.01'),
  ],
})
const phases = (of: Record<string, string | null>) =>
  Object.entries(of).map(([contestId, phase]) => ContestPhase.parse({ contestId, phase, next: null }))
const given = { from: 100, until: 200, reason: 'kerusuhan', by: 'komandan', version: 1 }
const orders = (...list: object[]) =>
  new Map(list.map((it) => Order.parse({ ...given, ...it })).map((order) => [order.id, order]))

it('[PH5] phases that are judged by the same limits stand together, those of most contests first', () => {
  const picture = {
    operation,
    phases: phases({ gubernur: 'resultDispute', paser: 'campaign', kutim: null }),
    orders: orders(),
  }
  expect(rulesNow(picture, 150).groups).toMatchObject([
    { limits: general, phases: ['campaign', null] },
    { limits: wide, phases: ['resultDispute'] },
  ])
})

it('[PX11] an order is named while it is in force: from its beginning until before its end', () => {
  const picture = {
    operation,
    phases: [],
    orders: orders(
      { id: 'o-1', kind: 'limits', limits: wide },
      { id: 'o-2', kind: 'phase', contestId: 'paser', phase: 'voting' },
    ),
  }
  const named = (now: number) => {
    const { limitsOrders, phaseOrders } = rulesNow(picture, now)
    return [...limitsOrders.map(({ id }) => id), ...phaseOrders.map(({ order }) => order.id)]
  }
  expect([99, 100, 199, 200].map(named)).toEqual([[], ['o-1', 'o-2'], ['o-1', 'o-2'], []])
})

it('[PH6] phases that were ordered alike are told once, with all their contests', () => {
  const phaseOrder = (id: string, contestId: string, phase: string) => ({ id, kind: 'phase', contestId, phase })
  const picture = {
    operation,
    phases: [],
    orders: orders(
      phaseOrder('o-1', 'paser', 'voting'),
      phaseOrder('o-2', 'kutim', 'voting'),
      phaseOrder('o-3', 'gubernur', 'settled'),
    ),
  }
  expect(rulesNow(picture, 150).phaseOrders.map(({ contestIds }) => contestIds)).toEqual([
    ['paser', 'kutim'],
    ['gubernur'],
  ])
})

it('[PH4] guards the sites of a regency from voting until all is settled, and every site for the province', () => {
  const guarded = (of: Record<string, string | null>) => guardedSites(operation, phases(of)).map((it) => it.site.id)
  expect(guarded({ gubernur: 'campaign', paser: 'quietPeriod', kutim: 'settled' })).toEqual([])
  expect(guarded({ gubernur: 'settled', paser: 'voting', kutim: 'settled' })).toEqual(['kpu-paser'])
  const approached = guardedSites(
    operation,
    phases({ kutim: 'campaign' }),
    new Set(operation.sites.slice(0, 1).map(({ id }) => id)),
  )
  expect(approached.map((it) => it.site.id)).toEqual(['kpu-paser'])
  expect(guarded({ gubernur: 'recapitulation', paser: null, kutim: null })).toEqual(['kpu-paser', 'kpu-kutim'])
})

it('[PX11] [PH6] orders stand with the widest danger limit first, then the one that ends first, then by id', () => {
  const limits = (dangerM: number) => ({ kind: 'limits', limits: { ...general, dangerM } })
  const vote = { kind: 'phase', contestId: 'paser', phase: 'voting' }
  const picture = {
    operation,
    phases: phases({ gubernur: 'campaign' }),
    orders: orders(
      { ...limits(900), id: 'narrower', until: 160 },
      { ...vote, id: 'vote' },
      { ...limits(2_500), id: 'wide-late', until: 300 },
      { ...limits(2_500), id: 'wide-soon-b' },
      { ...limits(2_500), id: 'wide-soon-a' },
      { ...vote, phase: 'resultDispute', id: 'dispute' },
    ),
  }
  expect(ordersByGravity(operation, rulesNow(picture, 150)).map(({ order }) => order.id)).toEqual([
    'wide-soon-a',
    'wide-soon-b',
    'wide-late',
    'dispute',
    'vote',
    'narrower',
  ])
})
