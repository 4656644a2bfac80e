/** Connected straight stretches, and boxes round runs of them, so that what is far is passed over. */
export type Runs = {
  readonly x: readonly number[]
  readonly y: readonly number[]
  /** a binary tree: box 1 is round all, 2k and 2k + 1 are its halves; west, south, east, north of each; empty of a single run */
  readonly boxes: readonly number[]
  /** boxes that are not halved any more: a power of two, each round RUN segments or none */
  readonly leaves: number
}

/** Segments of a run: fewer make more boxes, more are measured in vain. */
const RUN = 8
const NO_BOXES: readonly number[] = []
const BLANK = Array.from({ length: 2_048 }, () => 0.5)

/** Room for so many numbers: a copy of as many is made at less cost than an array is filled or grows. */
export const roomFor = (count: number): number[] =>
  count <= BLANK.length ? BLANK.slice(0, count) : Array.from({ length: count }, () => 0.5)

export function runsOf(x: readonly number[], y: readonly number[]): Runs {
  const segments = x.length - 1
  let leaves = 1
  while (leaves * RUN < segments) leaves *= 2
  if (leaves === 1) return { x, y, boxes: NO_BOXES, leaves }
  const boxes = roomFor(leaves * 8)
  for (let leaf = 0; leaf < leaves; leaf++) {
    let [west, south, east, north] = [
      Number.POSITIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
      Number.NEGATIVE_INFINITY,
    ]
    const last = leaf * RUN < segments ? Math.min(segments, (leaf + 1) * RUN) : -1
    for (let i = leaf * RUN; i <= last; i++) {
      const [px, py] = [x[i] ?? 0, y[i] ?? 0]
      if (px < west) west = px
      if (px > east) east = px
      if (py < south) south = py
      if (py > north) north = py
    }
    const k = (leaves + leaf) * 4
    boxes[k] = west
    boxes[k + 1] = south
    boxes[k + 2] = east
    boxes[k + 3] = north
  }
  for (let node = leaves - 1; node > 0; node--) {
    const [k, one, other] = [node * 4, node * 8, node * 8 + 4]
    boxes[k] = Math.min(boxes[one] ?? 0, boxes[other] ?? 0)
    boxes[k + 1] = Math.min(boxes[one + 1] ?? 0, boxes[other + 1] ?? 0)
    boxes[k + 2] = Math.max(boxes[one + 2] ?? 0, boxes[other + 2] ?? 0)
    boxes[k + 3] = Math.max(boxes[one + 3] ?? 0, boxes[other + 3] ?? 0)
  }
  return { x, y, boxes, leaves }
}

/** A stretch of runs: the segments numbered `first` to `last`, of which the outer ones may be cut short. */
export type Stretch = {
  runs: Runs
  first: number
  last: number
  fromX: number
  fromY: number
  toX: number
  toY: number
}

const NOTHING: Runs = { x: [0], y: [0], boxes: NO_BOXES, leaves: 1 }
export const newStretch = (): Stretch => ({ runs: NOTHING, first: 0, last: 0, fromX: 0, fromY: 0, toX: 0, toY: 0 })

/** All of it. */
export function stretchOver(stretch: Stretch, runs: Runs): void {
  const { x, y } = runs
  const end = x.length - 1
  stretch.runs = runs
  stretch.first = 0
  stretch.last = Math.max(0, end - 1)
  stretch.fromX = x[0] ?? 0
  stretch.fromY = y[0] ?? 0
  stretch.toX = x[end] ?? 0
  stretch.toY = y[end] ?? 0
}

/** A single segment. */
export function stretchBetween(stretch: Stretch, fromX: number, fromY: number, toX: number, toY: number): void {
  stretch.runs = NOTHING
  stretch.first = 0
  stretch.last = 0
  stretch.fromX = fromX
  stretch.fromY = fromY
  stretch.toX = toX
  stretch.toY = toY
}

/** Part of the way along each of two segments at which they are nearest, 0..1; set by {@link apart2}. */
export const apartAt = { a: 0, b: 0 }

const clamp = (u: number): number => (u > 0 ? (u < 1 ? u : 1) : 0)

