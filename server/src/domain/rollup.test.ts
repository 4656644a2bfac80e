import { type AlertLife, alertLife } from '@jaga-jarak/shared/alert-life.ts'
import { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { acknowledged, after, anAlert, aRally, T0 } from '../store/specimens.ts'
import { pastByDistrict, pastByRegency, pastBySpan, pastIn, rollup } from './rollup.ts'

const lives = (many: number, answeredS: (n: number) => number | null): AlertLife[] =>
  Array.from({ length: many }, (_, n) => {
    const seconds = answeredS(n)
    const word = seconds === null ? null : { ...acknowledged, at: after(seconds) }
    return alertLife(undefined, anAlert(`a-${n}`, 'group-1', { acknowledged: word }))
  })
const told = (alerts: AlertLife[]) => rollup({ alerts, incidents: [], rallies: [] }, T0)

it('half of the answers took at most the median, 95 of a hundred the p95; what nobody answered is in neither', () => {
  const alerts = lives(120, (n) => (n < 100 ? n + 1 : null))
  expect(told(alerts)).toMatchObject({ alerts: 120, answered: 100, medianMs: 50_000, p95Ms: 95_000 })
  expect(told(lives(21, (n) => n + 1))).toMatchObject({ medianMs: 11_000, p95Ms: 20_000 })
  expect(told(lives(1, () => 7))).toMatchObject({ answered: 1, medianMs: 7_000, p95Ms: 7_000 })
  expect(told(lives(3, () => null))).toMatchObject({ answered: 0, medianMs: null, p95Ms: null })
})

it('a rally counts in every stretch of time in which it is held, half-open', () => {
  const past = { alerts: [], incidents: [], rallies: [aRally('r-1', { from: after(10), until: after(20) })] }
  const held = (from: number, until: number) => pastIn(past, { from: after(from), until: after(until) }).rallies.length
  expect([held(0, 10), held(0, 11), held(12, 13), held(19, 30), held(20, 30)]).toEqual([0, 1, 1, 1, 0])
})

it('one pass parts a period into its spans as one pass for each of them would', () => {
  const [begin, span] = [fc.nat(60), fc.integer({ min: 1, max: 20 })]
  const rally = fc.record({ from: begin, lasts: fc.integer({ min: 1, max: 40 }) })
  const cuts = fc.uniqueArray(begin, { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(fc.array(begin), fc.array(rally), cuts, span, fc.boolean(), (raised, held, edges, end, isGapped) => {
      const rising = [...edges.toSorted((a, b) => a - b), 60 + end]
      const all = rising.slice(1).map((until, n) => ({ from: after(rising[n] ?? 0), until: after(until) }))
      const spans = all.filter((_, n) => !isGapped || n % 2 === 0)
      const past = {
        alerts: raised.map((at, n) => alertLife(undefined, anAlert(`a-${n}`, 'g', { raisedAt: after(at) }))),
        incidents: [],
        rallies: held.map(({ from, lasts }, n) => aRally(`r-${n}`, { from: after(from), until: after(from + lasts) })),
      }
      const inSpan = pastBySpan(past, spans)
      for (const [n, it] of spans.entries()) expect(inSpan(n)).toEqual(pastIn(past, it))
    }),
    { seed: 640_200, numRuns: 200 },
  )
})

it('a thing that lies twice in a district counts there once, and in each regency that it concerns', () => {
  const [here, there] = ['64.08', '64.74'].map((code) => KemendagriCode.parse(code)) as [KemendagriCode, KemendagriCode]
  const spots = ['Utara', 'Utara', 'Selatan'].map((district) => ({ regency: here, district }))
  const regions = [KemendagriCode.parse('64.08.01'), here, there]
  const alert = { ...alertLife(undefined, anAlert('a-1', 'g')), regions, spots }
  const past = { alerts: [alert], incidents: [], rallies: [] }
  const inRegency = pastByRegency(past, [here, there])
  const inDistrict = pastByDistrict(inRegency(here), here)
  const counts = [inRegency(here), inRegency(there), inDistrict('Utara'), inDistrict('Selatan'), inDistrict(null)]
  expect(counts.map(({ alerts }) => alerts.length)).toEqual([1, 1, 1, 1, 0])
})
