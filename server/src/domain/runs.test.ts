import fc from 'fast-check'
import { expect, it } from 'vitest'
import { metresPerDegree } from './geodesy.ts'
import { alongOf, changeFrom, endOf, newPath, pathThrough, vertex } from './path.ts'
import { eachNearest, eachWithin, nearest2, nearestAt, roughly2 } from './runs.ts'
import { apartAt, measureApart } from './segment.ts'
import { cutOut, newStretch, placeOn } from './stretch.ts'
import { type Mover, rangeAfter } from './way.ts'

/** Winding, up to as long as a trail gets, in metres. */
const path = fc
  .record({
    x: fc.integer({ min: -3_000, max: 3_000 }),
    y: fc.integer({ min: -3_000, max: 3_000 }),
    steps: fc.array(fc.tuple(fc.integer({ min: -90, max: 150 }), fc.integer({ min: -120, max: 120 })), {
      maxLength: 220,
      size: 'max',
    }),
  })
  .map(({ x, y, steps }) => {
    const [xs, ys] = [[x], [y]]
    for (const [dx, dy] of steps) {
      xs.push((xs.at(-1) ?? 0) + dx)
      ys.push((ys.at(-1) ?? 0) + dy)
    }
    return { x: xs, y: ys }
  })
type Path = { x: number[]; y: number[] }

/** The ends of each segment; a single vertex is a segment of no length. */
const segmentsOf = ({ x, y }: Path): [number, number, number, number][] =>
  x
    .slice(0, Math.max(1, x.length - 1))
    .map((x0, i) => [x0, y[i] ?? 0, x[Math.min(i + 1, x.length - 1)] ?? 0, y[Math.min(i + 1, y.length - 1)] ?? 0])

const [ax, ay, bx, by] = [0, 1, 2, 3].map(() => new Float64Array(2))
function apart2(one: readonly number[], other: readonly number[]): number {
  if (!ax || !ay || !bx || !by) throw new Error('room for two segments')
  for (const [[x, y], [x0 = 0, y0 = 0, x1 = 0, y1 = 0]] of [[[ax, ay], one] as const, [[bx, by], other] as const]) {
    x.set([x0, x1])
    y.set([y0, y1])
  }
  measureApart(ax, ay, 0, bx, by, 0)
  return apartAt.apart2
}
function bruteForce(a: Path, b: Path): number[][] {
  return segmentsOf(a).map((one) => segmentsOf(b).map((other) => apart2(one, other)))
}

/** All of a path; degrees are metres here, and what is taken in is taken in by and by. */
function layOver(stretch: ReturnType<typeof newStretch>, { x, y }: Path): void {
  const path = newPath()
  let alongM = 0
  for (const [i, px] of x.entries()) {
    if (i > 0) alongM += Math.hypot(px - (x[i - 1] ?? 0), (y[i] ?? 0) - (y[i - 1] ?? 0))
    path.points.push(px, y[i] ?? 0, alongM)
    changeFrom(path, i)
    if (i % 11 === 0) cutOut(stretch, path, 0, alongM)
  }
  cutOut(stretch, path, 0, alongM)
}

it('[PX2] the nearest of two winding lines, and all that is as near, are those of each segment against each', () => {
  const [one, other] = [newStretch(), newStretch()]
  fc.assert(
    fc.property(path, path, fc.integer({ min: -500, max: 500 }), (a, b, shift) => {
      const moved = { x: b.x.map((it) => it + shift), y: b.y.map((it) => it - shift) }
      layOver(one, a)
      layOver(other, moved)
      const least = Math.min(...bruteForce(a, moved).flat())
      // Which of the two is looked at first shows in the last digit.
      expect(Math.abs(nearest2(one, other, 1, 1) - least)).toBeLessThan(1e-6)
      const { i, j, u, v } = nearestAt
      const [p, q] = [placeOn(one, i, u), placeOn(other, j, v)]
      expect(Math.hypot(q.lon - p.lon, q.lat - p.lat)).toBeCloseTo(Math.sqrt(least), 6)

      const near: string[] = []
      eachNearest(one, other, 1, 1, 0.2, 30, (p, q) => near.push(`${p} ${q}`))
      const near2 = (Math.sqrt(least) * 1.2 + 30) ** 2
      const within2 = (Math.sqrt(least) + 100) ** 2
      const found: string[] = []
      eachWithin(one, other, 1, 1, within2, (p, q) => found.push(`${p} ${q}`))
      const all = bruteForce(a, moved).flatMap((row, p) => row.flatMap((d2, q) => (d2 <= within2 ? `${p} ${q}` : [])))
      expect(found.toSorted()).toEqual(all.toSorted())
      const nearest = bruteForce(a, moved).flatMap((row, p) => row.flatMap((d2, q) => (d2 <= near2 ? `${p} ${q}` : [])))
      expect(near.toSorted()).toEqual(nearest.toSorted())
    }),
    { numRuns: 300, seed: 24 },
  )
}, 60_000)

