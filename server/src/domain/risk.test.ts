import { AlertKind, Band } from '@jaga-jarak/shared/alert.ts'
import { Severity } from '@jaga-jarak/shared/incident.ts'
import { GroupHealth } from '@jaga-jarak/shared/province.ts'
import { RISK_WEIGHTS, RiskInput } from '@jaga-jarak/shared/risk.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { zeros } from './counting.ts'
import { type RiskInputs, riskOf } from './risk.ts'

const calm = (): RiskInputs => ({
  vulnerability: null,
  live: { byBand: zeros(Band.options), byKind: zeros(AlertKind.options), groups: zeros(GroupHealth.options) },
  lastDay: zeros(Severity.options),
})
const counts = <K extends string>(keys: readonly K[]): fc.Arbitrary<Record<K, number>> =>
  fc.tuple(...keys.map(() => fc.nat({ max: 50 }))).map((values) => {
    const all = zeros(keys)
    for (const [n, key] of keys.entries()) all[key] = values[n] ?? 0
    return all
  })
const inputs: fc.Arbitrary<RiskInputs> = fc.record({
  vulnerability: fc.constantFrom(null, 'low', 'medium', 'high'),
  live: fc.record({
    byBand: counts(Band.options),
    byKind: counts(AlertKind.options),
    groups: counts(GroupHealth.options),
  }),
  lastDay: counts(Severity.options),
})

it('where nothing is, there is no risk, and every input says so', () => {
  const { points, terms } = riskOf(calm())
  expect(points).toBe(0)
  expect(terms.map(({ input }) => input)).toEqual(RiskInput.options)
  expect(terms.every(({ value }) => value === 0)).toBe(true)
})

it.each<[string, (it: RiskInputs) => unknown, RiskInput]>([
  ['a high class', (it) => (it.vulnerability = 'high'), 'vulnerabilityHigh'],
  ['a medium class', (it) => (it.vulnerability = 'medium'), 'vulnerabilityMedium'],
  ['a danger', (it) => (it.live.byBand.danger = 1), 'encounterDanger'],
  ['a warning', (it) => (it.live.byBand.warning = 1), 'encounterWarning'],
  ['a watch', (it) => (it.live.byBand.watch = 1), 'encounterWatch'],
  ['an extreme incident', (it) => (it.lastDay.extreme = 1), 'incidentExtreme'],
  ['a severe incident', (it) => (it.lastDay.severe = 1), 'incidentSevere'],
  ['a moderate incident', (it) => (it.lastDay.moderate = 1), 'incidentModerate'],
  ['a minor incident', (it) => (it.lastDay.minor = 1), 'incidentMinor'],
  ['an incident nobody has weighed', (it) => (it.lastDay.unknown = 1), 'incidentUnknown'],
  ['a group that is heard', (it) => (it.live.groups.fresh = 1), 'liveGroups'],
  ['a group that was heard of late', (it) => (it.live.groups.stale = 1), 'liveGroups'],
  ['a coverage gap', (it) => (it.live.byKind.coverageGap = 1), 'coverageGaps'],
])('%s counts as is written', (_, change, input) => {
  const its = calm()
  change(its)
  expect(riskOf(its).points).toBe(RISK_WEIGHTS[input])
  expect(riskOf(its).points).toBeGreaterThan(0)
})

it('the points are the sum of the terms that are shown, and nothing that gets worse lowers them', () => {
  fc.assert(
    fc.property(inputs, inputs, (one, more) => {
      const { points, terms } = riskOf(one)
      expect(points).toBe(terms.reduce((sum, { value, weight }) => sum + value * weight, 0))
      const both = calm()
      both.vulnerability = one.vulnerability
      for (const band of Band.options) both.live.byBand[band] = one.live.byBand[band] + more.live.byBand[band]
      for (const severity of Severity.options) both.lastDay[severity] = one.lastDay[severity] + more.lastDay[severity]
      both.live.groups = one.live.groups
      both.live.byKind = one.live.byKind
      expect(riskOf(both).points).toBeGreaterThanOrEqual(points)
    }),
  )
})

it('lost and unheard groups, and alerts of other kinds, are no part of it', () => {
  const its = calm()
  Object.assign(its.live.groups, { lost: 9, unheard: 9 })
  Object.assign(its.live.byKind, { sos: 9, encounter: 9 })
  expect(riskOf(its).points).toBe(0)
})
