import { HORIZON_S } from './limits.ts'
import { alongOf, latOf, lonOf, type Path, verticesOf } from './path.ts'
import { eachWithin } from './runs.ts'
import { cutOut, newStretch, type Stretch } from './stretch.ts'
import { layOut, type Mover, meeting, newLaid, planeOf } from './way.ts'

/**
 * When two bodies meet that go on as they do. They come nearer than they have been by their heads alone: whatever else of
 * them is somewhere, a head was there before. So the head of each is held against each segment of the other's way, of
 * which the other has what lies between its tail and its head. While the head goes straight, the nearest of that goes
 * straight as well: when it comes within a limit, and when it is nearest, is a root, and no short dip is missed.
 */

/** A time at which the nearest may be no nearer than this, metres, is as good: the first of them is told. */
const AS_NEAR_M = 0.01

/** What is asked: between which seconds, how near, squared; and whether that is the limit, or the least so far. */
const asked = { fromS: 0.5, untilS: 0.5, within2: 0.5, least: false }
/** The plane in which both are looked at: metres of a degree. */
const plane = { lonM: 0.5, latM: 0.5 }
/** The answer so far: when, and where head and body are then, metres. */
const found = { inS: Number.POSITIVE_INFINITY, headX: 0.5, headY: 0.5, bodyX: 0.5, bodyY: 0.5 }
/** The head while it goes straight: where it would be at second 0, and how far it gets in one. */
const going = { x: 0.5, y: 0.5, perSX: 0.5, perSY: 0.5 }
/** The seconds that are looked at. */
const span = { fromS: 0.5, untilS: 0.5 }
/**
 * A segment of the way of the head, and one of the way of the body: where it begins, how far it gets in a metre of the way,
 * and how far along that is, metres. Along a way a metre is measured in its own plane, in this one it is a little another.
 */
const newSegment = () => ({ x: 0.5, y: 0.5, east: 0.5, north: 0.5, fromM: 0.5, toM: 0.5 })
const [leading, lying] = [newSegment(), newSegment()]

/** Segment `i` of a path; of a single vertex, that. */
function setSegment(segment: typeof lying, path: Path, i: number): void {
  const { lonM, latM } = plane
  const next = Math.min(i + 1, verticesOf(path) - 1)
  const [fromM, toM] = [alongOf(path, i), alongOf(path, next)]
  const perM = toM > fromM ? 1 / (toM - fromM) : 0
  segment.x = lonOf(path, i) * lonM
  segment.y = latOf(path, i) * latM
  segment.east = (lonOf(path, next) * lonM - segment.x) * perM
  segment.north = (latOf(path, next) * latM - segment.y) * perM
  segment.fromM = fromM
  segment.toM = toM
}

function between(fromS: number, untilS: number): void {
  span.fromS = fromS
  span.untilS = untilS
}
/** Of the seconds that are looked at leaves those in which `k + perS * t` is not negative. */
function keepWhile(k: number, perS: number): void {
  if (perS > 0) span.fromS = Math.max(span.fromS, -k / perS)
  else if (perS < 0) span.untilS = Math.min(span.untilS, -k / perS)
  else if (k < 0) span.untilS = Number.NEGATIVE_INFINITY
}

/** The head, and what is `alongM + mps * t` along the way of the body, on the segment that is looked at. */
function consider(alongM: number, mps: number): void {
  const { fromS, untilS } = span
  if (fromS > untilS) return
  const x = lying.x + lying.east * (alongM - lying.fromM) - going.x
  const y = lying.y + lying.north * (alongM - lying.fromM) - going.y
  const perSX = lying.east * mps - going.perSX
  const perSY = lying.north * mps - going.perSY
  const v2 = perSX * perSX + perSY * perSY
  const closing = -(x * perSX + y * perSY)
  let t = fromS
  if (asked.least) {
    if (v2 > 0) t = Math.max(fromS, Math.min(untilS, closing / v2))
    const [east, north] = [x + perSX * t, y + perSY * t]
    const apart2 = east * east + north * north
    if (apart2 >= asked.within2) return
    asked.within2 = apart2
  } else {
    const beyond2 = x * x + y * y - asked.within2
    if (v2 > 0) {
      const root2 = closing * closing - v2 * beyond2
      if (root2 < 0) return
      const root = Math.sqrt(root2)
      if (closing + root < fromS * v2) return
      t = Math.max(fromS, (closing - root) / v2)
    } else if (beyond2 > 0) return
    if (t > untilS || t >= found.inS) return
    asked.untilS = t
  }
  found.inS = t
  found.headX = going.x + going.perSX * t
  found.headY = going.y + going.perSY * t
  found.bodyX = found.headX + x + perSX * t
  found.bodyY = found.headY + y + perSY * t
}

