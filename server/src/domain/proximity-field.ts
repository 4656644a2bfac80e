import { createCellGrid } from './cell-grid.ts'
import { metresPerDegree } from './geodesy.ts'
import { createPairLists } from './pair-lists.ts'

/** Camps of a slot by number: two slots oppose when some contest has both on different camps (PX1). */
export type Side = { contest: number; camp: number }

/**
 * Which opposing pairs must be judged again, and when nothing need be done. It decides nothing itself: a pair whose
 * circles are within `reachM` of each other is judged by the caller, who says how far both together may move until the
 * next time. Most moves therefore cost a sum and a comparison. Slots are small whole numbers that the caller gives out.
 */
export type ProximityField = {
  /** New or other camps. Takes effect at the slot's next move, which then looks at everybody. */
  setSides(slot: number, sides: readonly Side[]): void
  /**
   * Where the circle around a footprint is: centre in degrees, `extentM` its radius; `movedM`: how far any edge of the
   * footprint can have come since the last call, metres. Judges what is due, in no particular order. Throws RangeError
   * for what is not finite.
   */
  move(slot: number, lon: number, lat: number, extentM: number, movedM: number): void
  /** Judges every pair within reach: something other than a place has changed. */
  judgeAll(slot: number): void
  /** Something stands open between two placed opponents, however far apart: asks about them until it is let go. */
  hold(a: number, b: number): void
  /** Visits each opponent whose circle may be within so many metres, and some that are not. */
  near(slot: number, withinM: number, visit: (other: number) => void): void
  /** Gap between two circles, metres, negative when they overlap; within 3e-6 of the distance. */
  gapM(a: number, b: number): number
  remove(slot: number): void
  /** of all typed arrays */
  bytes(): number
}

/** Steps of the table from which metres per degree are taken, per degree: between them a straight line errs by 1e-8. */
const PER_DEGREE = 100
const TABLE = 180 * PER_DEGREE + 2
const lonTable = new Float64Array(TABLE)
const latTable = new Float64Array(TABLE)
for (let i = 0; i < TABLE; i++) {
  const { lonM, latM } = metresPerDegree(Math.min(90, i / PER_DEGREE - 90))
  lonTable[i] = lonM
  latTable[i] = latM
}

/** Part of the reach by which lists are longer than they need be, so that they are made anew only now and then. */
const SKIN = 0.35
/** ... and at least this, metres: a convoy's way of a minute. */
const SKIN_MIN_M = 1_000
/** What a list may forget: nothing nearer than this beyond reach, in skins. */
const FORGET = 1.5
const MARGIN = 1 + 1e-4

