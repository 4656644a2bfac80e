import geodesic from 'geographiclib-geodesic'
import { expect, it } from 'vitest'
import { measure, osmandRequest } from './phone.ts'
import { readScenario, scenarioNames } from './read-scenario.ts'
import { Scenario, type ScenarioGroup, spreadGroups } from './scenario.ts'
import { seeded, travel } from './travel.ts'

const distanceM = (a: ScenarioGroup, b: ScenarioGroup, seconds: number): number => {
  const [p, q] = [travel(a, seconds), travel(b, seconds)]
  return geodesic.Geodesic.WGS84.Inverse(p.lat, p.lon, q.lat, q.lon).s12 ?? Number.NaN
}
const opposing = (scenario: Scenario): [ScenarioGroup, ScenarioGroup][] => {
  const groups = spreadGroups(scenario)
  return groups.flatMap((a, i) =>
    groups
      .slice(i + 1)
      .flatMap((b): [ScenarioGroup, ScenarioGroup][] =>
        a.camps.some((camp) =>
          b.camps.some((it) => it.contestId === camp.contestId && it.ballotNumber !== camp.ballotNumber),
        )
          ? [[a, b]]
          : [],
      ),
  )
}
const nearest = (scenario: Scenario, seconds: number): number =>
  Math.min(...opposing(scenario).map(([a, b]) => distanceM(a, b, seconds)))

it('every shipped scenario is well formed', () => {
  for (const name of scenarioNames()) expect(readScenario(name).groups.length).toBeGreaterThan(0)
  expect(() => readScenario('nowhere')).toThrow('there are flood, grand-rally-day, noisy-gps, quiet-day')
  expect(Scenario.safeParse({ name: 'x', seed: 1, durationS: 1, groups: [], extra: 1 }).success).toBe(false)
})

it('grand-rally-day: calm, then watch, warning, danger, and well apart in the end', () => {
  const day = readScenario('grand-rally-day')
  const ranges = Array.from({ length: day.durationS + 1 }, (_, s) => nearest(day, s))
  expect(Math.min(...ranges.slice(0, 240))).toBeGreaterThan(10_200)
  const first = (limit: number): number => ranges.findIndex((range) => range < limit)
  expect(first(10_000)).toBeLessThan(first(3_000))
  expect(first(3_000)).toBeLessThan(first(1_000))
  expect(Math.min(...ranges)).toBeGreaterThan(500)
  expect(day.durationS).toBeLessThanOrEqual(2 * 60 * 20)
})

it('grand-rally-day: the two convoys end beyond the outer limit', () => {
  const day = readScenario('grand-rally-day')
  const [, , north, south] = day.groups
  if (!north || !south) throw new Error('two convoys expected')
  expect(distanceM(north, south, day.durationS)).toBeGreaterThan(12_000)
})

it('quiet-day: nobody comes near the other side', () => {
  const day = readScenario('quiet-day')
  for (let s = 0; s <= day.durationS; s += 10) expect(nearest(day, s)).toBeGreaterThan(12_000)
})

it('flood: five hundred pairs pass the danger limit at the same moment', () => {
  const day = readScenario('flood')
  const groups = spreadGroups(day)
  expect(groups).toHaveLength(1_000)
  const crossing = groups.slice(0, 500).map((west, i) => {
    const east = groups[500 + i]
    if (!east) throw new Error('a pair expected')
    let s = 0
    while (distanceM(west, east, s) > 1_000) s += 1
    return s
  })
  expect(Math.max(...crossing) - Math.min(...crossing)).toBeLessThanOrEqual(10)
})

it('the same seed measures the same fixes; a phone that is lost stops', () => {
  const [group] = readScenario('noisy-gps').groups
  const phone = group?.phones[0]
  if (!group || !phone) throw new Error('a phone expected')
  expect(measure(group, phone, 600, seeded(1))).toEqual(measure(group, phone, 600, seeded(1)))
  expect(measure(group, { ...phone, lostFromS: 100 }, 600, seeded(1)).at(-1)?.atS).toBeLessThanOrEqual(100)
  const east = measure(group, { ...phone, noiseM: 0 }, 600, seeded(1)).filter((fix) => fix.lon > 117.3)
  expect(east).toHaveLength(1)
})

it('speaks the protocol in three shapes', () => {
  const fix = { lon: 117.5, lat: 0.5, speedMps: 10, courseDeg: 90, atS: 0, accuracyM: 5 }
  expect(osmandRequest(0, 'secret', fix, 1_000)[0]).toContain('speed=19.438')
  expect(osmandRequest(1, 'secret', fix, 1_000)).toMatchObject(['/osmand', { method: 'POST' }])
  expect(osmandRequest(2, 'secret', fix, 1_000)[1].body).toContain('"device_id":"secret"')
})
