import { Order } from '@jaga-jarak/shared/order.ts'
import { ContestId, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { Rally } from '@jaga-jarak/shared/rally.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import { describe, expect, it } from 'vitest'
import { phaseOf } from './phase.ts'
import { createRulebook } from './rulebook.ts'
import { createWatch } from './watch.ts'
import {
  at,
  camp,
  driven,
  encounters,
  ground,
  group,
  LIMITS,
  past,
  placeAt,
  play,
  playGroups,
  T0,
  told,
} from './watch-scene.ts'

const WIDE = { watchM: 15_000, warningM: 5_000, dangerM: 2_000 }
const after = { recapitulation: WIDE, resultDispute: WIDE }
const contest = (id: string, phases: [string, number][]) => ({
  id: ContestId.parse(id),
  kind: 'regent' as const,
  name: id,
  region: KemendagriCode.parse('64.08'),
  camps: [1, 2].map((ballotNumber) => ({ ballotNumber, colour: 'violet' as const })),
  calendar: phases.map(([phase, fromS], i) => ({
    phase: phase as 'campaign',
    from: epochMs(T0 + fromS * 1_000),
    until: phases[i + 1] ? epochMs(T0 + (phases[i + 1]?.[1] ?? 0) * 1_000) : null,
  })),
})
const [ONE, OTHER] = [camp(1).contestId, camp(1, 'kutai-timur').contestId]
const BOTH = [ONE, OTHER]
const pair = (contests = BOTH.slice(0, 1), over = {}) => ({
  contests,
  regions: [null, null],
  separationM: null,
  ...over,
})
const order = (over: object) =>
  Order.parse({
    id: 'ord-1',
    kind: 'limits',
    limits: WIDE,
    from: T0,
    until: T0 + 600_000,
    reason: 'isu',
    by: 'komandan',
    version: 1,
    ...over,
  })
const REGION = KemendagriCode.parse('64.08')

describe('limits of a pair', () => {
  const contests = [
    contest('gubernur', [['campaign', -1e6]]),
    contest('kutai-timur', [
      ['campaign', -1e6],
      ['recapitulation', 300],
    ]),
  ]
  const book = createRulebook(ground({ contests, phaseLimits: after }))

  it('[PH5] after the result they are 15, 5 and 2 km', () => {
    expect(book.limitsFor(pair([OTHER]), at(299)).limits).toEqual(LIMITS)
    expect(book.limitsFor(pair([OTHER]), at(300))).toMatchObject({ limits: WIDE, from: { phase: 'recapitulation' } })
  })

  it('[PH2] of several contests the stricter rules count, and the evidence says whose', () => {
    expect(book.limitsFor(pair(BOTH), at(300))).toMatchObject({ limits: WIDE, from: { phase: 'recapitulation' } })
    expect(book.limitsFor(pair([ONE]), at(300)).limits).toEqual(LIMITS)
  })

  it('[PX11] a vulnerable region widens them, the stricter of both places, the same for every camp', () => {
    const vulnerability = { class: 'high' as const, source: 'IKP', date: '2024-08-01', version: '1' }
    const regions = ground().regions.map((it) => ({ ...it, vulnerability }))
    const its = createRulebook(ground({ regions, widening: { low: 1, medium: 1.1, high: 1.5 } }))
    for (const both of [
      [REGION, null],
      [null, REGION],
    ])
      expect(its.limitsFor(pair(undefined, { regions: both }), at(0))).toMatchObject({
        limits: { watchM: 15_000, warningM: 4_500, dangerM: 1_500 },
        from: { vulnerability: { region: '64.08', class: 'high' } },
      })
    expect(its.limitsFor(pair(), at(0)).limits).toEqual(LIMITS)
    expect(its.reachM).toBe(15_000)
  })

  it("[PX11] a commander's order counts where, for whom and as long as it says; of several the stricter", () => {
    const stricter = order({ id: 'ord-2', limits: { ...WIDE, dangerM: 2_500 }, region: '64.08' })
    const its = createRulebook(ground(), [order({}), stricter])
    expect(its.limitsFor(pair(), at(0))).toMatchObject({ limits: WIDE, from: { orderId: 'ord-1' } })
    expect(its.limitsFor(pair(undefined, { regions: [null, REGION] }), at(599)).limits.dangerM).toBe(2_500)
    expect(its.limitsFor(pair(), at(600))).toMatchObject({ limits: LIMITS, from: { orderId: null } })
    const other = createRulebook(ground(), [order({ contestId: 'berau' })])
    expect(other.limitsFor(pair(), at(0)).limits).toEqual(LIMITS)
  })

  it('[PX11] an order may also narrow: the sole source of what it says, for all camps', () => {
    const narrow = order({ limits: { watchM: 900, warningM: 600, dangerM: 300 } })
    expect(createRulebook(ground(), [narrow]).limitsFor(pair(), at(0)).limits.dangerM).toBe(300)
  })
})

it('[PH6] a commander changes a phase early or late; the calendar goes on where the order ends', () => {
  const its = contest('gubernur', [
    ['campaign', 0],
    ['quietPeriod', 300],
    ['voting', 900],
  ])
  const late = order({
    kind: 'phase',
    contestId: 'gubernur',
    phase: 'campaign',
    from: T0 + 200_000,
    until: T0 + 500_000,
  })
  const phases = [100, 250, 400, 500].map((s) => phaseOf(its, at(s), [late]))
  expect(phases.map((it) => it.phase)).toEqual(['campaign', 'campaign', 'campaign', 'quietPeriod'])
  expect(phases[2]?.next).toEqual({ phase: 'quietPeriod', from: at(500) })
  const early = order({
    id: 'ord-3',
    kind: 'phase',
    contestId: 'gubernur',
    phase: 'voting',
    from: T0 + 300_000,
    until: T0 + 900_000,
  })
  expect(phaseOf(its, at(400), [late, early]).phase).toBe('voting')
  expect(phaseOf(its, at(400), [early]).next).toBeNull()
  expect(phaseOf({ ...its, id: ContestId.parse('berau') }, at(400), [late]).phase).toBe('quietPeriod')
})

it('[PH1] a contest that is re-opened has its campaign, quiet and voting again', () => {
  const its = contest('gubernur', [
    ['campaign', 0],
    ['settled', 100],
    ['campaign', 200],
    ['voting', 300],
  ])
  expect([50, 150, 250, 350].map((s) => phaseOf(its, at(s)).phase)).toEqual([
    'campaign',
    'settled',
    'campaign',
    'voting',
  ])
})

const A = group('a', [camp(1)])
const B = group('b', [camp(2)])
const standing = (x: number) => (): [number, number] => [x, 0]
const apart = (metres: number, untilS: number) => [
  ...driven('a', standing(0), untilS),
  ...driven('b', standing(metres), untilS),
]

it('[PH6] a phase that turns by the calendar re-judges every pair at once and says so', () => {
  const contests = [
    contest('gubernur', [
      ['campaign', -1e6],
      ['recapitulation', 100],
    ]),
  ]
  const book = createRulebook(ground({ contests, phaseLimits: after }))
  const findings = playGroups([A, B], apart(1_800, 200), 200, book)
  expect(told(findings)).toEqual(['raised warning', 'limitsChanged danger'])
  expect(findings[1]).toMatchObject({
    at: at(100),
    evidence: { limitM: 2_000, limitsFrom: { phase: 'recapitulation' } },
  })
})

it('[PX11] an order given while pairs stand re-judges them at the next run, also those that were far', () => {
  const watch = createWatch(createRulebook(ground()))
  for (const each of [A, B]) watch.setGroup(each)
  expect(told(play(watch, apart(12_500, 40), 40))).toEqual([])
  watch.setRules(createRulebook(ground(), [order({})]))
  const [first] = watch.run([], past(41))
  expect(first).toMatchObject({
    turn: 'raised',
    evidence: { band: 'watch', limitM: 15_000, limitsFrom: { orderId: 'ord-1' } },
  })
})

const rally = (id: string, x: number) =>
  Rally.parse({
    id,
    kind: 'openRally',
    camps: [camp(1)],
    venue: { name: id, position: placeAt(x, 0), radiusM: 200 },
    from: T0,
    until: T0 + 3_600_000,
    headcount: 100,
    phase: 'underway',
    place: null,
    version: 1,
  })

it('[PX10] two rallies that their plan keeps apart alert only under nine tenths of it while both stand inside', () => {
  const run = (bEastM: number) => {
    const watch = createWatch(createRulebook(ground()))
    for (const it of [rally('north', 0), rally('south', 2_400)]) watch.setRally(it)
    watch.setGroup({ ...A, rallyId: rally('north', 0).id })
    watch.setGroup({ ...B, rallyId: rally('south', 0).id })
    return encounters(play(watch, apart(bEastM, 60), 60))
  }
  // The plan keeps them 2,000 m apart, edge to edge: 2,300 m is as planned, 1,750 m is not.
  expect(run(2_300)).toEqual([])
  // On the road, 300 m out of its venue, the normal bands hold.
  expect(run(2_700)[0]?.evidence).toMatchObject({ band: 'warning', limitM: 3_000, limitsFrom: { separationM: null } })
  const inside = run(2_250)
  expect(inside).toEqual([])
  const watch = createWatch(createRulebook(ground()))
  for (const it of [rally('north', 0), rally('south', 2_400)]) watch.setRally(it)
  watch.setGroup({ ...A, rallyId: rally('north', 0).id, radiusM: 500 })
  watch.setGroup({ ...B, rallyId: rally('south', 0).id })
  const [grown] = encounters(play(watch, apart(2_250, 60), 60))
  expect(grown?.evidence.limitM).toBeCloseTo(1_800, 3)
  expect(grown?.evidence.limitsFrom.separationM).toBeCloseTo(2_000, 0)
})

it('[PH6] the edition is another from the instant on at which a phase or an order begins or ends, and only then', () => {
  const [contest] = ground().contests
  if (!contest) throw new Error('a contest expected')
  const calendar = [
    { phase: 'campaign' as const, from: epochMs(T0), until: epochMs(T0 + 100) },
    { phase: 'quietPeriod' as const, from: epochMs(T0 + 100), until: null },
  ]
  const book = createRulebook(ground({ contests: [{ ...contest, calendar }] }))
  const editions = [T0 - 1, T0, T0 + 99, T0 + 100, T0 + 101].map((at) => book.editionAt(epochMs(at)))
  expect(new Set(editions).size).toBe(3)
  expect(editions[1]).toBe(editions[2])
  expect(editions[3]).toBe(editions[4])
  // Looked back into, it is what it was.
  expect(book.editionAt(epochMs(T0))).toBe(editions[1])
})
