import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Side } from './camps.ts'
import { at, type Body, by, createJudge, keyOf, LIMITS, opposed, REACH_M } from './field-in-test.ts'
import { localM } from './geodesy.ts'
import { asked, type Circle, ProximityField } from './proximity-field.ts'

const SLOTS = 20

const metres = (most: number) => fc.integer({ min: -most, max: most })
const sides = fc
  .array(fc.record({ contest: fc.nat(2), camp: fc.nat(2) }), { maxLength: 3 })
  .map((all) => all.filter((it, i) => all.findIndex((other) => other.contest === it.contest) === i))
const moveOf = (most: number, extent: number) =>
  fc.record({ slot: fc.nat(SLOTS - 1), eastM: metres(most), northM: metres(most), extentM: fc.nat(extent) })
const what = fc.oneof(
  { weight: 12, arbitrary: moveOf(2_000, 800).map((move) => ({ ...move, what: 'move' as const })) },
  { weight: 3, arbitrary: moveOf(40_000, 3_000).map((move) => ({ ...move, what: 'move' as const })) },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('sides' as const), slot: fc.nat(SLOTS - 1), sides }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('remove' as const), slot: fc.nat(SLOTS - 1) }) },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('all' as const), slot: fc.nat(SLOTS - 1) }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('keep' as const), slot: fc.nat(SLOTS - 1), other: fc.nat(SLOTS - 1) }),
  },
)
/** Some steps are taken together: nobody is judged before all of them have been. */
const step = fc.record({
  what,
  settles: fc.boolean(),
  /** Judging fails once in so many asked, 0 for never. */
  failsIn: fc.oneof({ weight: 9, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 9 }) }),
})
/** Slots are numbered so far apart that room for them grows while they come. */
const APART = 7
const place = fc.record({ eastM: metres(15_000), northM: metres(15_000), sides })
const scene = fc.record({
  lat: fc.integer({ min: -11, max: 6 }),
  begin: fc.array(place, { minLength: SLOTS, maxLength: SLOTS }),
  steps: fc.array(step, { maxLength: 120, size: 'max' }),
})

it.each([
  { of: 'far', limits: LIMITS, scale: 1 },
  // Less than lists are long: most of what is listed is beyond reach.
  { of: 'near', limits: [300, 345, 1_000, 1_150], scale: 0.2 },
])(
  '[PX3] no pair within a reach that is $of goes unjudged: its zone is always that of all pairs looked at naively',
  ({ limits, scale }) => {
    fc.assert(
      fc.property(scene, ({ lat, begin, steps }) => {
        const bodies: (Body | null)[] = []
        const { zones, kept, seen, judge, misjudged, reachM } = createJudge(bodies, limits)
        const field = new ProximityField(reachM, (a, b) => judge(a / APART, b / APART))
        /** What was judged and kept of pairs that are none any more says nothing. */
        const forget = (slot: number, its: readonly Side[]): void => {
          for (let other = 0; other < SLOTS; other++) {
            if (opposed(its, bodies[other]?.sides ?? [])) continue
            zones.delete(keyOf(slot, other))
            kept.delete(keyOf(slot, other))
          }
        }
        const home = (its: readonly Side[]): Body => ({ lon: 117, lat, extentM: 0, sides: its })
        const put = (slot: number, body: Body): void => {
          const from = bodies[slot]
          if (from?.sides !== body.sides) {
            field.setSides(slot * APART, body.sides)
            forget(slot, body.sides)
          }
          bodies[slot] = body
          const movedM = from ? localM(from, body) + Math.abs(body.extentM - from.extentM) : 0
          if (slot % 2 === 0) field.move(slot * APART, body)
          else field.reshape(slot * APART, body, movedM)
        }
        const settle = (): void => {
          try {
            field.settle()
          } catch (error) {
            expect(error).toEqual(new Error('no answer'))
            // With the next word of each all that was not said is made good.
            for (const [slot, body] of bodies.entries()) if (body) field.move(slot * APART, body)
            field.settle()
          }
        }
        for (const [slot, it] of begin.entries()) put(slot, by(home(it.sides), it.eastM * scale, it.northM * scale, 0))
        settle()
        for (const { what: it, settles, failsIn } of steps) {
          const body = bodies[it.slot] ?? home(begin[it.slot]?.sides ?? [])
          if (it.what === 'remove') {
            field.remove(it.slot * APART)
            bodies[it.slot] = null
            forget(it.slot, [])
          } else if (it.what === 'all') field.judgeAll(it.slot * APART)
          else if (it.what === 'keep') {
            if (!opposed(bodies[it.slot]?.sides ?? [], bodies[it.other]?.sides ?? [])) continue
            field.keep(it.slot * APART, it.other * APART, 9)
            kept.set(keyOf(it.slot, it.other), 9)
          } else if (it.what === 'sides') put(it.slot, { ...body, sides: it.sides })
          else put(it.slot, by(body, it.eastM * scale, it.northM * scale, it.extentM * scale))
          if (!settles) continue
          seen.failsAt = failsIn === 0 ? 0 : seen.judged + failsIn
          settle()
          expect(misjudged()).toEqual([])
          for (const [key, bits] of kept) {
            const [a = 0, b = 0] = key.split(',').map(Number)
            expect([key, field.kept(a * APART, b * APART)]).toEqual([key, bits])
          }
        }
      }),
      { numRuns: 500, seed: 3 },
    )
  },
  60_000,
)