it('[PX3] about how far apart two paths are: never less than that, and more only by the part that is let go', () => {
  const [one, other] = [newStretch(), newStretch()]
  let rough = 0
  fc.assert(
    fc.property(path, path, fc.constantFrom(0.01, 0.03, 0.2), (a, b, less) => {
      layOver(one, a)
      layOver(other, b)
      const [least, about] = [nearest2(one, other, 1, 1), roughly2(one, other, 1, 1, less)].map(Math.sqrt)
      if (least === undefined || about === undefined) throw new Error('two distances')
      expect(about).toBeGreaterThanOrEqual(least - 1e-9)
      expect(about * (1 - less)).toBeLessThanOrEqual(least + 1e-4)
      if (about > least) rough += 1
    }),
    { numRuns: 500, seed: 26 },
  )
  expect(rough).toBeGreaterThan(150)
}, 60_000)

it('[PX8] the range of two long bodies anywhere on their ways is that of each stretch against each', () => {
  const body = fc.record({
    path,
    gone: fc.double({ min: 0, max: 1, noNaN: true }),
    part: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  const plane = { lon: 117.5, lat: 0, ...metresPerDegree(0) }
  const moverOf = (its: { path: Path; gone: number; part: number }): Mover => {
    const ahead = pathThrough(
      its.path.x.map((x, i) => ({ lon: plane.lon + x / plane.lonM, lat: (its.path.y[i] ?? 0) / plane.latM })),
    )
    const wholeM = endOf(ahead)
    return { trail: null, ahead, headM: its.gone * wholeM, lengthM: its.part * wholeM, mps: 0, edgeM: 0 }
  }
  /** The vertices of a body, cut out by walking along the way. */
  const cut = ({ ahead, headM, lengthM }: Mover): Path => {
    const its: Path = { x: [], y: [] }
    const from = Math.max(0, headM - lengthM)
    const count = ahead.points.length / 3
    const put = (i: number, m: number): void => {
      const [from0, to0] = [vertex(ahead, i), vertex(ahead, Math.min(i + 1, count - 1))]
      const [m0, m1] = [alongOf(ahead, i), alongOf(ahead, Math.min(i + 1, count - 1))]
      const u = m1 > m0 ? (m - m0) / (m1 - m0) : 0
      its.x.push((from0.lon + u * (to0.lon - from0.lon) - plane.lon) * plane.lonM)
      its.y.push((from0.lat + u * (to0.lat - from0.lat)) * plane.latM)
    }
    for (let i = 0; i + 1 < count; i++) {
      const [start, stop] = [Math.max(from, alongOf(ahead, i)), Math.min(headM, alongOf(ahead, i + 1))]
      if (start > stop) continue
      put(i, start)
      put(i, stop)
    }
    if (its.x.length === 0) put(0, 0)
    return its
  }
  fc.assert(
    fc.property(body, body, (one, other) => {
      const [a, b] = [moverOf(one), moverOf(other)]
      const least = Math.sqrt(Math.min(...bruteForce(cut(a), cut(b)).flat()))
      // Half-way between both the plane is a little another.
      expect(Math.abs(rangeAfter(a, b, 0) - least)).toBeLessThan(1e-6 * (least + 1))
    }),
    { numRuns: 1_000, seed: 25 },
  )
}, 60_000)
