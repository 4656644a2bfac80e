import fc from 'fast-check'
import { expect, it } from 'vitest'
import { geodesicM, localM } from './geodesy.ts'
import { HORIZON_S } from './limits.ts'
import { closestApproach, fallsTo } from './meet.ts'
import { alongOf, endOf, pathThrough, placeAlong, vertex, verticesOf } from './path.ts'
import { createWatch, type Heard } from './watch.ts'
import { camp, driven, group, past, placeAt, rules } from './watch-scene.ts'
import { type Mover, rangeAfter } from './way.ts'

/** A way as the scene has it: corners in metres east and north, the part of it that is gone, length and speed. */
const body = fc.record({
  corners: fc.array(fc.tuple(fc.integer({ min: -9_000, max: 9_000 }), fc.integer({ min: -9_000, max: 9_000 })), {
    minLength: 2,
    maxLength: 7,
  }),
  gone: fc.double({ min: 0, max: 1, noNaN: true }),
  lengthM: fc.oneof(fc.constant(0), fc.integer({ min: 50, max: 8_000 })),
  mps: fc.double({ min: 0, max: 20, noNaN: true }),
  isHeard: fc.boolean(),
})
type Body = typeof body extends fc.Arbitrary<infer B> ? B : never
/** Part of them has its tail on a trail: the way is cut in two where they were heard last. */
function moverOf({ corners, gone, lengthM, mps, isHeard }: Body): Mover {
  const places = corners.map(([x, y]) => placeAt(x, y))
  const whole = pathThrough(places)
  const headM = gone * endOf(whole)
  if (!isHeard || lengthM === 0) return { trail: null, ahead: whole, headM, lengthM, mps, edgeM: 0 }
  const word = placeAlong(whole, headM)
  const isPassed = (i: number): boolean => alongOf(whole, i) < headM
  const trail = pathThrough([...places.filter((_, i) => isPassed(i)), word])
  const ahead = pathThrough([word, ...places.filter((_, i) => !isPassed(i))], endOf(trail))
  return { trail, ahead, headM: endOf(trail), lengthM, mps, edgeM: 0 }
}

/** Places every 200 m along a body after some seconds, by walking the way anew from its first corner. */
function placesOf({ trail, ahead, headM, lengthM, mps }: Mover, seconds: number): { lon: number; lat: number }[] {
  const way = [trail, ahead].flatMap((path) =>
    path ? Array.from({ length: verticesOf(path) }, (_, i) => vertex(path, i)) : [],
  )
  const end = endOf(ahead)
  const head = Math.min(end, headM + mps * seconds)
  const tail = Math.max(0, Math.min(end, headM + mps * seconds - lengthM))
  const count = Math.max(1, Math.ceil((head - tail) / 200))
  return Array.from({ length: head === tail ? 1 : count + 1 }, (_, k) => {
    let left = tail + ((head - tail) * k) / count
    for (const [i, to] of way.entries()) {
      const from = way[i - 1]
      if (!from) continue
      const length = localM(from, to)
      if (left <= length) {
        const u = length === 0 ? 0 : left / length
        return { lon: from.lon + u * (to.lon - from.lon), lat: from.lat + u * (to.lat - from.lat) }
      }
      left -= length
    }
    return way.at(-1) ?? placeAt(0, 0)
  })
}
const naive = (a: Mover, b: Mover, seconds: number): number => {
  let best = Number.POSITIVE_INFINITY
  for (const one of placesOf(a, seconds)) {
    for (const other of placesOf(b, seconds)) best = Math.min(best, geodesicM(one, other))
  }
  return best
}

it('[PX8] the range ahead is that of a naive walk along both bodies, by the exact geodesic', () => {
  fc.assert(
    fc.property(body, body, fc.integer({ min: 0, max: HORIZON_S }), (one, other, seconds) => {
      const [a, b] = [moverOf(one), moverOf(other)]
      const [fast, slow] = [rangeAfter(a, b, seconds), naive(a, b, seconds)]
      // Places every 200 m on both miss the nearest by at most half a step each; the plane errs by a part in a thousand.
      expect(fast).toBeLessThanOrEqual(slow * 1.001 + 0.5)
      expect(fast).toBeGreaterThanOrEqual(slow * 0.999 - 201)
    }),
    { numRuns: 2_000, seed: 8 },
  )
}, 60_000)

it('[PX8] asked within a limit, what is further is never said to be nearer, whatever the radii', () => {
  const radius = fc.double({ min: 0, max: 500, noNaN: true })
  fc.assert(
    fc.property(radius, radius, fc.integer({ min: 10, max: 20_000 }), (one, other, limitM) => {
      const far = (x: number, edgeM: number): Mover => ({
        trail: null,
        ahead: pathThrough([placeAt(x, 0)]),
        headM: 0,
        lengthM: 0,
        mps: 0,
        edgeM,
      })
      expect(rangeAfter(far(0, one), far(22_000, other), 0, limitM)).toBe(limitM)
    }),
    { numRuns: 2_000, seed: 89 },
  )
})

