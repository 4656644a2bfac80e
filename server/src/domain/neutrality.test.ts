import { AlertKind, Band } from '@jaga-jarak/shared/alert.ts'
import type { Camp } from '@jaga-jarak/shared/group.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import type { NeutralityReport } from '@jaga-jarak/shared/neutrality.ts'
import { Operation } from '@jaga-jarak/shared/operation.ts'
import type { Order } from '@jaga-jarak/shared/order.ts'
import { ContestId } from '@jaga-jarak/shared/primitives.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { after, anOrder, T0 } from '../store/specimens.ts'
import { type AlertFact, type Facts, type IncidentFact, neutrality } from './neutrality.ts'

const code = (text: string) => KemendagriCode.parse(text)
const HERE = code('64.08')
const NEAR = code('64.74')
const FAR = code('64.11')
const camp = (contestId: string, ballotNumber: number): Camp => ({
  contestId: ContestId.parse(contestId),
  ballotNumber,
})
const contest = (id: string, region: string, camps: number) => ({
  ...{ id, kind: 'regent', name: id, region },
  camps: Array.from({ length: camps }, (_, n) => ({ ballotNumber: n + 1, colour: 'violet' })),
  calendar: [{ phase: 'campaign', from: 0, until: null }],
})
const operation = (...codes: string[]) => ({
  ...Operation.pick({ contests: true, province: true }).parse({
    contests: [contest('gub', '64', 2), contest('kutim', '64.08', 3), contest('mahulu', '64.11', 2)],
    province: { code: '64', bps: '64', name: 'Kaltim' },
  }),
  regions: codes.map((it) => ({
    code: code(it),
    bps: '6400',
    name: it,
    capital: null,
    vulnerability: null,
  })) as Operation['regions'],
})
const PERIOD = { from: T0, until: after(86_400) }
const whole = operation(HERE, NEAR, FAR)
const told = (facts: Partial<Facts>, of = whole) =>
  neutrality(of, { alerts: [], incidents: [], orders: [], refusedPlans: [], ...facts }, PERIOD, null)
const alert = (some: Partial<AlertFact> = {}): AlertFact => ({
  ...{ kind: 'encounter', band: 'danger', camps: [camp('gub', 1), camp('gub', 2)], regions: [HERE] },
  ...{ answeredMs: null, isShelved: false, isOfIncident: false, ...some },
})
const of = (report: NeutralityReport, { contestId, ballotNumber }: Camp) =>
  report.camps.find((it) => it.camp.contestId === contestId && it.camp.ballotNumber === ballotNumber)?.figures

describe('what is counted', () => {
  it('an alert between two camps counts for both, and once for all', () => {
    const report = told({ alerts: [alert()] })
    expect([report.all.alerts, report.noCamp.alerts]).toEqual([1, 0])
    for (const n of [1, 2]) expect(of(report, camp('gub', n))).toMatchObject({ alerts: 1, byBand: { danger: 1 } })
    expect(of(report, camp('kutim', 1))?.alerts).toBe(0)
    expect(report.regencies.map(({ code: it, figures }) => [it, figures.alerts])).toEqual([
      [HERE, 1],
      [NEAR, 0],
      [FAR, 0],
    ])
  })

  it('half of the answers took at most the median, nine of ten at most the p90; what nobody answered is in neither', () => {
    const alerts = Array.from({ length: 10 }, (_, n) => alert({ answeredMs: (n + 1) * 1_000 }))
    expect(told({ alerts: [...alerts, alert()] }).all).toMatchObject({
      ...{ alerts: 11, acknowledged: 10, medianMs: 5_000, p90Ms: 9_000 },
    })
    expect(told({ alerts: [alert()] }).all).toMatchObject({ medianMs: null, p90Ms: null })
  })

  it('an order touches all camps of its contest and its region, or everybody', () => {
    const limits = { watchM: 15_000, warningM: 5_000, dangerM: 2_000 }
    const here = anOrder('a', { kind: 'limits', limits, contestId: null, region: HERE })
    const phase = anOrder('b', { contestId: 'mahulu' })
    const report = told({ orders: [here, phase] })
    expect(report.camps.map(({ camp: it, figures }) => `${it.contestId} ${figures.orders}`)).toEqual([
      ...['gub 1', 'gub 1', 'kutim 1', 'kutim 1', 'kutim 1', 'mahulu 2', 'mahulu 2'],
    ])
    expect(report.regencies.map(({ figures }) => figures.orders)).toEqual([1, 0, 1])
  })

  it('a plan refused counts for each camp that it was made for, once for all, and where its venue is', () => {
    const report = told({ refusedPlans: [{ camps: [camp('gub', 1), camp('kutim', 2)], region: NEAR }] })
    const counted = report.camps.filter(({ figures }) => figures.plansRefused > 0).map(({ camp: it }) => it)
    expect(counted).toEqual([camp('gub', 1), camp('kutim', 2)])
    expect([report.all.plansRefused, report.noCamp.plansRefused]).toEqual([1, 0])
    expect(report.regencies.map(({ figures }) => figures.plansRefused)).toEqual([0, 1, 0])
  })

  it('somebody bound to a regency gets the figures of that regency', () => {
    const facts: Facts = {
      alerts: [alert(), alert({ regions: [FAR] })],
      incidents: [{ severity: 'severe', camps: [], regions: [FAR] }],
      orders: [anOrder('b', { contestId: 'mahulu' })],
      refusedPlans: [{ camps: [], region: FAR }],
    }
    const report = neutrality(whole, facts, PERIOD, [HERE])
    expect(report.all).toMatchObject({ alerts: 1, orders: 0, plansRefused: 0, incidents: { severe: 0 } })
    expect(report.regencies.map((it) => it.code)).toEqual([HERE])
  })
})