/** Squared distance of two segments of a plane, 0 where they cross; leaves in `apartAt` where. */
export function apart2(
  ax0: number,
  ay0: number,
  ax1: number,
  ay1: number,
  bx0: number,
  by0: number,
  bx1: number,
  by1: number,
): number {
  const adx = ax1 - ax0
  const ady = ay1 - ay0
  const bdx = bx1 - bx0
  const bdy = by1 - by0
  const rx = bx0 - ax0
  const ry = by0 - ay0
  const cross = adx * bdy - ady * bdx
  if (cross !== 0) {
    const u = (rx * bdy - ry * bdx) / cross
    const v = (rx * ady - ry * adx) / cross
    if (u >= 0 && u <= 1 && v >= 0 && v <= 1) {
      apartAt.a = u
      apartAt.b = v
      return 0
    }
  }
  // Segments that do not cross are nearest at an end of one of them.
  const perA = adx * adx + ady * ady
  const perB = bdx * bdx + bdy * bdy
  const ra = rx * adx + ry * ady
  const rb = rx * bdx + ry * bdy
  const ab = adx * bdx + ady * bdy
  const beginOfA = perB === 0 ? 0 : clamp(-rb / perB)
  let dx = rx + beginOfA * bdx
  let dy = ry + beginOfA * bdy
  let best = dx * dx + dy * dy
  apartAt.a = 0
  apartAt.b = beginOfA
  const endOfA = perB === 0 ? 0 : clamp((ab - rb) / perB)
  dx = rx + endOfA * bdx - adx
  dy = ry + endOfA * bdy - ady
  let d2 = dx * dx + dy * dy
  if (d2 < best) {
    best = d2
    apartAt.a = 1
    apartAt.b = endOfA
  }
  const beginOfB = perA === 0 ? 0 : clamp(ra / perA)
  dx = rx - beginOfB * adx
  dy = ry - beginOfB * ady
  d2 = dx * dx + dy * dy
  if (d2 < best) {
    best = d2
    apartAt.a = beginOfB
    apartAt.b = 0
  }
  const endOfB = perA === 0 ? 0 : clamp((ra + ab) / perA)
  dx = rx + bdx - endOfB * adx
  dy = ry + bdy - endOfB * ady
  d2 = dx * dx + dy * dy
  if (d2 < best) {
    best = d2
    apartAt.a = endOfB
    apartAt.b = 1
  }
  return best
}

/** Which two segments are nearest and where on them, 0..1; set by {@link nearest2}. */
export const nearestAt = { i: 0, j: 0, u: 0, v: 0 }

/** Is told of two segments and where on them they are nearest, 0..1. */
type Visit = (i: number, j: number, u: number, v: number) => void

/** What is measured now. The units of both become metres by `kx` and `ky`, then `b` is moved by `ox` and `oy`. */
let a = newStretch()
let b = newStretch()
let [kx, ky, ox, oy, best2] = [1, 1, 0, 0, 0]
/** told of all pairs within `best2`; null while the nearest pair is looked for */
let visit: Visit | null = null
/** the other way round: `a` is the second of the two that were asked about */
let isSwapped = false
/** segments of `a` that are looked at, and the box round them in metres */
let [firstA, lastA, westA, southA, eastA, northA] = [0, 0, 0, 0, 0, 0]

/** Squared metres from what is looked at of `a` to a box of `b`; Infinity when that holds nothing of the stretch. */
function gapTo(node: number, first: number, count: number): number {
  if (first > b.last || first + count <= b.first) return Number.POSITIVE_INFINITY
  const { boxes } = b.runs
  const k = node * 4
  const west = (boxes[k] ?? 0) * kx + ox - eastA
  const south = (boxes[k + 1] ?? 0) * ky + oy - northA
  const east = westA - (boxes[k + 2] ?? 0) * kx - ox
  const north = southA - (boxes[k + 3] ?? 0) * ky - oy
  const dx = west > 0 ? west : east > 0 ? east : 0
  const dy = south > 0 ? south : north > 0 ? north : 0
  return dx * dx + dy * dy
}

/** The same between two boxes. */
function gapBetween(nodeA: number, fromA: number, countA: number, node: number, first: number, count: number): number {
  if (fromA > a.last || fromA + countA <= a.first) return Number.POSITIVE_INFINITY
  const { boxes } = a.runs
  const k = nodeA * 4
  westA = (boxes[k] ?? 0) * kx
  southA = (boxes[k + 1] ?? 0) * ky
  eastA = (boxes[k + 2] ?? 0) * kx
  northA = (boxes[k + 3] ?? 0) * ky
  return gapTo(node, first, count)
}

