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
  contest('b', ['campaign', 150, 250], ['quietPeriod', 250, 300], ['settled', 450, null]),
]

it('a phase lasts from its first day in any contest to its last, and no longer than until now', () => {
  expect(phasePresetsOf({ contests }, 270)).toEqual([
    { name: 'everything', from: 100, until: 270 },
    { name: 'campaign', from: 100, until: 250 },
    { name: 'quietPeriod', from: 200, until: 270 },
  ])
  expect(phasePresetsOf({ contests }, 900).at(-1)).toEqual({ name: 'settled', from: 450, until: 900 })
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
    { name: 'today', from: midnight, until: midnight + 24 * HOUR_MS },
    { name: 'yesterday', from: midnight - 24 * HOUR_MS, until: midnight },
    { name: 'week', from: midnight - 6 * 24 * HOUR_MS, until: midnight + 24 * HOUR_MS },
  ])
})

it('a day on which clocks change has an hour more', () => {
  const amsterdam = { zone: { id: 'Europe/Amsterdam', label: 'CET' } }
  const [today] = dayPresetsOf(amsterdam, Date.UTC(2024, 9, 27, 12))
  expect((today?.until ?? 0) - (today?.from ?? 0)).toBe(25 * HOUR_MS)
})
