import { Rally, type RallyPhase } from '@jaga-jarak/shared/rally.ts'
import { expect, it } from 'vitest'
import { localDay } from '../../text/local-day.ts'
import { layOut, lineSpan, ticks } from './time-line.ts'

const HOUR = 3_600_000
const midnight = Date.parse('2024-11-23T00:00:00+08:00')
const rally = (id: string, fromHour: number, untilHour: number, phase: RallyPhase = 'planned') =>
  Rally.parse({
    id,
    kind: 'openRally',
    camps: [{ contestId: 'kutai-timur', ballotNumber: 1 }],
    venue: { name: id, position: { lon: 117.5, lat: 0.5 } },
    from: midnight + fromHour * HOUR,
    until: midnight + untilHour * HOUR,
    headcount: 1,
    phase,
    place: null,
    version: 1,
  })
const narrow = () => 0.1

it('shows the working day, and more when more happens, but no other day', () => {
  const day = localDay(midnight, 'Asia/Makassar')
  const hours = (span: { from: number; until: number }) => [
    (span.from - midnight) / HOUR,
    (span.until - midnight) / HOUR,
  ]
  expect(hours(lineSpan(day, [], midnight + 12 * HOUR))).toEqual([8, 18])
  expect(hours(lineSpan(day, [rally('a', 6.5, 20.2)], midnight + 12 * HOUR))).toEqual([6, 21])
  expect(hours(lineSpan(day, [rally('a', -5, 30)], midnight + 12 * HOUR))).toEqual([0, 24])
  expect(hours(lineSpan(day, [], midnight + 22.5 * HOUR))).toEqual([8, 23])
})

it('has as many ticks as there is room for', () => {
  const at = (hours: number) => ticks({ from: 0, until: hours * HOUR }, 8).map((it) => it / HOUR)
  expect(at(7)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
  expect(at(10)).toEqual([0, 2, 4, 6, 8, 10])
  expect(at(24)).toEqual([0, 4, 8, 12, 16, 20, 24])
})

it('[PX6] rallies of one moment stand in the order of the ballot numbers, whatever their ids', () => {
  const of = (id: string, ballotNumber: number): Rally => {
    const { camps, ...its } = rally(id, 8, 10)
    return { ...its, camps: camps.map((camp) => ({ ...camp, ballotNumber })) }
  }
  const span = { from: midnight, until: midnight + 24 * HOUR }
  expect(layOut([of('a', 2), of('b', 1)], span, 3, narrow).bars.map((bar) => bar.rally.id)).toEqual(['b', 'a'])
})

it('rallies at different times share a lane, at the same time they do not', () => {
  const span = { from: midnight, until: midnight + 24 * HOUR }
  const lanes = (...rallies: Rally[]) => layOut(rallies, span, 3, narrow).bars.map((bar) => [bar.rally.id, bar.lane])
  expect(lanes(rally('a', 8, 10), rally('b', 11, 14))).toEqual([
    ['a', 0],
    ['b', 0],
  ])
  expect(lanes(rally('a', 8, 12), rally('b', 11, 14))).toEqual([
    ['a', 0],
    ['b', 1],
  ])
})

it('words need room too, and stay on the line', () => {
  const span = { from: midnight, until: midnight + 10 * HOUR }
  const { bars } = layOut([rally('a', 1, 2), rally('b', 3, 4), rally('c', 9, 10)], span, 3, () => 0.4)
  expect(bars.map(({ lane }) => lane)).toEqual([0, 1, 0])
  expect(bars.map(({ label }) => Number(label.toFixed(3)))).toEqual([0.1, 0.3, 0.6])
})

it('what finds no lane is told, and it is never the live one', () => {
  const span = { from: midnight, until: midnight + 24 * HOUR }
  const rallies = [rally('over', 8, 12, 'ended'), rally('later', 9, 12), rally('now', 10, 12, 'underway')]
  const { bars, left } = layOut(rallies, span, 1, narrow)
  expect(bars.map((bar) => bar.rally.id)).toEqual(['now'])
  expect(left.map((it) => it.id)).toEqual(['later', 'over'])
})