/** Metres between two intervals, each given by its ends in whatever order. */
function gap(a0: number, a1: number, b0: number, b1: number): number {
  const beyond = (b0 < b1 ? b0 : b1) - (a0 > a1 ? a0 : a1)
  if (beyond > 0) return beyond
  const before = (a0 < a1 ? a0 : a1) - (b0 > b1 ? b0 : b1)
  return before > 0 ? before : 0
}

/** Nothing is nearer than two that cross. */
const isDone = (): boolean => best2 === 0 && visit === null

/** Measures some segments of `a` against those of a run of `b`, whose box passes over most of them. */
function measure(node: number, firstB: number, lastB: number): void {
  const { x: xa, y: ya } = a.runs
  const { x: xb, y: yb } = b.runs
  const last = Math.min(lastB, b.last)
  const begin = Math.max(firstB, b.first)
  const { boxes } = b.runs
  const k = node * 4
  const isBoxed = boxes.length > 0
  const west = (boxes[k] ?? 0) * kx + ox
  const south = (boxes[k + 1] ?? 0) * ky + oy
  const east = (boxes[k + 2] ?? 0) * kx + ox
  const north = (boxes[k + 3] ?? 0) * ky + oy
  for (let i = firstA; i <= lastA; i++) {
    const ax0 = (i === a.first ? a.fromX : (xa[i] ?? 0)) * kx
    const ay0 = (i === a.first ? a.fromY : (ya[i] ?? 0)) * ky
    const ax1 = (i === a.last ? a.toX : (xa[i + 1] ?? 0)) * kx
    const ay1 = (i === a.last ? a.toY : (ya[i + 1] ?? 0)) * ky
    if (isBoxed) {
      const dx = gap(ax0, ax1, west, east)
      const dy = gap(ay0, ay1, south, north)
      if (dx * dx + dy * dy > best2) continue
    }
    let bx1 = (begin === b.first ? b.fromX : (xb[begin] ?? 0)) * kx + ox
    let by1 = (begin === b.first ? b.fromY : (yb[begin] ?? 0)) * ky + oy
    for (let j = begin; j <= last; j++) {
      const bx0 = bx1
      const by0 = by1
      bx1 = (j === b.last ? b.toX : (xb[j + 1] ?? 0)) * kx + ox
      by1 = (j === b.last ? b.toY : (yb[j + 1] ?? 0)) * ky + oy
      const dx = gap(ax0, ax1, bx0, bx1)
      const dy = gap(ay0, ay1, by0, by1)
      if (dx * dx + dy * dy > best2) continue
      const d2 = apart2(ax0, ay0, ax1, ay1, bx0, by0, bx1, by1)
      if (visit === null) {
        if (d2 >= best2) continue
        best2 = d2
        nearestAt.i = i
        nearestAt.j = j
        nearestAt.u = apartAt.a
        nearestAt.v = apartAt.b
      } else if (d2 <= best2) {
        if (isSwapped) visit(j, i, apartAt.b, apartAt.a)
        else visit(i, j, apartAt.a, apartAt.b)
      }
    }
  }
}

/** Goes down the boxes of `b`, the nearer first. */
function goDown(node: number, first: number, count: number): void {
  if (isDone()) return
  if (count <= RUN) {
    measure(node, first, first + count - 1)
    return
  }
  const half = count / 2
  const middle = first + half
  const [one, other] = [gapTo(node * 2, first, half), gapTo(node * 2 + 1, middle, half)]
  if (one <= other) {
    if (one <= best2) goDown(node * 2, first, half)
    if (other <= best2) goDown(node * 2 + 1, middle, half)
  } else {
    if (other <= best2) goDown(node * 2 + 1, middle, half)
    if (one <= best2) goDown(node * 2, first, half)
  }
}

