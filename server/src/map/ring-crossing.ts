import type { XY } from './plane.ts'

/** Bands so many to a ring's height hold few edges each. */
const BANDS = 512

const turn = ([ax, ay]: XY, [bx, by]: XY, [cx, cy]: XY): number => (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)

const cross = (a: XY, b: XY, c: XY, d: XY): boolean =>
  turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0

/** Where a closed ring crosses itself, or undefined. Edges that only touch do not cross. */
export function ringCrossing(ring: readonly XY[]): XY | undefined {
  const ys = ring.map(([, y]) => y)
  const south = ys.reduce((least, y) => Math.min(least, y), Number.POSITIVE_INFINITY)
  const height = ys.reduce((most, y) => Math.max(most, y), Number.NEGATIVE_INFINITY) - south
  if (height === 0) return undefined
  const band = (y: number): number => Math.min(BANDS - 1, Math.floor(((y - south) / height) * BANDS))
  const bands: [XY, XY][][] = Array.from({ length: BANDS }, () => [])
  for (const [i, to] of ring.entries()) {
    const from = ring[i - 1]
    if (from === undefined) continue
    const last = band(Math.max(from[1], to[1]))
    for (let at = band(Math.min(from[1], to[1])); at <= last; at++) {
      const edges = bands[at] ?? []
      for (const [c, d] of edges) if (cross(from, to, c, d)) return to
      edges.push([from, to])
    }
  }
  return undefined
}