/** `judge` must not call back; 0 asks to be called at the next move of either, Infinity when something else is told. */
export function createProximityField({
  reachM,
  judge,
}: {
  reachM: number
  judge: (a: number, b: number) => number
}): ProximityField {
  const skinM = Math.max(SKIN_MIN_M, reachM * SKIN)
  const grid = createCellGrid(Math.max(0.01, (reachM + skinM) / 111_000 / 2))
  const lists = createPairLists()
  let capacity = 0
  let maxExtentM = 0
  let lons = new Float64Array(0)
  let lats = new Float64Array(0)
  let lonMs = new Float64Array(0)
  let latMs = new Float64Array(0)
  let extents = new Float64Array(0)
  /** metres that each slot's edge has run */
  let run = new Float64Array(0)
  /** at which something must be looked at, and at which the list is to be made anew */
  let dueAt = new Float64Array(0)
  let searchAt = new Float64Array(0)
  /** of a slot with one contest; -1 for none or several */
  let contests = new Int32Array(0)
  let camps = new Int32Array(0)
  const several = new Map<number, readonly Side[]>()

  const grow = (slot: number): void => {
    capacity = Math.max(64, 2 ** Math.ceil(Math.log2(slot + 1)))
    const floats = (old: Float64Array, empty = 0): Float64Array<ArrayBuffer> => {
      const grown = new Float64Array(capacity).fill(empty)
      grown.set(old)
      return grown
    }
    const ints = (old: Int32Array): Int32Array<ArrayBuffer> => {
      const grown = new Int32Array(capacity).fill(-1)
      grown.set(old)
      return grown
    }
    lons = floats(lons, Number.NaN)
    lats = floats(lats)
    lonMs = floats(lonMs)
    latMs = floats(latMs)
    extents = floats(extents)
    run = floats(run)
    dueAt = floats(dueAt)
    searchAt = floats(searchAt)
    contests = ints(contests)
    camps = ints(camps)
    grid.grow(capacity)
    lists.grow(capacity)
  }

  const sidesOf = (slot: number): readonly Side[] => {
    const its = several.get(slot)
    if (its) return its
    const [contest = -1, camp = -1] = [contests[slot], camps[slot]]
    return contest < 0 ? [] : [{ contest, camp }]
  }
  const opposes = (a: number, b: number): boolean => {
    const [ofA = -1, ofB = -1] = [contests[a], contests[b]]
    if (ofA >= 0 && ofB >= 0) return ofA === ofB && camps[a] !== camps[b]
    const others = sidesOf(b)
    return sidesOf(a).some((own) => others.some((it) => it.contest === own.contest && it.camp !== own.camp))
  }

  const gapM = (a: number, b: number): number => {
    const x = (((lons[b] ?? 0) - (lons[a] ?? 0)) * ((lonMs[a] ?? 0) + (lonMs[b] ?? 0))) / 2
    const y = (((lats[b] ?? 0) - (lats[a] ?? 0)) * ((latMs[a] ?? 0) + (latMs[b] ?? 0))) / 2
    return Math.sqrt(x * x + y * y) - (extents[a] ?? 0) - (extents[b] ?? 0)
  }

  /**
   * Asks about a listed pair if it must be asked about, and notes when it is due again; returns the slack, metres. Who
   * has left the reach is asked about until the caller lets it go, so that what it holds open can end.
   */
  const look = (slot: number, index: number, other: number, gap: number): number => {
    const beyondM = gap / MARGIN - 1 - reachM
    let slack = beyondM
    let isHeld = false
    if (beyondM <= 0 || lists.isHeld(slot, index)) {
      const said = judge(slot, other)
      const its = said > 0 ? said : 0
      isHeld = beyondM <= 0 || its === 0
      slack = isHeld ? its : beyondM
    }
    const own = (run[slot] ?? 0) + slack / 2
    const theirs = (run[other] ?? 0) + slack / 2
    lists.set(slot, index, own, theirs, isHeld)
    if (own < (dueAt[slot] ?? 0)) dueAt[slot] = own
    if (theirs < (dueAt[other] ?? 0)) dueAt[other] = theirs
    return slack
  }

  let searching = -1
  const list = (other: number): void => {
    const slot = searching
    if (other === slot || !opposes(slot, other)) return
    const gap = gapM(slot, other)
    if (gap > reachM + skinM || lists.indexOf(slot, other) >= 0) return
    look(slot, lists.add(slot, other), other, gap)
  }
  const aroundOf = (slot: number, withinM: number, visit: (other: number) => void): void => {
    const radius = (withinM + (extents[slot] ?? 0) + maxExtentM) * MARGIN + 1
    const [lon = 0, lat = 0] = [lons[slot], lats[slot]]
    // A degree of longitude is shorter towards the pole: the shorter of both ends counts.
    const [dx, dy] = [radius / ((lonMs[slot] ?? 1) * 0.98), radius / ((latMs[slot] ?? 1) * 0.999)]
    grid.around(lon - dx, lat - dy, lon + dx, lat + dy, visit)
  }

  /** Goes through the list: judges what is due, or all; forgets who is far. */
  const walk = (slot: number, all: boolean): void => {
    const ran = run[slot] ?? 0
    let next = searchAt[slot] ?? 0
    for (let i = 0; i < lists.lengthOf(slot); i++) {
      const due = lists.dueAt(slot, i)
      if (!all && due > ran) {
        if (due < next) next = due
        continue
      }
      const other = lists.otherAt(slot, i)
      const gap = gapM(slot, other)
      if (gap > reachM + skinM * FORGET && !lists.isHeld(slot, i)) {
        lists.remove(slot, i)
        i -= 1
        continue
      }
      const slack = look(slot, i, other, gap)
      if (ran + slack / 2 < next) next = ran + slack / 2
    }
    dueAt[slot] = next
  }

  const search = (slot: number): void => {
    searchAt[slot] = (run[slot] ?? 0) + skinM / 2
    walk(slot, false)
    searching = slot
    aroundOf(slot, reachM + skinM, list)
  }

  const remove = (slot: number): void => {
    for (let i = lists.lengthOf(slot) - 1; i >= 0; i--) lists.remove(slot, i)
    grid.takeOut(slot)
    lons[slot] = Number.NaN
  }

  return {
    setSides(slot, sides) {
      if (slot >= capacity) grow(slot)
      const [only] = sides
      contests[slot] = sides.length === 1 && only ? only.contest : -1
      camps[slot] = sides.length === 1 && only ? only.camp : -1
      if (sides.length > 1) several.set(slot, sides)
      else several.delete(slot)
      for (let i = lists.lengthOf(slot) - 1; i >= 0; i--) {
        if (!opposes(slot, lists.otherAt(slot, i))) lists.remove(slot, i)
      }
      searchAt[slot] = run[slot] ?? 0
      dueAt[slot] = run[slot] ?? 0
    },
    move(slot, lon, lat, extentM, movedM) {
      if (!Number.isFinite(lon + lat + extentM + movedM) || Math.abs(lat) > 89 || Math.abs(lon) > 179) {
        throw new RangeError(
          `slot ${slot}: a place short of poles and antimeridian expected, got ${lon} ${lat} ${extentM} ${movedM}`,
        )
      }
      if (slot >= capacity) grow(slot)
      const isNew = Number.isNaN(lons[slot])
      lons[slot] = lon
      lats[slot] = lat
      extents[slot] = extentM
      if (extentM > maxExtentM) maxExtentM = extentM
      const at = (lat + 90) * PER_DEGREE
      const i = at | 0
      const u = at - i
      lonMs[slot] = (lonTable[i] ?? 0) * (1 - u) + (lonTable[i + 1] ?? 0) * u
      latMs[slot] = (latTable[i] ?? 0) * (1 - u) + (latTable[i + 1] ?? 0) * u
      grid.put(slot, lon, lat)
      const ran = (run[slot] ?? 0) + movedM
      run[slot] = ran
      if (isNew || ran >= (searchAt[slot] ?? 0)) search(slot)
      else if (ran >= (dueAt[slot] ?? 0)) walk(slot, false)
    },
    judgeAll: (slot) => walk(slot, true),
    hold(a, b) {
      if (Number.isNaN((lons[a] ?? Number.NaN) + (lons[b] ?? Number.NaN))) return
      const known = lists.indexOf(a, b)
      const [own, theirs] = [run[a] ?? 0, run[b] ?? 0]
      lists.set(a, known < 0 ? lists.add(a, b) : known, own, theirs, true)
      dueAt[a] = Math.min(dueAt[a] ?? 0, own)
      dueAt[b] = Math.min(dueAt[b] ?? 0, theirs)
    },
    near: (slot, withinM, visit) =>
      aroundOf(slot, withinM, (other) => {
        if (other !== slot && opposes(slot, other) && gapM(slot, other) <= withinM * MARGIN + 1) visit(other)
      }),
    gapM,
    remove,
    bytes: () => capacity * (8 * 8 + 2 * 4 + 3 * 4) + lists.bytes(),
  }
}