/** Goes down the boxes of both, the nearer first. */
function goDownBoth(nodeA: number, fromA: number, countA: number, nodeB: number, fromB: number, countB: number): void {
  if (isDone()) return
  if (countA <= RUN) {
    firstA = Math.max(fromA, a.first)
    lastA = Math.min(fromA + countA - 1, a.last)
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
      if (one <= best2) goDownBoth(nodeA * 2, fromA, half, nodeB, fromB, countB)
      if (other <= best2) goDownBoth(nodeA * 2 + 1, middle, half, nodeB, fromB, countB)
    } else {
      if (other <= best2) goDownBoth(nodeA * 2 + 1, middle, half, nodeB, fromB, countB)
      if (one <= best2) goDownBoth(nodeA * 2, fromA, half, nodeB, fromB, countB)
    }
    return
  }
  const half = countB / 2
  const middle = fromB + half
  const one = gapBetween(nodeA, fromA, countA, nodeB * 2, fromB, half)
  const other = gapTo(nodeB * 2 + 1, middle, half)
  if (one <= other) {
    if (one <= best2) goDownBoth(nodeA, fromA, countA, nodeB * 2, fromB, half)
    if (other <= best2) goDownBoth(nodeA, fromA, countA, nodeB * 2 + 1, middle, half)
  } else {
    if (other <= best2) goDownBoth(nodeA, fromA, countA, nodeB * 2 + 1, middle, half)
    if (one <= best2) goDownBoth(nodeA, fromA, countA, nodeB * 2, fromB, half)
  }
}

/** All that a short stretch is of, and the box round it. */
function lookAtAll(): void {
  const { x, y } = a.runs
  firstA = a.first
  lastA = a.last
  let west = a.fromX
  let south = a.fromY
  let east = west
  let north = south
  for (let i = firstA + 1; i <= lastA + 1; i++) {
    const px = i > lastA ? a.toX : (x[i] ?? 0)
    const py = i > lastA ? a.toY : (y[i] ?? 0)
    if (px < west) west = px
    if (px > east) east = px
    if (py < south) south = py
    if (py > north) north = py
  }
  westA = west * kx
  southA = south * ky
  eastA = east * kx
  northA = north * ky
}

const isShort = ({ first, last }: Stretch): boolean => last - first < RUN

function lookThrough(): void {
  const [countA, countB] = [a.runs.leaves * RUN, b.runs.leaves * RUN]
  if (isShort(a)) {
    lookAtAll()
    if (isShort(b)) measure(1, b.first, b.last)
    else if (gapTo(1, 0, countB) <= best2) goDown(1, 0, countB)
  } else if (gapBetween(1, 0, countA, 1, 0, countB) <= best2) goDownBoth(1, 0, countA, 1, 0, countB)
}

/** `scale`: metres of a unit of x and of y. The shorter one is held against the boxes of the other. */
function put(one: Stretch, other: Stretch, scaleX: number, scaleY: number, shiftX: number, shiftY: number): void {
  isSwapped = isShort(other) && !isShort(one)
  a = isSwapped ? other : one
  b = isSwapped ? one : other
  kx = scaleX
  ky = scaleY
  ox = isSwapped ? -shiftX : shiftX
  oy = isSwapped ? -shiftY : shiftY
}

/**
 * Squared metres between two stretches, 0 where they cross; leaves in `nearestAt` where. The second is moved by `shift`.
 * When they come no nearer than `within2` that is the answer.
 */
export function nearest2(
  one: Stretch,
  other: Stretch,
  scaleX: number,
  scaleY: number,
  shiftX: number,
  shiftY: number,
  within2 = Number.POSITIVE_INFINITY,
): number {
  put(one, other, scaleX, scaleY, shiftX, shiftY)
  visit = null
  best2 = within2
  lookThrough()
  if (isSwapped) {
    const { i, j, u, v } = nearestAt
    nearestAt.i = j
    nearestAt.j = i
    nearestAt.u = v
    nearestAt.v = u
  }
  return best2
}

/** Visits each two segments that are at most so many squared metres apart. The visitor must not look itself. */
export function eachWithin(
  one: Stretch,
  other: Stretch,
  scaleX: number,
  scaleY: number,
  shiftX: number,
  shiftY: number,
  within2: number,
  visitor: Visit,
): void {
  put(one, other, scaleX, scaleY, shiftX, shiftY)
  visit = visitor
  best2 = within2
  lookThrough()
  visit = null
}
