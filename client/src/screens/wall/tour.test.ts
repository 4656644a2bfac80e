import { alertId } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { continueTour, ENCOUNTER_MS, NEW_DANGER_MS, PROVINCE_MS, type Stop, startTour, type Tour } from './tour.ts'

const danger = (name: string): Stop => ({ id: alertId(name), isDanger: true })
const warning = (name: string): Stop => ({ id: alertId(name), isDanger: false })
const framed = ({ step }: Tour): string => (step.kind === 'province' ? 'province' : step.ids.join('+'))

/** What is framed at each of the given instants, when the tour looks once a second. */
function watch(stops: (now: number) => Stop[], untilMs: number): Map<number, string> {
  const seen = new Map<number, string>()
  let tour = startTour(0)
  for (let now = 0; now <= untilMs; now += 1_000) {
    tour = continueTour(tour, stops(now), now)
    seen.set(now, framed(tour))
  }
  return seen
}

it('stays with the province while all is calm', () => {
  expect(new Set(watch(() => [], 120_000).values())).toEqual(new Set(['province']))
})

it('visits the three gravest in turn and comes back to the province', () => {
  const stops = ['a', 'b', 'c', 'd'].map(warning)
  const seen = [...new Set([...watch(() => stops, PROVINCE_MS + 3 * ENCOUNTER_MS).values()])]
  expect(seen).toEqual(['province', 'a', 'b', 'c'])
  expect(watch(() => stops, 100_000).get(PROVINCE_MS + 3 * ENCOUNTER_MS)).toBe('province')
})

it('frames a new danger at once and holds it 20 s, also when a graver encounter turns up', () => {
  const seen = watch((now) => (now < 5_000 ? [] : now < 9_000 ? [danger('x')] : [warning('y'), danger('x')]), 60_000)
  expect(seen.get(4_000)).toBe('province')
  expect(seen.get(5_000)).toBe('x')
  expect(seen.get(5_000 + NEW_DANGER_MS - 1_000)).toBe('x')
  expect(seen.get(5_000 + NEW_DANGER_MS)).toBe('y')
})

it('frames a second new danger together with the one that is still held', () => {
  const seen = watch((now) => (now < 10_000 ? [danger('x')] : [danger('x'), danger('z')]), 60_000)
  expect(seen.get(9_000)).toBe('x')
  expect(seen.get(10_000)).toBe('z+x')
  expect(seen.get(10_000 + NEW_DANGER_MS - 1_000)).toBe('z+x')
})

it('a danger that eased and came back is new', () => {
  const seen = watch((now) => (now >= 30_000 && now < 70_000 ? [warning('x')] : [danger('x')]), 75_000)
  expect(seen.get(69_000)).not.toBe('x')
  expect(seen.get(70_000)).toBe('x')
})

it('leaves an encounter that is over, without waiting', () => {
  const seen = watch((now) => (now < 12_000 ? [danger('x')] : []), 20_000)
  expect([seen.get(11_000), seen.get(12_000)]).toEqual(['x', 'province'])
})

it('gives the same tour back while nothing changes', () => {
  const tour = continueTour(startTour(0), [warning('a')], 1_000)
  expect(continueTour(tour, [warning('a')], 2_000)).toBe(tour)
})