const driver = fc.record({
  eastM: metres(3_000),
  northM: metres(3_000),
  /** a move */
  dx: metres(60),
  dy: metres(60),
  camp: fc.nat(2),
})

it('[PX3] whoever drives or stands, in many small moves of all, no pair within reach goes unjudged', () => {
  fc.assert(
    fc.property(fc.array(driver, { minLength: 30, maxLength: 40 }), (drivers) => {
      const bodies: Body[] = drivers.map(({ eastM, northM, camp }) =>
        by({ lon: 117, lat: -1, extentM: 0, sides: [{ contest: 0, camp }] }, eastM, northM, 0),
      )
      const { judge, misjudged } = createJudge(bodies, [1_000, 1_150])
      const field = new ProximityField(1_150, judge)
      for (const [slot, { sides: its }] of bodies.entries()) field.setSides(slot, its)
      for (let step = 0; step < 60; step++) {
        for (const [slot, { dx, dy }] of drivers.entries()) {
          const body = bodies[slot]
          // Every third stands.
          if (body && slot % 3 !== 0) bodies[slot] = by(body, dx, dy, 0)
          field.move(slot, bodies[slot] ?? at(0, 0))
        }
        field.settle()
        expect(misjudged()).toEqual([])
      }
    }),
    { numRuns: 40, seed: 7 },
  )
}, 60_000)

/** Ten to a row, sides in turn. */
function grid(count: number, apartM: number) {
  const bodies: Body[] = []
  const { judge, seen } = createJudge(bodies)
  const field = new ProximityField(REACH_M, judge)
  for (let slot = 0; slot < count; slot++) {
    const its = [{ contest: 0, camp: slot % 2 }]
    const body = by(
      { lon: 117, lat: 0, extentM: 0, sides: its },
      (slot % 10) * apartM,
      Math.floor(slot / 10) * apartM,
      0,
    )
    bodies.push(body)
    field.setSides(slot, its)
    field.move(slot, body)
  }
  field.settle()
  return { field, bodies, seen }
}

it('most moves judge nobody', () => {
  const { field, bodies, seen } = grid(40, 6_500)
  const before = seen.judged
  for (let i = 1; i <= 20; i++) {
    const [, , , , , , , body] = bodies
    if (!body) throw new Error('eight bodies expected')
    field.move(7, { ...body, lat: body.lat + (i * 10) / 110_574 })
    field.settle()
  }
  expect(seen.judged - before).toBeLessThan(20)
})

it('[PX5] an edge that grows in small steps is reckoned with by whoever comes near it', () => {
  let judged = 0
  const field = new ProximityField(1_000, () => {
    judged += 1
  })
  for (const slot of [0, 1]) field.setSides(slot, [{ contest: 0, camp: slot }])
  field.move(1, at(117.36, 0))
  for (let extentM = 10; extentM <= 20_000; extentM += 100) {
    field.move(0, { ...at(117, 0), extentM })
    field.settle()
  }
  expect(judged).toBe(0)
  field.move(1, at(117.14, 0))
  field.settle()
  expect(judged).toBe(1)
})

it('who is told of otherwise is asked about by neither, but when all of one are', () => {
  let judged = 0
  const field = new ProximityField(REACH_M, () => {
    judged += 1
    asked.slackM = Number.POSITIVE_INFINITY
  })
  for (const slot of [0, 1]) {
    field.setSides(slot, [{ contest: 0, camp: slot }])
    field.move(slot, at(117 + slot / 1_000, 0))
  }
  field.settle()
  expect(judged).toBe(1)
  for (let i = 1; i <= 400; i++) {
    for (const slot of [0, 1]) field.move(slot, at(117 + slot / 1_000, i / 1_000))
    field.settle()
  }
  expect(judged).toBe(1)
  field.judgeAll(1)
  field.settle()
  expect(judged).toBe(2)
})

