import fc from 'fast-check'
import { expect, it } from 'vitest'
import { pointLine } from './line.ts'
import { apart2, eachWithin, nearest2, nearestAt, newStretch, runsOf, stretchOver } from './runs.ts'
import { type Mover, planeAt, rangeAfter, wayOver } from './way.ts'

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

function bruteForce(a: Path, b: Path): number[][] {
  return segmentsOf(a).map((one) => segmentsOf(b).map((other) => apart2(...one, ...other)))
}

it('[PX2] the nearest of two winding lines, and all that is as near, are those of each segment against each', () => {
  const [one, other] = [newStretch(), newStretch()]
  fc.assert(
    fc.property(path, path, fc.integer({ min: -500, max: 500 }), (a, b, shift) => {
      stretchOver(one, runsOf(a.x, a.y))
      stretchOver(other, runsOf(b.x, b.y))
      const moved = { x: b.x.map((it) => it + shift), y: b.y.map((it) => it - shift) }
      const least = Math.min(...bruteForce(a, moved).flat())
      // Which of the two is looked at first shows in the last digit.
      expect(Math.abs(nearest2(one, other, 1, 1, shift, -shift) - least)).toBeLessThan(1e-6)
      const { i, j, u, v } = nearestAt
      const on = ([x0, y0, x1, y1]: readonly number[] = [], u = 0): [number, number] => [
        (x0 ?? 0) + u * ((x1 ?? 0) - (x0 ?? 0)),
        (y0 ?? 0) + u * ((y1 ?? 0) - (y0 ?? 0)),
      ]
      const [[px, py], [qx, qy]] = [on(segmentsOf(a)[i], u), on(segmentsOf(moved)[j], v)]
      expect(Math.hypot(qx - px, qy - py)).toBeCloseTo(Math.sqrt(least), 6)

      const within2 = (Math.sqrt(Math.min(...bruteForce(a, b).flat())) + 100) ** 2
      const found: string[] = []
      eachWithin(one, other, 1, 1, 0, 0, within2, (p, q) => found.push(`${p} ${q}`))
      const all = bruteForce(a, b).flatMap((row, p) => row.flatMap((d2, q) => (d2 <= within2 ? `${p} ${q}` : [])))
      expect(found.toSorted()).toEqual(all.toSorted())
    }),
    { numRuns: 300, seed: 24 },
  )
}, 60_000)

it('[PX8] the range of two long bodies anywhere on their ways is that of each stretch against each', () => {
  const plane = planeAt({ lon: 117.5, lat: 0 })
  const body = fc.record({
    path,
    gone: fc.double({ min: 0, max: 1, noNaN: true }),
    part: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1, noNaN: true })),
  })
  const moverOf = (its: { path: Path; gone: number; part: number }): Mover => {
    const places = its.path.x.map((x, i) => ({
      lon: plane.origin.lon + x / plane.lonM,
      lat: plane.origin.lat + (its.path.y[i] ?? 0) / plane.latM,
    }))
    const [first = plane.origin, ...rest] = places
    const { way } = wayOver(pointLine(first), rest, plane)
    const wholeM = way.along.at(-1) ?? 0
    return { way, headM: its.gone * wholeM, lengthM: its.part * wholeM, mps: 0, edgeM: 0 }
  }
  /** The vertices of a body, cut out by walking along the way. */
  const cut = ({ way, headM, lengthM }: Mover): Path => {
    const its: Path = { x: [], y: [] }
    const from = Math.max(0, headM - lengthM)
    const put = (i: number, m: number): void => {
      const [m0 = 0, m1 = 0, x0 = 0, x1 = x0, y0 = 0, y1 = y0] = [
        way.along[i],
        way.along[i + 1],
        way.x[i],
        way.x[i + 1],
        way.y[i],
        way.y[i + 1],
      ]
      const u = m1 > m0 ? (m - m0) / (m1 - m0) : 0
      its.x.push(x0 + u * (x1 - x0))
      its.y.push(y0 + u * (y1 - y0))
    }
    for (let i = 0; i + 1 < way.along.length; i++) {
      const [start, stop] = [Math.max(from, way.along[i] ?? 0), Math.min(headM, way.along[i + 1] ?? 0)]
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
      expect(rangeAfter(a, b, 0)).toBeCloseTo(least, 6)
    }),
    { numRuns: 1_000, seed: 25 },
  )
}, 60_000)
