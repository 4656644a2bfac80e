import { LAT, LON, RUN, STEP } from './path.ts'
import { apartAt, measureApart } from './segment.ts'
import { newStretch, type Stretch } from './stretch.ts'

/** Two segments and where on them they are nearest, 0..1; set by {@link nearest2}, and for who is told of two segments. */
export const nearestAt = { i: 0, j: 0, u: 0.5, v: 0.5 }

/** Is told of two segments; where on them they are nearest is in {@link nearestAt}. */
type Visit = (i: number, j: number) => void

/** What is measured now. */
let a = newStretch()
let b = newStretch()
/** Metres of a degree. */
const plane = { lonM: 0.5, latM: 0.5 }
/** the other way round: `a` is the second of the two that were asked about */
let isSwapped = false
/** How near two segments must be to be found, squared; as the nearest is found that becomes as near, and `widen` and `wideM` more. */
const bound = { within2: 0.5, least2: 0.5, isNearest: false, widen: 0.5, wideM: 0.5, ends2: 0.5 }
/** Of each two segments that were found: their numbers, where on them, and the square of their distance. */
const found: number[] = [0.5]
const EACH = 5
let foundCount = 0

/** A run in metres: the vertices of the segments numbered from `first` to `last`. */
const newRun = () => ({ first: 0, last: 0, x: new Float64Array(RUN + 1), y: new Float64Array(RUN + 1) })
const [runA, runB] = [newRun(), newRun()]
const newBox = () => ({ west: 0.5, south: 0.5, east: 0.5, north: 0.5 })
/** The box round what is looked at of `a`, and round the run of `b` that is measured, metres. */
const [box, boxB] = [newBox(), newBox()]

/** Sets a box to what is round a run. */
function enclose(around: typeof box, { first, last, x, y }: typeof runA): void {
  let west = x[0] ?? 0
  let south = y[0] ?? 0
  let east = west
  let north = south
  for (let i = 1; i <= last - first + 1; i++) {
    const px = x[i] ?? 0
    const py = y[i] ?? 0
    if (px < west) west = px
    else if (px > east) east = px
    if (py < south) south = py
    else if (py > north) north = py
  }
  around.west = west
  around.south = south
  around.east = east
  around.north = north
}

/** Sets a run to the segments of a stretch that are numbered from `first` to `last`, at most RUN. */
function spread(run: typeof runA, stretch: Stretch, first: number, last: number): void {
  const { lonM, latM } = plane
  const { points } = stretch.path
  const { x, y } = run
  run.first = first
  run.last = last
  const end = last + 1
  for (let i = first; i <= end; i++) {
    x[i - first] = (points[i * STEP + LON] ?? 0) * lonM
    y[i - first] = (points[i * STEP + LAT] ?? 0) * latM
  }
  if (first === stretch.first) {
    x[0] = stretch.fromLon * lonM
    y[0] = stretch.fromLat * latM
  }
  if (last === stretch.last) {
    x[end - first] = stretch.toLon * lonM
    y[end - first] = stretch.toLat * latM
  }
}

/** Squared metres from what is looked at of `a` to a box of `b`; Infinity when that holds nothing of the stretch. */
function gapTo(node: number, first: number, count: number): number {
  if (first > b.last || first + count <= b.first) return Number.POSITIVE_INFINITY
  const { boxes } = b.path
  const { lonM, latM } = plane
  const k = node * 4
  const west = (boxes[k] ?? 0) * lonM - box.east
  const south = (boxes[k + 1] ?? 0) * latM - box.north
  const east = box.west - (boxes[k + 2] ?? 0) * lonM
  const north = box.south - (boxes[k + 3] ?? 0) * latM
  const dx = west > 0 ? west : east > 0 ? east : 0
  const dy = south > 0 ? south : north > 0 ? north : 0
  return dx * dx + dy * dy
}

/** The same between two boxes. */
function gapBetween(nodeA: number, fromA: number, countA: number, node: number, first: number, count: number): number {
  if (fromA > a.last || fromA + countA <= a.first) return Number.POSITIVE_INFINITY
  const { boxes } = a.path
  const { lonM, latM } = plane
  const k = nodeA * 4
  box.west = (boxes[k] ?? 0) * lonM
  box.south = (boxes[k + 1] ?? 0) * latM
  box.east = (boxes[k + 2] ?? 0) * lonM
  box.north = (boxes[k + 3] ?? 0) * latM
  return gapTo(node, first, count)
}

/** Nothing is nearer than two that cross. */
const isDone = (): boolean => bound.within2 === 0 && bound.isNearest

