import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { PhaseSpan } from '@jaga-jarak/shared/phase.ts'
import { expect, test } from 'vitest'
import type { Period } from '../../ui/period/presets.ts'
import { periodIn, periodsOf, searchOf, stepOf } from './period.ts'

const HOUR_MS = 3_600_000
const MIDNIGHT = Date.UTC(2024, 10, 22, 16)
const NOW = MIDNIGHT + 9 * HOUR_MS
const contests = [
  {
    ...{ id: 'gubernur', name: 'Gubernur' },
    calendar: [
      { phase: 'quietPeriod', from: MIDNIGHT, until: MIDNIGHT + 24 * HOUR_MS },
      { phase: 'campaign', from: MIDNIGHT - 100 * HOUR_MS, until: null },
    ].map((span) => PhaseSpan.parse(span)),
  },
] as unknown as Operation['contests']
const ZONE = { id: 'Asia/Makassar', label: 'WITA' }
const periods = periodsOf({ contests, zone: ZONE }, NOW)

test('a phase that goes on ends with the local day, whatever the hour', () => {
  expect(periods.find(({ name }) => name === 'campaign')).toMatchObject({
    ...{ from: MIDNIGHT - 100 * HOUR_MS, until: MIDNIGHT + 24 * HOUR_MS },
  })
})

test('an address asks by key or by two instants; what makes no sense is today', () => {
  const [today] = periods
  expect(periodIn(new URLSearchParams('period=gubernur.campaign'), periods)?.from).toBe(MIDNIGHT - 100 * HOUR_MS)
  expect(periodIn(new URLSearchParams('from=1732000000005&until=1732000000009'), periods)).toEqual({
    from: 1_732_000_000_005,
    until: 1_732_000_000_009,
    preset: null,
  })
  for (const wrong of [
    '',
    'period=never',
    'period=campaign',
    'from=9&until=5',
    'from=x&until=9',
    'from=-1&until=1.5',
    'from=1&until=9007199254740991',
  ])
    expect(periodIn(new URLSearchParams(wrong), periods)?.preset).toEqual(today)
})

test('what an address says of a period is the period again', () => {
  const chosen = periods.map((preset): Period => ({ from: preset.from, until: preset.until, preset }))
  for (const it of [...chosen, { from: 1_732_000_000_005, until: 1_732_000_000_009, preset: null }])
    expect(periodIn(new URLSearchParams(searchOf(it)), periods)).toEqual(it)
})

test('a phase of one day stays that phase tomorrow, when today is another day', () => {
  const [today, quiet] = ['today', 'gubernur.quietPeriod'].map((key) => periods.find((it) => it.key === key))
  expect([quiet?.from, quiet?.until]).toEqual([today?.from, today?.until])
  const address = (it = quiet) => new URLSearchParams(it && searchOf({ from: it.from, until: it.until, preset: it }))
  const tomorrow = periodsOf({ contests, zone: ZONE }, NOW + 24 * HOUR_MS)
  expect(periodIn(address(), tomorrow)?.from).toBe(MIDNIGHT)
  expect(periodIn(address(today), tomorrow)?.from).toBe(MIDNIGHT + 24 * HOUR_MS)
})

test('a day is told by hours, a campaign by days, a term of office by phases', () => {
  const of = (days: number) => stepOf({ from: 0, until: days * 24 * HOUR_MS })
  expect([of(1), of(2), of(3), of(400), of(401)]).toEqual(['hour', 'hour', 'day', 'day', 'phase'])
})
