import type { Contest } from '@jaga-jarak/shared/operation.ts'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { anOrder } from '../store/specimens.ts'
import { checkQuiet } from './schedule.ts'
import { at, camp, ground } from './watch-scene.ts'

const calendar: Contest['calendar'] = [
  { phase: 'campaign', from: at(0), until: at(1_000) },
  { phase: 'quietPeriod', from: at(1_000), until: at(2_000) },
  { phase: 'voting', from: at(2_000), until: at(3_000) },
  { phase: 'recapitulation', from: at(3_000), until: null },
]
const contests = ground().contests.map((it) => (it.id === 'gubernur' ? { ...it, calendar } : { ...it, calendar: [] }))
const plan = (from: number, until: number, camps = [camp(1)]) => ({ camps, from: at(from), until: at(until) })

it.each([
  ['before the quiet, to its last second', 0, 1_000, false],
  ['a second into it', 0, 1_001, true],
  ['within it', 1_200, 1_300, true],
  ['over all of it', 500, 3_500, true],
  ['on the day of voting', 2_000, 2_100, true],
  ['when the count begins', 3_000, 3_100, false],
])('[SC6] a plan %s', (_, from, until, isRefused) => {
  const refused = { refused: 'quietPeriod', detail: 'gubernur' }
  expect(checkQuiet(contests, [], plan(from, until))).toEqual(isRefused ? refused : null)
})

it('[SC6, PX6] the same for every camp, and for a joint rally when one of its contests is quiet', () => {
  expect(checkQuiet(contests, [], plan(1_200, 1_300, [camp(2)]))).toMatchObject({ refused: 'quietPeriod' })
  expect(checkQuiet(contests, [], plan(1_200, 1_300, [camp(1, 'kutim')]))).toBeNull()
  expect(checkQuiet(contests, [], plan(1_200, 1_300, [camp(1, 'kutim'), camp(2)]))).not.toBeNull()
})

it("[SC6, PH6] a commander's order in the place of the calendar counts", () => {
  const order = (phase: 'campaign' | 'quietPeriod', from: number, until: number) =>
    anOrder('o', { contestId: 'gubernur', phase, from: at(from), until: at(until) })
  expect(checkQuiet(contests, [order('campaign', 900, 1_500)], plan(1_200, 1_300))).toBeNull()
  expect(checkQuiet(contests, [order('campaign', 900, 1_250)], plan(1_200, 1_300))).not.toBeNull()
  expect(checkQuiet(contests, [order('quietPeriod', 400, 600)], plan(500, 900))).not.toBeNull()
  expect(checkQuiet(contests, [order('quietPeriod', 400, 600)], plan(600, 900))).toBeNull()
})

it('[SC6] what was planned before the calendar changed keeps its time, and takes no other quiet one', () => {
  const planned = plan(1_200, 1_300)
  expect(checkQuiet(contests, [], plan(1_200, 1_300), planned)).toBeNull()
  expect(checkQuiet(contests, [], plan(1_200, 1_301), planned)).not.toBeNull()
  expect(checkQuiet(contests, [], plan(1_200, 1_300), plan(1_200, 1_300, [camp(1, 'kutim')]))).not.toBeNull()
  expect(checkQuiet([], [], { ...planned, from: epochMs(0) })).toBeNull()
})