/** Keeps two segments that were just measured. */
function keep(i: number, j: number): void {
  const { a: u, b: v, apart2 } = apartAt
  const k = foundCount * EACH
  found[k] = isSwapped ? j : i
  found[k + 1] = isSwapped ? i : j
  found[k + 2] = isSwapped ? v : u
  found[k + 3] = isSwapped ? u : v
  found[k + 4] = apart2
  foundCount += 1
  if (!bound.isNearest || apart2 >= bound.least2) return
  bound.least2 = apart2
  bound.within2 =
    bound.wideM === 0 && bound.widen === 0 ? apart2 : (Math.sqrt(apart2) * (1 + bound.widen) + bound.wideM) ** 2
}

/** Measures the segments of `a` that are looked at against some of `b`. */
function measure(firstB: number, lastB: number): void {
  spread(runB, b, Math.max(firstB, b.first), Math.min(lastB, b.last))
  const { x: xa, y: ya } = runA
  const { x: xb, y: yb } = runB
  const rows = runA.last - runA.first
  const columns = runB.last - runB.first
  enclose(boxB, runB)
  const { west, south, east, north } = boxB
  for (let i = 0; i <= rows; i++) {
    const ax0 = xa[i] ?? 0
    const ay0 = ya[i] ?? 0
    const ax1 = xa[i + 1] ?? 0
    const ay1 = ya[i + 1] ?? 0
    const westI = ax0 < ax1 ? ax0 : ax1
    const eastI = ax0 < ax1 ? ax1 : ax0
    const southI = ay0 < ay1 ? ay0 : ay1
    const northI = ay0 < ay1 ? ay1 : ay0
    let dx = Math.max(0, west - eastI, westI - east)
    let dy = Math.max(0, south - northI, southI - north)
    if (dx * dx + dy * dy > bound.within2) continue
    for (let j = 0; j <= columns; j++) {
      const bx0 = xb[j] ?? 0
      const bx1 = xb[j + 1] ?? 0
      dx = Math.max(0, (bx0 < bx1 ? bx0 : bx1) - eastI, westI - (bx0 < bx1 ? bx1 : bx0))
      const by0 = yb[j] ?? 0
      const by1 = yb[j + 1] ?? 0
      dy = Math.max(0, (by0 < by1 ? by0 : by1) - northI, southI - (by0 < by1 ? by1 : by0))
      if (dx * dx + dy * dy > bound.within2) continue
      measureApart(xa, ya, i, xb, yb, j)
      if (apartAt.apart2 <= bound.within2) keep(runA.first + i, runB.first + j)
    }
  }
}

/** Goes down the boxes of `b`, the nearer first. */
function goDown(node: number, first: number, count: number): void {
  if (isDone()) return
  if (count <= RUN) {
    measure(first, first + count - 1)
    return
  }
  const half = count / 2
  const middle = first + half
  const one = gapTo(node * 2, first, half)
  const other = gapTo(node * 2 + 1, middle, half)
  if (one <= other) {
    if (one <= bound.within2) goDown(node * 2, first, half)
    if (other <= bound.within2) goDown(node * 2 + 1, middle, half)
  } else {
    if (other <= bound.within2) goDown(node * 2 + 1, middle, half)
    if (one <= bound.within2) goDown(node * 2, first, half)
  }
}

/** Goes down the boxes of both, the nearer first. */
function goDownBoth(nodeA: number, fromA: number, countA: number, nodeB: number, fromB: number, countB: number): void {
  if (isDone()) return
  if (countA <= RUN) {
    spread(runA, a, Math.max(fromA, a.first), Math.min(fromA + countA - 1, a.last))
    gapBetween(nodeA, fromA, countA, nodeB, fromB, countB)
    goDown(nodeB, fromB, countB)
    return
  }
  if (countA >= countB) {
    const half = countA / 2
    const middle = fromA + half
    const one = gapBetween(nodeA * 2, fromA, half, nodeB, fromB, countB)
    const other = gapBetween(nodeA * 2 + 1, middle, half, nodeB, fromB, countB)
    if (one <= other) {
      if (one <= bound.within2) goDownBoth(nodeA * 2, fromA, half, nodeB, fromB, countB)
      if (other <= bound.within2) goDownBoth(nodeA * 2 + 1, middle, half, nodeB, fromB, countB)
    } else {
      if (other <= bound.within2) goDownBoth(nodeA * 2 + 1, middle, half, nodeB, fromB, countB)
      if (one <= bound.within2) goDownBoth(nodeA * 2, fromA, half, nodeB, fromB, countB)
    }
    return
  }
  const half = countB / 2
  const middle = fromB + half
  const one = gapBetween(nodeA, fromA, countA, nodeB * 2, fromB, half)
  const other = gapTo(nodeB * 2 + 1, middle, half)
  if (one <= other) {
    if (one <= bound.within2) goDownBoth(nodeA, fromA, countA, nodeB * 2, fromB, half)
    if (other <= bound.within2) goDownBoth(nodeA, fromA, countA, nodeB * 2 + 1, middle, half)
  } else {
    if (other <= bound.within2) goDownBoth(nodeA, fromA, countA, nodeB * 2 + 1, middle, half)
    if (one <= bound.within2) goDownBoth(nodeA, fromA, countA, nodeB * 2, fromB, half)
  }
}

