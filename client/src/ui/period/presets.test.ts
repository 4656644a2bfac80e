import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { PhaseSpan } from '@jaga-jarak/shared/phase.ts'
import { ContestId } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { dayPresetsOf, phasePresetsOf } from './presets.ts'

const contest = (id: string, ...calendar: [string, number, number | null][]) =>
  ({
    ...{ id: ContestId.parse(id), kind: 'regent', name: id, region: '64', camps: [] },
    calendar: calendar.map(([phase, from, until]) => PhaseSpan.parse({ phase, from, until })),
  }) as unknown as Operation['contests'][number]

const contests = [
  contest('a', ['campaign', 100, 200], ['quietPeriod', 200, 300], ['settled', 500, null]),
  contest('b', ['campaign', 150, 250], ['quietPeriod', 250, 300], ['campaign', 300, 400], ['settled', 450, null]),
]
const told = (now: number) => phasePresetsOf({ contests }, now).map(({ key, from, until }) => [key, from, until])

it('each phase is that of its contest, and lasts no longer than until now', () => {
  expect(told(270)).toEqual([
    ['everything', 100, 270],
    ['a.campaign', 100, 200],
    ['a.quietPeriod', 200, 270],
    ['b.campaign', 150, 250],
    ['b.quietPeriod', 250, 270],
  ])
  expect(told(900).at(-1)).toEqual(['b.settled', 450, 900])
})

it('a phase that a re-vote brings again has a key of its own', () => {
  expect(told(350).filter(([key]) => `${key}`.startsWith('b.campaign'))).toEqual([
    ['b.campaign', 150, 250],
    ['b.campaign.2', 300, 350],
  ])
})

it('before the calendar there is nothing to choose', () => {
  expect(phasePresetsOf({ contests }, 50)).toEqual([])
})

const KALTIM = { zone: { id: 'Asia/Makassar', label: 'WITA' } }
const HOUR_MS = 3_600_000

it('days are those of the zone: half past midnight in Makassar is still yesterday in UTC', () => {
  const now = Date.UTC(2024, 10, 22, 16, 30)
  const midnight = Date.UTC(2024, 10, 22, 16)
  expect(dayPresetsOf(KALTIM, now)).toEqual([
    { key: 'today', name: 'today', from: midnight, until: midnight + 24 * HOUR_MS },
    { key: 'yesterday', name: 'yesterday', from: midnight - 24 * HOUR_MS, until: midnight },
    { key: 'week', name: 'week', from: midnight - 6 * 24 * HOUR_MS, until: midnight + 24 * HOUR_MS },
  ])
})

it('a day on which clocks change has an hour more', () => {
  const amsterdam = { zone: { id: 'Europe/Amsterdam', label: 'CET' } }
  const [today] = dayPresetsOf(amsterdam, Date.UTC(2024, 9, 27, 12))
  expect((today?.until ?? 0) - (today?.from ?? 0)).toBe(25 * HOUR_MS)
})
