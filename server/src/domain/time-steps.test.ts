import { Operation } from '@jaga-jarak/shared/operation.ts'
import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { lastDays, mainContest, timeSteps } from './time-steps.ts'

const HOUR = 3_600_000
const at = (text: string): EpochMs => epochMs(Date.parse(text))
const operation = (id: string, calendar: object[] = [{ phase: 'campaign', from: 0, until: null }]) =>
  Operation.pick({ contests: true, province: true, zone: true }).parse({
    contests: [
      {
        ...{ id: 'kutim', kind: 'regent', name: 'Kutim', region: '64.08', camps: [{ ballotNumber: 1, colour: 'tan' }] },
        calendar: [{ phase: 'settled', from: 0, until: null }],
      },
      { id: 'gub', kind: 'governor', name: 'Gub', region: '64', camps: [{ ballotNumber: 1, colour: 'tan' }], calendar },
    ],
    province: { code: '64', bps: '64', name: 'Kaltim' },
    zone: { id, label: 'x' },
  })
/** In the phases of the contest of the province. */
const inZone = (...its: Parameters<typeof operation>) => {
  const { zone, ...all } = operation(...its)
  return { zone, contest: mainContest({ ...all }) }
}
const edges = (steps: readonly { from: number; until: number }[]) =>
  steps.map(({ from, until }) => [new Date(from).toISOString(), new Date(until).toISOString()])

it('a day begins at local midnight, and the first and the last are cut to the period', () => {
  const period = { from: at('2024-11-23T15:00Z'), until: at('2024-11-24T16:00:01Z') }
  expect(edges(timeSteps(inZone('Asia/Makassar'), period, 'day'))).toEqual([
    ['2024-11-23T15:00:00.000Z', '2024-11-23T16:00:00.000Z'],
    ['2024-11-23T16:00:00.000Z', '2024-11-24T16:00:00.000Z'],
    ['2024-11-24T16:00:00.000Z', '2024-11-24T16:00:01.000Z'],
  ])
})

it.each([
  ['2024-03-30T23:00Z', '2024-03-31T22:00Z', 23],
  ['2024-10-26T22:00Z', '2024-10-27T23:00Z', 25],
])('the day on which clocks change, from %s, has its true length', (from, until, hours) => {
  const period = { from: at(from), until: at(until) }
  const berlin = inZone('Europe/Berlin')
  expect(timeSteps(berlin, period, 'day')).toEqual([{ ...period, phase: null }])
  expect(timeSteps(berlin, period, 'hour')).toHaveLength(hours)
})

it('an hour is one of the local clock, also where that is half an hour off', () => {
  const period = { from: at('2024-11-23T00:00Z'), until: at('2024-11-23T02:00Z') }
  const spans = timeSteps(inZone('Asia/Kolkata'), period, 'hour').map(({ from, until }) => until - from)
  expect(spans).toEqual([HOUR / 2, HOUR, HOUR / 2])
})

it('phases are those of a contest, the one of the province unless another is asked for; before its calendar is none', () => {
  const calendar = [
    { phase: 'campaign', from: 1_000, until: 2_000 },
    { phase: 'quietPeriod', from: 2_000, until: 3_000 },
    { phase: 'voting', from: 3_000, until: null },
  ]
  const period = { from: epochMs(500), until: epochMs(3_500) }
  expect(timeSteps(inZone('UTC', calendar), period, 'phase')).toEqual([
    { from: 500, until: 1_000, phase: null },
    { from: 1_000, until: 2_000, phase: 'campaign' },
    { from: 2_000, until: 3_000, phase: 'quietPeriod' },
    { from: 3_000, until: 3_500, phase: 'voting' },
  ])
  const { zone, contests } = operation('UTC', calendar)
  expect(timeSteps({ zone, contest: contests[0] }, period, 'phase')).toEqual([{ ...period, phase: 'settled' }])
})

it('the last days end with the one that an instant lies in', () => {
  const days = lastDays(at('2024-11-23T16:00Z'), 3, 'Asia/Makassar')
  expect(edges(days)).toEqual([
    ['2024-11-21T16:00:00.000Z', '2024-11-22T16:00:00.000Z'],
    ['2024-11-22T16:00:00.000Z', '2024-11-23T16:00:00.000Z'],
    ['2024-11-23T16:00:00.000Z', '2024-11-24T16:00:00.000Z'],
  ])
})
