import { metresPerDegree } from './geodesy.ts'
import { concern, type GroupState } from './group-state.ts'
import { LOST_MS, STEADY_COURSE_DEG, STEADY_M, STEADY_SPEED } from './limits.ts'
import { LOOK_S, speedOf } from './prediction.ts'
import { apartAt, measureApart } from './segment.ts'
import { hasLeft, motionOf } from './steady.ts'
import { newStretch, offChordM } from './stretch.ts'

/** Planes 40 km wide err by less than this part of a range, and by this much, metres, near the limit. */
const SURE = 1.02
const SURE_M = 100

/** What a group said last, then how it went when it was last looked ahead for: two lines of the cache. */
const WIDTH = 16
const [LON, LAT, SINCE, EAST, NORTH, EDGE, FASTEST, SAID] = [0, 1, 2, 3, 4, 5, 6, 7] as const
const [WAS_LON, WAS_LAT, WAS_SINCE, WAS_EAST, WAS_NORTH, LON_M, LAT_M, WAS_SAID] = [
  8, 9, 10, 11, 12, 13, 14, 15,
] as const
/**
 * The body of a convoy: where its tail is, how far anything of it is off the straight line from there to its head, and how
 * long it is; then how long it was when it was last looked ahead for.
 */
const BODY = 5
const [TAIL_LON, TAIL_LAT, OFF, LENGTH, WAS_LENGTH] = [0, 1, 2, 3, 4] as const
/** Sine of a course that counts as another, squared. */
const TURN2 = Math.sin((STEADY_COURSE_DEG * Math.PI) / 180) ** 2
const RAD = Math.PI / 180
/** What can be said of a group at little cost: it meets nobody that could be foretold; how fast it is; that it goes straight on, as a disc or with a body. */
const [NOWHERE, SOMEHOW, STRAIGHT, LINE] = [0, 1, 2, 3] as const

const body = newStretch()
/** The ways of two: from the tail over the head to as far ahead as is looked, metres from the head of the first. */
const newWay = () => ({ x: new Float64Array(3), y: new Float64Array(3) })
const [wayA, wayB] = [newWay(), newWay()]

/**
 * How groups go on, by their slots, as numbers beside each other: which pairs surely stay apart is said without a look
 * at anything else.
 */
