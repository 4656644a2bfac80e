import fc from 'fast-check'
import { expect, it } from 'vitest'
import { localM } from './geodesy.ts'
import { TRAIL_M, TRAIL_POINTS } from './limits.ts'
import { newPath, verticesOf } from './path.ts'
import { extendTrail, lengthBackM, passages, placesBack } from './trail.ts'
import { createWatch } from './watch.ts'
import { at, camp, driven, encounters, group, placeAt, play, playGroups, rules } from './watch-scene.ts'

const convoy = (over = {}) => group('a', [camp(1)], { kind: 'convoy', ...over })
const B = group('b', [camp(2)])
const standing =
  (x: number, y = 0) =>
  (): [number, number] => [x, y]
/** East along the road at 10 m/s from -10 km. */
const east = (s: number): [number, number] => [-10_000 + 10 * s, 0]

const lastOf = (over: object, reports: Parameters<typeof play>[1], untilS: number) => {
  const watch = createWatch(rules)
  for (const each of [convoy(over), B]) watch.setGroup(each)
  const findings = encounters(play(watch, reports, untilS))
  return { findings, reading: watch.latest(reports.at(-1)?.report.receivedAt ?? (0 as never)).readings[0] }
}

it('[PX2] a convoy is the line from head to tail: the range is to its nearest point, not to its head', () => {
  // The head is 6 km past b, the road passes b at 800 m.
  const reports = [...driven('b', standing(0, 800), 1_600), ...driven('a', east, 1_600)]
  const { reading, findings } = lastOf({ lengthM: 8_000 }, reports, 1_600)
  expect(reading?.rangeM).toBeCloseTo(800, -1)
  const danger = findings.find((it) => it.evidence.band === 'danger')
  expect(danger?.evidence.sides[0].lengthM).toBeCloseTo(8_000, -2)
  expect(lastOf({ lengthM: 500 }, reports, 1_600).reading?.rangeM).toBeGreaterThan(5_000)
})

it('[PX2] what its nearest point does tells whether they close in: a convoy that drives past is steady', () => {
  const reports = [...driven('b', standing(0, 800), 1_600), ...driven('a', east, 1_600)]
  expect(lastOf({ lengthM: 8_000 }, reports, 1_600).reading?.approach).toBe('steady')
})

it('[PX2] its head goes as its tracker says, though the road lay another way', () => {
  const b = driven('b', standing(8_000, 0), 1_600)
  const straight = driven('a', east, 1_600)
  expect(lastOf({ lengthM: 8_000 }, [...b, ...straight], 1_600).reading?.approach).toBe('closing')
  const back = straight.map((it) => ({ ...it, report: { ...it.report, courseDeg: 270 } }))
  expect(lastOf({ lengthM: 8_000 }, [...b, ...back], 1_600).reading?.approach).toBe('opening')
})

it('[PX2] one tracker and no declared length: as long as its people are many, never longer than it has come', () => {
  const reports = [...driven('b', standing(0, 800), 1_600), ...driven('a', east, 1_600)]
  // 4,000 people, 1.5 m each.
  expect(lastOf({ headcount: 4_000, radiusM: null }, reports, 1_600).reading?.rangeM).toBeCloseTo(
    Math.hypot(0, 800) - 10,
    -1,
  )
  const begun = [...driven('b', standing(-10_000, 5_000), 100), ...driven('a', east, 100)]
  expect(lastOf({ lengthM: 20_000 }, begun, 100).reading?.rangeM).toBeCloseTo(5_000, -1)
})

it('[PX2] lead and tail: along the trail of the lead back to the tail, however it stretches', () => {
  const lead = driven('a', (s) => [-10_000 + 10 * s, 0], 1_600, { device: 'lead' })
  // Falls back from 1 km to 4 km while driving on.
  const tail = driven('a', (s) => [-11_000 + 8 * s, 20], 1_600, { device: 'tail', fromS: 200 })
  const b = driven('b', standing(4_000, 900), 1_600)
  const findings = lastOf({ lengthM: 300 }, [...b, ...lead, ...tail], 1_600)
  // Lead at 6,000, tail at 1,800: b is abreast of the middle.
  expect(findings.reading?.rangeM).toBeCloseTo(900, -2)
})

it('[PX2] split in two trackers far apart: each stands for itself and what may be behind it', () => {
  const lead = driven('a', (s) => [-10_000 + 10 * s, 0], 1_000, { device: 'lead' })
  const lost = driven('a', (s) => [-10_000 + 10 * s, -6_000], 1_000, { device: 'other' })
  const atOther = [...lead, ...lost, ...driven('b', standing(-1_500, -6_900), 1_000)]
  const { reading } = lastOf({ lengthM: 2_000 }, atOther, 1_000)
  expect(reading?.rangeM).toBeCloseTo(900, -1)
})