const isShort = ({ first, last }: Stretch): boolean => last - first < RUN

function lookThrough(): void {
  const [countA, countB] = [a.path.leaves * RUN, b.path.leaves * RUN]
  if (isShort(a)) {
    spread(runA, a, a.first, a.last)
    enclose(box, runA)
    if (isShort(b)) measure(b.first, b.last)
    else if (gapTo(1, 0, countB) <= bound.within2) goDown(1, 0, countB)
  } else if (gapBetween(1, 0, countA, 1, 0, countB) <= bound.within2) goDownBoth(1, 0, countA, 1, 0, countB)
}

/** Metres of a degree of longitude and of latitude. The shorter one is held against the boxes of the other. */
function put(one: Stretch, other: Stretch, lonM: number, latM: number): void {
  isSwapped = isShort(other) && !isShort(one)
  a = isSwapped ? other : one
  b = isSwapped ? one : other
  plane.lonM = lonM
  plane.latM = latM
}

/** Metres by which the same distance may come out otherwise where it is measured in another way. */
const ROUNDING_M = 1e-5
/** The nearest are no further than the nearest two ends: with that known from the begin, most is passed over. */
function endsApart2(): number {
  const { lonM, latM } = plane
  const fromX = (a.fromLon - b.fromLon) * lonM
  const fromY = (a.fromLat - b.fromLat) * latM
  const toX = (a.toLon - b.toLon) * lonM
  const toY = (a.toLat - b.toLat) * latM
  const acrossX = (a.fromLon - b.toLon) * lonM
  const acrossY = (a.fromLat - b.toLat) * latM
  const backX = (a.toLon - b.fromLon) * lonM
  const backY = (a.toLat - b.fromLat) * latM
  return Math.min(
    fromX * fromX + fromY * fromY,
    toX * toX + toY * toY,
    acrossX * acrossX + acrossY * acrossY,
    backX * backX + backY * backY,
  )
}

/** Looks for each two within so many squared metres, or for the nearest of them, and those `widen` and `wideM` further. */
function look(within2: number, isNearest: boolean, widen: number, wideM: number): void {
  bound.within2 = within2
  bound.least2 = Number.POSITIVE_INFINITY
  bound.isNearest = isNearest
  bound.widen = widen
  bound.wideM = wideM
  foundCount = 0
  if (isNearest) {
    bound.ends2 = endsApart2()
    bound.within2 = Math.min(within2, ((Math.sqrt(bound.ends2) + ROUNDING_M) * (1 + widen) + wideM) ** 2)
  }
  lookThrough()
}
function take(k: number): void {
  nearestAt.i = found[k] ?? 0
  nearestAt.j = found[k + 1] ?? 0
  nearestAt.u = found[k + 2] ?? 0
  nearestAt.v = found[k + 3] ?? 0
}

/** Tells of those that were found and are not too far after all. */
function tell(visit: Visit): void {
  for (let k = 0; k < foundCount * EACH; k += EACH) {
    if ((found[k + 4] ?? 0) > bound.within2) continue
    take(k)
    visit(nearestAt.i, nearestAt.j)
  }
}

/**
 * Squared metres between two stretches, 0 where they cross; leaves in `nearestAt` where. When they come no nearer than
 * `within2` that is the answer.
 */
export function nearest2(
  one: Stretch,
  other: Stretch,
  lonM: number,
  latM: number,
  within2 = Number.POSITIVE_INFINITY,
): number {
  put(one, other, lonM, latM)
  look(within2, true, 0, 0)
  for (let k = 0; k < foundCount * EACH; k += EACH) {
    if (found[k + 4] !== bound.least2) continue
    take(k)
    break
  }
  return bound.within2
}

/** Squared metres that two stretches are apart at most; they come no nearer than that distance less `less` of it. */
export function roughly2(one: Stretch, other: Stretch, lonM: number, latM: number, less: number): number {
  put(one, other, lonM, latM)
  look(Number.POSITIVE_INFINITY, true, -less, 0)
  return Math.min(bound.least2, bound.ends2)
}

/** Visits each two segments that are nearest, and those that are further by `widen` of that and `wideM` metres at most. */
export function eachNearest(
  one: Stretch,
  other: Stretch,
  lonM: number,
  latM: number,
  widen: number,
  wideM: number,
  visit: Visit,
): void {
  put(one, other, lonM, latM)
  look(Number.POSITIVE_INFINITY, true, widen, wideM)
  tell(visit)
}

/** Visits each two segments that are at most so many squared metres apart. The visitor must not look itself. */
export function eachWithin(
  one: Stretch,
  other: Stretch,
  lonM: number,
  latM: number,
  within2: number,
  visit: Visit,
): void {
  put(one, other, lonM, latM)
  look(within2, false, 0, 0)
  tell(visit)
}