/** Anything that may have happened in a province of these contests and regencies. */
const CAMPS = [camp('gub', 1), camp('gub', 2), camp('kutim', 1), camp('kutim', 2), camp('kutim', 3)]
const anyRegion = fc.constantFrom(HERE, NEAR)
const anyAlert: fc.Arbitrary<AlertFact> = fc.record({
  kind: fc.constantFrom(...AlertKind.options),
  band: fc.option(fc.constantFrom(...Band.options)),
  camps: fc.uniqueArray(fc.constantFrom(...CAMPS), { maxLength: 3 }),
  regions: fc.uniqueArray(anyRegion),
  answeredMs: fc.option(fc.nat(3_600_000)),
  isShelved: fc.boolean(),
  isOfIncident: fc.boolean(),
})
const anyIncident: fc.Arbitrary<IncidentFact> = fc.record({
  severity: fc.constantFrom(...Severity.options),
  camps: fc.uniqueArray(fc.constantFrom(...CAMPS), { maxLength: 2 }),
  regions: fc.uniqueArray(anyRegion),
})
const anyOrder: fc.Arbitrary<Order> = fc.oneof(
  fc.constantFrom('gub', 'kutim').map((contestId) => anOrder('phase', { contestId })),
  fc
    .record({ contestId: fc.option(fc.constantFrom('gub', 'kutim')), region: fc.option(anyRegion) })
    .map((some) =>
      anOrder('limits', { kind: 'limits', limits: { watchM: 15_000, warningM: 5_000, dangerM: 2_000 }, ...some }),
    ),
)
const anyPlan = fc.record({
  camps: fc.uniqueArray(fc.constantFrom(...CAMPS), { minLength: 1, maxLength: 2 }),
  region: fc.option(anyRegion),
})
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  alerts: fc.array(anyAlert, { maxLength: 30 }),
  incidents: fc.array(anyIncident, { maxLength: 15 }),
  orders: fc.array(anyOrder, { maxLength: 5 }),
  refusedPlans: fc.array(anyPlan, { maxLength: 9 }),
})

describe('[LG7] symmetric, whatever happened', () => {
  it('swapping the numbers of two camps swaps their columns and changes nothing else', () => {
    const swap = (it: Camp): Camp =>
      it.contestId === 'kutim' && it.ballotNumber < 3 ? { ...it, ballotNumber: 3 - it.ballotNumber } : it
    const swapped = <T extends { camps: readonly Camp[] }>(it: T): T => ({ ...it, camps: it.camps.map(swap) })
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const [before, now] = [
          told(facts),
          told({
            ...facts,
            alerts: facts.alerts.map(swapped),
            incidents: facts.incidents.map(swapped),
            refusedPlans: facts.refusedPlans.map(swapped),
          }),
        ]
        for (const { camp: it, figures } of before.camps) expect(of(now, swap(it))).toEqual(figures)
        expect({ ...now, camps: [] }).toEqual({ ...before, camps: [] })
      }),
    )
  })

  it('what happens in a far regency changes nothing of the others, nor of their camps', () => {
    const far: Facts = {
      alerts: [alert({ camps: [camp('mahulu', 1), camp('mahulu', 2)], regions: [FAR], answeredMs: 7 })],
      incidents: [{ severity: 'extreme', camps: [camp('mahulu', 1)], regions: [FAR] }],
      orders: [anOrder('far', { contestId: 'mahulu' })],
      refusedPlans: [{ camps: [camp('mahulu', 2)], region: FAR }],
    }
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const near = told(facts, operation(HERE, NEAR))
        const both = told({
          alerts: [...facts.alerts, ...far.alerts],
          incidents: [...facts.incidents, ...far.incidents],
          orders: [...facts.orders, ...far.orders],
          refusedPlans: [...facts.refusedPlans, ...far.refusedPlans],
        })
        expect(both.regencies.filter((it) => it.code !== FAR)).toEqual(near.regencies)
        const others = (report: NeutralityReport) => report.camps.filter((it) => it.camp.contestId !== 'mahulu')
        expect(others(both)).toEqual(others(near))
        expect(both.noCamp).toEqual(near.noCamp)
      }),
    )
  })

  it('in whatever order it happened', () => {
    fc.assert(
      fc.property(anyFacts, ({ alerts, incidents, orders, refusedPlans }) => {
        const turned = {
          alerts: alerts.toReversed(),
          incidents: incidents.toReversed(),
          orders: orders.toReversed(),
          refusedPlans: refusedPlans.toReversed(),
        }
        expect(told(turned)).toEqual(told({ alerts, incidents, orders, refusedPlans }))
      }),
    )
  })
})