/** The head, while it goes straight from one second to another, and segment `j` of a path that the body has or comes to. */
function holdAgainst(body: Mover, path: Path, j: number, fromS: number, untilS: number): void {
  if (fromS > untilS) return
  const { headM, lengthM, mps } = body
  const tailM = headM - lengthM
  setSegment(lying, path, j)
  const { fromM, toM, east, north } = lying
  between(fromS, untilS)
  keepWhile(headM - fromM, mps)
  keepWhile(toM - headM, -mps)
  consider(headM, mps)
  // At its end it stays, and its tail comes up.
  const isEnd = path === body.ahead && j + 2 >= verticesOf(path)
  if (lengthM > 0 || isEnd) {
    between(fromS, untilS)
    keepWhile(headM - toM, mps)
    if (!isEnd) keepWhile(toM - tailM, -mps)
    consider(toM, 0)
  }
  if (lengthM === 0) return
  if (j === 0) {
    between(fromS, untilS)
    keepWhile(headM - fromM, mps)
    keepWhile(fromM - tailM, -mps)
    consider(fromM, 0)
  }
  between(fromS, untilS)
  keepWhile(tailM - fromM, mps)
  keepWhile(toM - tailM, -mps)
  consider(tailM, mps)
  // The foot of the head on what of the segment is its own.
  const per2 = east * east + north * north || 1
  const footM = fromM + ((going.x - lying.x) * east + (going.y - lying.y) * north) / per2
  const footMps = (going.perSX * east + going.perSY * north) / per2
  between(fromS, untilS)
  keepWhile(footM - fromM, footMps)
  keepWhile(toM - footM, -footMps)
  keepWhile(headM - footM, mps - footMps)
  keepWhile(footM - tailM, footMps - mps)
  consider(footM, footMps)
}

const [ofHead, ofBody] = [newStretch(), newLaid()]

/** The head of the one and so much of the way of the other. */
function holdHead({ ahead, headM, mps }: Mover, body: Mover, stretch: Stretch): void {
  const { lonM, latM } = plane
  eachWithin(ofHead, stretch, lonM, latM, asked.within2, (i, j) => {
    setSegment(leading, ahead, i)
    const { x, y, east, north, fromM, toM } = leading
    let standsFromS = asked.fromS
    if (mps > 0) {
      going.x = x + east * (headM - fromM)
      going.y = y + north * (headM - fromM)
      going.perSX = east * mps
      going.perSY = north * mps
      const [onS, offS] = [(fromM - headM) / mps, (toM - headM) / mps]
      holdAgainst(body, stretch.path, j, Math.max(asked.fromS, onS), Math.min(asked.untilS, offS))
      if (i + 2 < verticesOf(ahead)) return
      standsFromS = Math.max(asked.fromS, offS)
    }
    // It stands, or stays where its way ends.
    const goneM = (mps > 0 ? toM : Math.min(headM, toM)) - fromM
    going.x = x + east * goneM
    going.y = y + north * goneM
    going.perSX = 0
    going.perSY = 0
    holdAgainst(body, stretch.path, j, standsFromS, asked.untilS)
  })
}

/** The head of the one, from where it is by then, and the body of the other. */
function hold(head: Mover, body: Mover): void {
  const { fromS, untilS } = asked
  cutOut(ofHead, head.ahead, head.headM + head.mps * fromS, head.headM + head.mps * untilS)
  layOut(ofBody, body, body.headM + body.mps * fromS - body.lengthM, body.headM + body.mps * untilS)
  if (ofBody.isOnTrail) holdHead(head, body, ofBody.onTrail)
  if (ofBody.isAhead) holdHead(head, body, ofBody.ahead)
}

/** Sets what is found of two bodies. */
function search(a: Mover, b: Mover, withinM: number, fromS: number, untilS: number, least: boolean): void {
  asked.fromS = fromS
  asked.untilS = untilS
  asked.within2 = withinM * withinM
  asked.least = least
  found.inS = Number.POSITIVE_INFINITY
  const { lonM, latM } = planeOf(a, b)
  plane.lonM = lonM
  plane.latM = latM
  hold(a, b)
  if (a.lengthM + b.lengthM > 0) hold(b, a)
}

/**
 * First second from `fromS` to `untilS` at which the range, above `limitM` before, has come down to it, which leaves in
 * `meeting` where; null when it does not.
 */
export function fallsTo(a: Mover, b: Mover, limitM: number, fromS: number, untilS: number): number | null {
  search(a, b, limitM + a.edgeM + b.edgeM, fromS, untilS, false)
  if (found.inS === Number.POSITIVE_INFINITY) return null
  meeting.lon = (found.headX + found.bodyX) / 2 / plane.lonM
  meeting.lat = (found.headY + found.bodyY) / 2 / plane.latM
  meeting.rangeM = limitM
  return found.inS
}

/** Closest approach from some seconds on within the horizon, where the range is `fromM`, and when; the earliest of equals. */
export function closestApproach(a: Mover, b: Mover, fromS: number, fromM: number): { cpaM: number; tcpaS: number } {
  const edgesM = a.edgeM + b.edgeM
  const untilS = Math.max(fromS, HORIZON_S)
  search(a, b, fromM + edgesM, fromS, untilS, true)
  const cpaM = Math.max(0, Math.sqrt(asked.within2) - edgesM)
  const tcpaS = cpaM + AS_NEAR_M < fromM ? fallsTo(a, b, cpaM + AS_NEAR_M, fromS, untilS) : null
  return tcpaS === null ? { cpaM: fromM, tcpaS: fromS } : { cpaM, tcpaS }
}
