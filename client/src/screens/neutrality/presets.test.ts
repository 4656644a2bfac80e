import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { PhaseSpan } from '@jaga-jarak/shared/phase.ts'
import { ContestId } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { presetsOf } from './presets.ts'

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
  expect(presetsOf({ contests }, 270)).toEqual([
    { name: 'everything', from: 100, until: 270 },
    { name: 'campaign', from: 100, until: 250 },
    { name: 'quietPeriod', from: 200, until: 270 },
  ])
  expect(presetsOf({ contests }, 900).at(-1)).toEqual({ name: 'settled', from: 450, until: 900 })
})

it('before the calendar there is nothing to choose', () => {
  expect(presetsOf({ contests }, 50)).toEqual([])
})
