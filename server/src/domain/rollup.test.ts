import { type AlertLife, alertLife } from '@jaga-jarak/shared/alert-life.ts'
import { expect, it } from 'vitest'
import { acknowledged, after, anAlert, aRally, T0 } from '../store/specimens.ts'
import { pastIn, rollup } from './rollup.ts'

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