it('[PX2] a U-turn: the convoy lies out and back until its tail has turned', () => {
  const out = (s: number): [number, number] => (s <= 1_000 ? [-10_000 + 10 * s, 0] : [-10 * (s - 1_000), 30])
  const behind = (s: number): [number, number] => out(s - 300)
  const lead = driven('a', out, 1_600, { device: 'lead' })
  const tail = driven('a', behind, 1_600, { device: 'tail', fromS: 300 })
  const b = driven('b', standing(600, 0), 1_600)
  const at1150 = [...lead, ...tail, ...b].filter((it) => it.report.receivedAt <= at(1_150))
  // Lead 1.5 km back already, tail 1.5 km before the turn: the turn, 600 m from b, is still full of people.
  expect(lastOf({ lengthM: 300 }, at1150, 1_150).reading?.rangeM).toBeCloseTo(600, -2)
  // At 1,590 s both are on the way home and nobody is at the turn.
  expect(lastOf({ lengthM: 300 }, [...lead, ...tail, ...b], 1_600).reading?.rangeM).toBeGreaterThan(3_000)
})

it('[PX2] a head that falls silent is looked for ahead of the tail that followed it', () => {
  const lead = driven('a', east, 400, { device: 'lead' })
  const tail = driven('a', (s) => east(s - 200), 800, { device: 'tail', fromS: 200 })
  // Lead was last heard 2 km ahead; by 800 s it is lost, the tail is at -4,000.
  const b = driven('b', standing(-1_000, 0), 800)
  expect(lastOf({}, [...lead, ...tail, ...b], 800).reading?.rangeM).toBeLessThan(1_100)
})

it('[PX2] a trail is bounded and never shorter than the convoy, however winding the road', () => {
  const trail = newPath()
  let last = placeAt(0, 0)
  for (let i = 0; i < 5_000; i++) {
    last = placeAt(i * 20, 300 * Math.sin(i / 6))
    extendTrail(trail, last)
    expect(verticesOf(trail)).toBeLessThanOrEqual(TRAIL_POINTS)
  }
  expect(lengthBackM(trail, TRAIL_M)).toBeGreaterThan(20_000)
})

it('[PX2] a convoy is never longer than it is, wherever its tail lies on a stretch of the trail', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -3_000, max: 3_000 }), fc.integer({ min: -3_000, max: 3_000 })), {
        minLength: 2,
        maxLength: 6,
      }),
      fc.double({ min: 1, max: 8_000, noNaN: true }),
      (corners, backM) => {
        const trail = newPath()
        let head = placeAt(0, 0)
        for (const [x, y] of corners) {
          head = placeAt(x, y)
          extendTrail(trail, head)
        }
        const lengthM = lengthBackM(trail, backM)
        const places = placesBack(trail, backM)
        expect(places[0]).toEqual(head)
        let drawnM = 0
        for (const [i, to] of places.entries()) drawnM += localM(places[i - 1] ?? to, to)
        expect(drawnM).toBeCloseTo(lengthM, 3)
        expect(lengthM).toBeLessThanOrEqual(backM)
      },
    ),
    { numRuns: 2_000, seed: 22 },
  )
})

it('[PX2] the noise of a standing phone makes no trail', () => {
  const trail = newPath()
  for (let i = 0; i < 500; i++) extendTrail(trail, placeAt(8 * Math.sin(i), 8 * Math.cos(i * 1.7)))
  // Where it is now, and where it was first.
  expect(verticesOf(trail)).toBeLessThanOrEqual(2)
})

it('[PX2] who drives past the head the other way is not on its trail; a place that is said twice is one', () => {
  for (const headM of [2_000, 2_010]) {
    const trail = newPath()
    for (const x of [0, 500, 1_000, 1_500, 2_000, headM, headM]) extendTrail(trail, placeAt(x, 0))
    expect(passages(trail, placeAt(headM, 50), 150, 270)).toEqual([])
    expect(passages(trail, placeAt(headM, 50), 150, 90)).toHaveLength(1)
    const places = placesBack(trail, 5_000)
    expect(places[0]).toEqual(placeAt(headM, 0))
    expect(places[1]).not.toEqual(places[0])
  }
})

it('[PX4] a convoy 6 km long that turns onto the other road is danger from the first metre of it in range', () => {
  const findings = encounters(
    playGroups(
      [convoy({ lengthM: 6_000 }), B],
      [...driven('b', standing(2_000, 0), 1_400), ...driven('a', east, 1_400)],
      1_400,
    ),
  )
  expect(findings.map((it) => it.evidence.band)).toEqual(['watch', 'warning', 'danger'])
})
