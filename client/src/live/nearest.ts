import type { Position } from '@jaga-jarak/shared/primitives.ts'
import type { GroupShape } from '@jaga-jarak/shared/shape.ts'

/** East and north of a common point in degrees of latitude: straight enough where two groups are near. */
type Point = readonly [east: number, north: number]
type Stretch = readonly [from: Point, to: Point]

const minus = (a: Point, b: Point): Point => [a[0] - b[0], a[1] - b[1]]
const cross = (a: Point, b: Point): number => a[0] * b[1] - a[1] * b[0]
const along = ([from, to]: Stretch, share: number): Point => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
]

/** Where on a stretch it is nearest to a point. */
function footOn(stretch: Stretch, point: Point): Point {
  const [way, off] = [minus(stretch[1], stretch[0]), minus(point, stretch[0])]
  const length2 = way[0] ** 2 + way[1] ** 2
  return length2 === 0
    ? stretch[0]
    : along(stretch, Math.max(0, Math.min(1, (way[0] * off[0] + way[1] * off[1]) / length2)))
}

/** Where two stretches cut each other, null where they do not. */
function cutOf(a: Stretch, b: Stretch): Point | null {
  const [wayA, wayB, off] = [minus(a[1], a[0]), minus(b[1], b[0]), minus(b[0], a[0])]
  const turn = cross(wayA, wayB)
  if (turn === 0) return null
  const [shareA, shareB] = [cross(off, wayB) / turn, cross(off, wayA) / turn]
  return shareA >= 0 && shareA <= 1 && shareB >= 0 && shareB <= 1 ? along(a, shareA) : null
}

function nearestOnStretches(a: Stretch, b: Stretch): [Point, Point] {
  const cut = cutOf(a, b)
  if (cut !== null) return [cut, cut]
  const pairs: [Point, Point][] = [
    [a[0], footOn(b, a[0])],
    [a[1], footOn(b, a[1])],
    [footOn(a, b[0]), b[0]],
    [footOn(a, b[1]), b[1]],
  ]
  return pairs.reduce((best, pair) => (apart(pair) < apart(best) ? pair : best))
}
const apart = ([a, b]: readonly [Point, Point]): number => Math.hypot(a[0] - b[0], a[1] - b[1])

const METRES_PER_DEGREE = 110_574
type Ground = Pick<GroupShape, 'lines' | 'radiusM'>

/** Both points moved towards each other by the ground to either side; where the grounds overlap they meet. */
function betweenEdges([a, b]: readonly [Point, Point], radiusA: number, radiusB: number): [Point, Point] {
  const metres = apart([a, b]) * METRES_PER_DEGREE
  if (metres === 0) return [a, b]
  const shareA = Math.min(radiusA / metres, radiusA / (radiusA + radiusB || 1))
  const shareB = Math.min(radiusB / metres, radiusB / (radiusA + radiusB || 1))
  return [along([a, b], shareA), along([b, a], shareB)]
}

/**
 * PX2: where the edges of two grounds are nearest. A range is from there to there, however far the heads are. Null
 * where nothing is known of one of them.
 */
export function nearestOf(a: Ground | undefined, b: Ground | undefined): [Position, Position] | null {
  const lat0 = a?.lines[0]?.[0]?.[1]
  if (a === undefined || b === undefined || lat0 === undefined) return null
  const shrink = Math.cos((lat0 * Math.PI) / 180)
  const stretches = ({ lines }: Ground): Stretch[] =>
    lines.flatMap((line) => {
      const points = line.map(([lon, lat]): Point => [lon * shrink, lat])
      const [first] = points
      if (first === undefined) return []
      return points.length === 1 ? [[first, first]] : points.slice(1).map((to, i): Stretch => [points[i] ?? to, to])
    })
  const others = stretches(b)
  let best: [Point, Point] | null = null
  for (const own of stretches(a)) {
    for (const other of others) {
      const pair = nearestOnStretches(own, other)
      if (best === null || apart(pair) < apart(best)) best = pair
    }
  }
  if (best === null) return null
  const position = ([east, north]: Point): Position => ({ lon: east / shrink, lat: north })
  const [edgeA, edgeB] = betweenEdges(best, a.radiusM, b.radiusM)
  return [position(edgeA), position(edgeB)]
}