it('[PX8] first time and closest approach are those of dense sampling in time, on 10,000 scenes with convoys', () => {
  const limit = 1_000
  fc.assert(
    fc.property(body, body, (one, other) => {
      const [a, b] = [moverOf(one), moverOf(other)]
      const fastest = a.mps + b.mps
      const nowM = rangeAfter(a, b, 0)
      const first = nowM <= limit ? 0 : fallsTo(a, b, limit, 0, HORIZON_S)
      const { cpaM, tcpaS } = closestApproach(a, b, 0, nowM)
      let [lowest, sampled] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
      for (let t = 0; t <= HORIZON_S; t += 10) {
        const range = rangeAfter(a, b, t)
        lowest = Math.min(lowest, range)
        if (range <= limit && sampled === Number.POSITIVE_INFINITY) sampled = t
      }
      // Between two samples the range cannot fall by more than five seconds of both speeds.
      expect(cpaM).toBeLessThanOrEqual(lowest + 0.02)
      expect(cpaM).toBeGreaterThanOrEqual(lowest - 5 * fastest - 1)
      expect(Math.abs(rangeAfter(a, b, tcpaS) - cpaM)).toBeLessThan(0.02)
      if (first === null) expect(lowest).toBeGreaterThan(limit - fastest)
      else {
        expect(first).toBeLessThanOrEqual(sampled + 1e-6)
        const range = rangeAfter(a, b, first)
        // From the begin on it may be less.
        if (first === 0) expect(range).toBeLessThanOrEqual(limit)
        else expect(range).toBeCloseTo(limit, 3)
      }
    }),
    { numRuns: 10_000, seed: 88 },
  )
}, 120_000)

/** Four groups of two camps, convoys among them, driving about. */
const drive = fc.record({
  x: fc.integer({ min: -8_000, max: 8_000 }),
  y: fc.integer({ min: -8_000, max: 8_000 }),
  vx: fc.integer({ min: -15, max: 15 }),
  vy: fc.integer({ min: -15, max: 15 }),
  turnS: fc.integer({ min: 50, max: 500 }),
  lengthM: fc.oneof(fc.constant(0), fc.integer({ min: 200, max: 5_000 })),
})
type Drive = typeof drive extends fc.Arbitrary<infer D> ? D : never
const IDS = ['a', 'b', 'c', 'd']

function findingsOf(drives: readonly Drive[], over: { swap?: boolean; rename?: boolean; far?: boolean } = {}) {
  const watch = createWatch(rules)
  const reports: Heard[] = []
  for (const [i, { x, y, vx, vy, turnS, lengthM }] of drives.entries()) {
    const no = over.swap ? 2 - (i % 2) : 1 + (i % 2)
    const id = IDS[i] ?? 'z'
    watch.setGroup(group(id, [camp(no)], { kind: lengthM > 0 ? 'convoy' : 'crowd', lengthM }))
    const way = (s: number): [number, number] =>
      s <= turnS ? [x + vx * s, y + vy * s] : [x + vx * turnS - vy * (s - turnS), y + vy * turnS + vx * (s - turnS)]
    reports.push(...driven(id, way, 600, { device: over.rename ? `zz-${9 - i}` : `${id}-1` }))
  }
  if (over.far) {
    for (let k = 0; k < 6; k++) {
      watch.setGroup(group(`far-${k}`, [camp(1 + (k % 2))]))
      reports.push(...driven(`far-${k}`, (s) => [400_000 + 3 * s, 200_000 + k * 30_000], 600, { everyS: 20 }))
    }
  }
  reports.sort((p, q) => p.report.receivedAt - q.report.receivedAt)
  return watch
    .run(reports, past(900))
    .filter((it) => !it.subjects.some((subject) => subject.startsWith('far')))
    .map((it) => {
      const { kind, turn, at, subjects, certainty, evidence } = it
      return { kind, turn, at, subjects, certainty, range: 'rangeM' in evidence ? evidence.rangeM : null }
    })
}

it('[PX6] [PX7] camps swapped, trackers renamed, far groups added: the same findings, convoys and forecasts too', () => {
  fc.assert(
    fc.property(fc.array(drive, { minLength: 2, maxLength: 4 }), (drives) => {
      const plain = findingsOf(drives)
      expect(findingsOf(drives, { swap: true })).toEqual(plain)
      expect(findingsOf(drives, { rename: true })).toEqual(plain)
      expect(findingsOf(drives, { far: true })).toEqual(plain)
      expect(JSON.stringify(plain)).not.toMatch(/NaN|Infinity/)
    }),
    { numRuns: 60, seed: 67 },
  )
}, 60_000)