export function createOutlook() {
  let of = new Float64Array(0)
  let bodies = new Float64Array(0)
  const at = (slot: number, what: number): number => of[slot * WIDTH + what] ?? 0

  // Of several trackers the first is not the oldest: who is not lost was heard within LOST_MS.
  const drivenM = (slot: number, now: number): number => {
    const ageMs = at(slot, SAID) >= STRAIGHT ? Math.max(0, now - at(slot, SINCE)) : LOST_MS
    return at(slot, FASTEST) * (LOOK_S + ageMs / 1_000)
  }

  /** How far what belongs to it reaches back from the place that it is known by, beyond its edge, metres. */
  const backM = (slot: number): number => (at(slot, SAID) === LINE ? (bodies[slot * BODY + LENGTH] ?? 0) : 0)

  /** Sets a way, from a place on. */
  const layOut = (
    way: typeof wayA,
    slot: number,
    now: number,
    lon: number,
    lat: number,
    lonM: number,
    latM: number,
  ) => {
    const i = slot * WIDTH
    const seconds = LOOK_S + Math.max(0, now - (of[i + SINCE] ?? 0)) / 1_000
    const x = ((of[i + LON] ?? 0) - lon) * lonM
    const y = ((of[i + LAT] ?? 0) - lat) * latM
    way.x[0] = ((bodies[slot * BODY + TAIL_LON] ?? 0) - lon) * lonM
    way.y[0] = ((bodies[slot * BODY + TAIL_LAT] ?? 0) - lat) * latM
    way.x[1] = x
    way.y[1] = y
    way.x[2] = x + (of[i + EAST] ?? 0) * seconds
    way.y[2] = y + (of[i + NORTH] ?? 0) * seconds
  }
  /** What either has or comes to, whenever that is, is further apart than so many metres. */
  const areWaysApart = (one: number, other: number, withinM: number, now: number, lonM: number, latM: number) => {
    const [i, j] = [one * WIDTH, other * WIDTH]
    const [lon, lat] = [of[i + LON] ?? 0, of[i + LAT] ?? 0]
    layOut(wayA, one, now, lon, lat, lonM, latM)
    layOut(wayB, other, now, lon, lat, lonM, latM)
    for (let a = of[i + SAID] === LINE ? 0 : 1; a < 2; a++) {
      for (let b = of[j + SAID] === LINE ? 0 : 1; b < 2; b++) {
        measureApart(wayA.x, wayA.y, a, wayB.x, wayB.y, b)
        const offM = (a === 0 ? (bodies[one * BODY + OFF] ?? 0) : 0) + (b === 0 ? (bodies[other * BODY + OFF] ?? 0) : 0)
        if (apartAt.apart2 <= (withinM + offM) ** 2) return false
      }
    }
    return true
  }

  return {
    /** What it said last; not heard, or lost, it goes nowhere that is known. */
    set(state: GroupState): void {
      const { slot, parts, freshness, group } = state
      if ((slot + 1) * WIDTH > of.length) {
        const grown = new Float64Array(2 ** Math.ceil(Math.log2((slot + 1) * WIDTH)))
        grown.set(of)
        for (let i = of.length + WAS_SAID; i < grown.length; i += WIDTH) grown[i] = Number.NaN
        of = grown
      }
      const i = slot * WIDTH
      const first = parts[0]
      let fastest = 0
      let extraM = 0
      for (let k = 0; k < parts.length; k++) {
        const part = parts[k]
        if (!part) continue
        fastest = Math.max(fastest, speedOf(part))
        extraM = Math.max(extraM, part.extraM)
      }
      const isOne = parts.length === 1 && group.route === null
      const isLine = isOne && first !== undefined && first.lengthM > 0
      const isLost = !first || freshness === null || freshness === 'lost'
      // Who moves, and nobody knows where to, meets nobody as far as can be told.
      if (isLost || (isOne && fastest > 0 && first.member.headingDeg === null)) {
        of[i + SAID] = NOWHERE
        of[i + FASTEST] = 0
        return
      }
      const { member } = first
      const course = (member.headingDeg ?? 0) * RAD
      const lon = isOne ? member.lon : state.lon
      const lat = isOne ? member.lat : state.lat
      of[i + SAID] = isLine ? LINE : isOne ? STRAIGHT : SOMEHOW
      if (isLine) {
        if ((slot + 1) * BODY > bodies.length) {
          const grown = new Float64Array((of.length / WIDTH) * BODY)
          grown.set(bodies)
          bodies = grown
        }
        first.layOut(body)
        bodies[slot * BODY + TAIL_LON] = body.fromLon
        bodies[slot * BODY + TAIL_LAT] = body.fromLat
        bodies[slot * BODY + OFF] = offChordM(body)
        bodies[slot * BODY + LENGTH] = first.lengthM
      }
      of[i + LON] = lon
      of[i + LAT] = lat
      of[i + SINCE] = member.since
      of[i + EAST] = fastest > 0 ? fastest * Math.sin(course) : 0
      of[i + NORTH] = fastest > 0 ? fastest * Math.cos(course) : 0
      of[i + EDGE] = extraM + (isOne ? state.radiusM : state.extentM)
      of[i + FASTEST] = fastest
    },
    /** It goes on otherwise than when it was last looked ahead for, or never was: what was foretold by that holds no more. */
    hasLeft(state: GroupState): boolean {
      const i = state.slot * WIDTH
      const said = of[i + SAID]
      if (said !== of[i + WAS_SAID]) return true
      if (said === SOMEHOW) return state.concerns.motion === null || hasLeft(state.concerns.motion, state)
      if (said === NOWHERE) return false
      const k = state.slot * BODY
      const longerM = (bodies[k + LENGTH] ?? 0) - (bodies[k + WAS_LENGTH] ?? 0)
      if (said === LINE && Math.abs(longerM) > STEADY_M) return true
      const east = of[i + EAST] ?? 0
      const north = of[i + NORTH] ?? 0
      const wasEast = of[i + WAS_EAST] ?? 0
      const wasNorth = of[i + WAS_NORTH] ?? 0
      const mps2 = east * east + north * north
      const was2 = wasEast * wasEast + wasNorth * wasNorth
      const was = Math.sqrt(was2)
      if (Math.abs(Math.sqrt(mps2) - was) > STEADY_SPEED * was) return true
      const cross = east * wasNorth - north * wasEast
      if (cross * cross > TURN2 * mps2 * was2 || east * wasEast + north * wasNorth < 0) return true
      const seconds = ((of[i + SINCE] ?? 0) - (of[i + WAS_SINCE] ?? 0)) / 1_000
      const x = ((of[i + LON] ?? 0) - (of[i + WAS_LON] ?? 0)) * (of[i + LON_M] ?? 0) - wasEast * seconds
      const y = ((of[i + LAT] ?? 0) - (of[i + WAS_LAT] ?? 0)) * (of[i + LAT_M] ?? 0) - wasNorth * seconds
      return x * x + y * y > STEADY_M * STEADY_M
    },
    /** It is looked ahead for by what it said last. */
    settle(state: GroupState, now: number): void {
      const i = state.slot * WIDTH
      of.copyWithin(i + WAS_LON, i + LON, i + NORTH + 1)
      of[i + WAS_SAID] = of[i + SAID] ?? NOWHERE
      const { lonM, latM } = metresPerDegree(of[i + LAT] ?? 0)
      of[i + LON_M] = lonM
      of[i + LAT_M] = latM
      const k = state.slot * BODY
      if (of[i + SAID] === LINE) bodies[k + WAS_LENGTH] = bodies[k + LENGTH] ?? 0
      if (of[i + SAID] === SOMEHOW) concern(state, { motion: motionOf(state, now) })
      else if (state.concerns.motion !== null) concern(state, { motion: null })
      state.motionNo += 1
    },
    /** The slot is another group's from now on. */
    clear(slot: number): void {
      of[slot * WIDTH + SAID] = NOWHERE
      of[slot * WIDTH + FASTEST] = 0
      of[slot * WIDTH + WAS_SAID] = Number.NaN
    },
    /** Metres that any edge of it goes as far ahead as is looked, since its last word; null when that is nowhere. */
    wayM: (slot: number, now: number): number | null => (at(slot, SAID) === NOWHERE ? null : drivenM(slot, now)),
    /** The furthest that anybody goes, metres. */
    furthestM(now: number): number {
      let most = 0
      for (let slot = 0; slot * WIDTH < of.length; slot++) most = Math.max(most, drivenM(slot, now))
      return most
    },
    /** Both stand or are not heard, or stay further apart than `limitM` as far ahead as is looked. False when not sure. */
    surelyApart(one: number, other: number, limitM: number, now: number): boolean {
      const i = one * WIDTH
      const j = other * WIDTH
      const a = of[i + SAID] ?? NOWHERE
      const b = of[j + SAID] ?? NOWHERE
      const fastest = (of[i + FASTEST] ?? 0) + (of[j + FASTEST] ?? 0)
      if (a === NOWHERE || b === NOWHERE || fastest === 0) return true
      const { lonM, latM } = metresPerDegree(((of[i + LAT] ?? 0) + (of[j + LAT] ?? 0)) / 2)
      let x = ((of[j + LON] ?? 0) - (of[i + LON] ?? 0)) * lonM
      let y = ((of[j + LAT] ?? 0) - (of[i + LAT] ?? 0)) * latM
      const edges = (of[i + EDGE] ?? 0) + (of[j + EDGE] ?? 0)
      if (a === SOMEHOW || b === SOMEHOW) {
        // Who is not lost was heard within LOST_MS, and has gone on since.
        const drivenMost = fastest * (LOOK_S + LOST_MS / 1_000)
        const apartM = Math.sqrt(x * x + y * y) - edges - backM(one) - backM(other)
        return apartM - drivenMost > limitM * SURE + SURE_M
      }
      if (a === LINE || b === LINE) {
        return areWaysApart(one, other, limitM * SURE + SURE_M + edges, now, lonM, latM)
      }
      const ageA = Math.max(0, now - (of[i + SINCE] ?? 0)) / 1_000
      const ageB = Math.max(0, now - (of[j + SINCE] ?? 0)) / 1_000
      const eastA = of[i + EAST] ?? 0
      const northA = of[i + NORTH] ?? 0
      const eastB = of[j + EAST] ?? 0
      const northB = of[j + NORTH] ?? 0
      x += eastB * ageB - eastA * ageA
      y += northB * ageB - northA * ageA
      const vx = eastB - eastA
      const vy = northB - northA
      const v2 = vx * vx + vy * vy
      const t = v2 === 0 ? 0 : Math.max(0, Math.min(LOOK_S, -(x * vx + y * vy) / v2))
      const nearX = x + vx * t
      const nearY = y + vy * t
      return Math.sqrt(nearX * nearX + nearY * nearY) - edges > limitM * SURE + SURE_M
    },
  }
}
