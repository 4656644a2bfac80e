import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { PhaseSpan } from '@jaga-jarak/shared/phase.ts'
import { expect, test } from 'vitest'
import { periodIn, periodsOf, searchOf, stepOf } from './period.ts'

const HOUR_MS = 3_600_000
const MIDNIGHT = Date.UTC(2024, 10, 22, 16)
const NOW = MIDNIGHT + 9 * HOUR_MS
const contests = [
  { calendar: [PhaseSpan.parse({ phase: 'campaign', from: MIDNIGHT - 100 * HOUR_MS, until: null })] },
] as unknown as Operation['contests']
const periods = periodsOf({ contests, zone: { id: 'Asia/Makassar', label: 'WITA' } }, NOW)

test('a phase that goes on ends with the local day, whatever the hour', () => {
  expect(periods.find(({ name }) => name === 'campaign')).toEqual({
    ...{ name: 'campaign', from: MIDNIGHT - 100 * HOUR_MS, until: MIDNIGHT + 24 * HOUR_MS },
  })
})

test('an address asks by name or by two instants; what makes no sense is today', () => {
  const today = { name: 'today', from: MIDNIGHT, until: MIDNIGHT + 24 * HOUR_MS }
  expect(periodIn(new URLSearchParams('period=campaign'), periods)?.from).toBe(MIDNIGHT - 100 * HOUR_MS)
  expect(periodIn(new URLSearchParams('from=1732000000005&until=1732000000009'), periods)).toEqual({
    from: 1_732_000_000_005,
    until: 1_732_000_000_009,
  })
  for (const wrong of [
    '',
    'period=never',
    'from=9&until=5',
    'from=x&until=9',
    'from=-1&until=1.5',
    'from=1&until=9007199254740991',
  ])
    expect(periodIn(new URLSearchParams(wrong), periods)).toEqual(today)
})

test('what an address says of a period is the period again', () => {
  for (const it of [...periods, { from: 1_732_000_000_005, until: 1_732_000_000_009 }]) {
    const { from, until } = it
    expect(periodIn(new URLSearchParams(searchOf(it, periods)), periods)).toMatchObject({ from, until })
  }
})

test('a day is told by hours, a campaign by days, a term of office by phases', () => {
  const of = (days: number) => stepOf({ from: 0, until: days * 24 * HOUR_MS })
  expect([of(1), of(2), of(3), of(400), of(401)]).toEqual(['hour', 'hour', 'day', 'day', 'phase'])
})