it('a slot that is given out anew opposes nobody until it is said whom', () => {
  const judged = new Set<string>()
  const field = new ProximityField(REACH_M, (a, b) => {
    judged.add(keyOf(a, b))
  })
  field.setSides(0, [{ contest: 0, camp: 0 }])
  field.move(0, at(117, 0))
  const several = [0, 1].map((contest) => ({ contest, camp: 1 }))
  for (const sides of [several, [], several]) {
    field.setSides(1, sides)
    field.move(1, at(117.001, 0))
    field.settle()
    expect([...judged]).toEqual(sides.length > 0 ? ['0,1'] : [])
    judged.clear()
    field.remove(1)
    field.move(1, at(117.001, 0))
    field.settle()
    expect([...judged]).toEqual([])
  }
})

it('[PX3] who looks beyond reach leaves the other what it may still go', () => {
  let judged = 0
  const field = new ProximityField(1_000, () => {
    judged += 1
  })
  const east = (metres: number): Circle => at(117 + metres / 111_320, 0)
  for (const slot of [0, 1]) {
    field.setSides(slot, [{ contest: 0, camp: slot }])
    field.move(slot, east(slot * 1_200))
  }
  field.settle()
  // About 200 m beyond reach, half for each. The first has used three quarters of its half, the second all.
  field.reshape(0, east(0), 75)
  field.reshape(1, east(1_200), 101)
  field.settle()
  expect(judged).toBe(0)
  field.move(0, east(20))
  field.move(1, east(1_200 - 187))
  field.settle()
  expect(judged).toBe(1)
})

it('what is kept of a pair beyond reach is asked about once, also when it comes within and goes again', () => {
  const bits: number[] = []
  const field = new ProximityField(1_000, () => {
    bits.push(asked.bits)
  })
  for (const slot of [0, 1]) field.setSides(slot, [{ contest: 0, camp: slot }])
  field.move(0, at(117, 0))
  field.move(1, at(117.015, 0))
  field.settle()
  expect(bits).toEqual([])
  field.keep(0, 1, 5)
  for (const lon of [117.014, 117.005, 117.015, 117.004]) {
    bits.length = 0
    field.move(1, at(lon, 0))
    field.settle()
    expect([bits, field.kept(0, 1), field.kept(1, 0)]).toEqual([[5], 5, 5])
  }
})

it('near: every opponent within, nobody of the own side, nobody far', () => {
  const { field, bodies } = grid(100, 2_000)
  const [own] = bodies.slice(44)
  for (const withinM of [500, 2_500, 8_000, 30_000]) {
    const found: number[] = []
    field.near(44, withinM, (other) => void found.push(other))
    const expected = bodies.flatMap((it, slot) => (slot % 2 === 1 && own && localM(own, it) <= withinM ? [slot] : []))
    expect(found.toSorted((a, b) => a - b)).toEqual(expected)
  }
})

it('near: also who has come since it last searched', () => {
  const field = new ProximityField(1_000, () => {})
  for (const slot of [0, 1]) {
    field.setSides(slot, [{ contest: 0, camp: slot }])
    field.move(slot, at(117 + slot * 0.05, 0))
  }
  field.settle()
  field.move(1, at(117.046, 0))
  field.settle()
  const found: number[] = []
  field.near(0, 5_130, (other) => void found.push(other))
  expect(found).toEqual([1])
})

it('near: as many as there are', () => {
  const { field } = grid(700, 5)
  const found = new Set<number>()
  field.near(0, 10_000, (other) => void found.add(other))
  expect(found.size).toBe(350)
})

it('[PX6] far slots that are added change nothing for the others', () => {
  const { field, seen } = grid(20, 3_000)
  const before = seen.judged
  field.setSides(500, [{ contest: 0, camp: 1 }])
  field.move(500, at(120, 3))
  field.judgeAll(500)
  field.settle()
  expect(seen.judged).toBe(before)
})

it.each([
  [Number.NaN, 0, 0, 0],
  [0, Number.POSITIVE_INFINITY, 0, 0],
  [0, 0, Number.NaN, 0],
  [0, 0, 0, Number.NaN],
  [0, 90, 0, 0],
  [180, 0, 0, 0],
])(
  '[PX3] refuses %d %d %d %d: poles, antimeridian and what is no number never reach the core',
  (lon, lat, extentM, movedM) => {
    const field = new ProximityField(REACH_M, () => {})
    expect(() => field.reshape(3, { lon, lat, extentM }, movedM)).toThrow(/slot 3: .* got/)
  },
)
