import { createCellGrid } from './cell-grid.ts'
import { createDueList } from './due-list.ts'
import { metresPerDegree } from './geodesy.ts'
import { createPairLists, passed } from './pair-lists.ts'

/** Camps of a slot by number: two slots oppose when some contest has both on different camps (PX1). */
export type Side = { contest: number; camp: number }

/**
 * Which opposing pairs must be judged again, and when nothing need be done. It decides nothing itself: a pair whose
 * circles are within `reachM` of each other is judged by the caller, who says how far both together may move until the
 * next time. Most moves therefore cost a sum and a comparison. All that moved together is judged together, where all of
 * it has arrived: {@link settle} goes from region to region, so that what is near each other is at hand. Of each pair it
 * keeps a byte for the caller; while that is not 0 the pair is judged however far apart. Slots are small whole numbers
 * that the caller gives out.
 */
export type ProximityField = {
  /** New or other camps; what was kept of pairs that oppose no more is gone. Who is new to it is found at its next move. */
  setSides(slot: number, sides: readonly Side[]): void
  /**
   * The circle around a footprint is another: centre in degrees, `extentM` its radius. Any point of the footprint has
   * come no further than its circle. Throws RangeError for what is not finite.
   */
  move(slot: number, lon: number, lat: number, extentM: number): void
  /** The same where points of the footprint may have come as far as `movedM`, metres. */
  reshape(slot: number, lon: number, lat: number, extentM: number, movedM: number): void
  /** Every pair of it within reach is to be judged: something other than a place has changed. */
  judgeAll(slot: number): void
  /** Judges what has become due, in no particular order; before, nobody has been judged. */
  settle(): void
  /** Sets what is kept of a pair of placed opponents, however far apart; it is due at the next move of either. */
  keep(a: number, b: number, bits: number): void
  /** What is kept of a pair; 0 when nothing is. */
  kept(a: number, b: number): number
  /** Visits each opponent of which something is kept. */
  eachKept(slot: number, visit: (other: number, bits: number) => void): void
  /** Visits each opponent whose circle may be within so many metres, and some that are not, as of the last settling. */
  near(slot: number, withinM: number, visit: (other: number) => void): void
  remove(slot: number): void
  /** of its typed arrays, but for the index of cells */
  bytes(): number
}

/**
 * Answers how far both together may move until the pair must be judged again, metres: 0 asks at the next move of either,
 * Infinity when something else is told. `gapM` is that between their circles, `bits` what is kept of the pair; what is
 * to be kept from now on is left in {@link keeping}. It must not call back.
 */
export type JudgePair = (a: number, b: number, gapM: number, bits: number) => number
export const keeping = { bits: 0 }

/** Steps of the table of metres per degree, per degree: between them a straight line errs by 4e-7, and it stays small. */
const PER_DEGREE = 10
const table = new Float64Array((180 * PER_DEGREE + 2) * 2)
for (let i = 0; i < table.length; i += 2) {
  const { lonM, latM } = metresPerDegree(Math.min(90, i / 2 / PER_DEGREE - 90))
  table[i] = lonM
  table[i + 1] = latM
}
/** A degree is nowhere longer: a move may be said to be longer than it was, never shorter. */
const [MOST_LON_M, MOST_LAT_M] = [metresPerDegree(0).lonM * 1.000001, metresPerDegree(90).latM * 1.000001]

/**
 * From whom gaps are measured, and the metres of a degree there with what they change by to a place half a degree north.
 * Fields, for a variable that is written anew is another object each time.
 */
const from = { lon: 0.5, lat: 0.5, extentM: 0.5, lonM: 0.5, latM: 0.5, lonChange: 0.5, latChange: 0.5 }

/** Part of the reach by which lists are longer than they need be, so that they are made anew only now and then. */
const SKIN = 0.35
/** ... and at least this, metres: a convoy's way of two minutes. */
const SKIN_MIN_M = 1_500
/** What a list may forget: nothing nearer than this beyond reach, in skins. */
const FORGET = 1.5
const MARGIN = 1 + 1e-4
const LESS = 1 / MARGIN
/** Side of a cell, in reaches with their skin. Few cells a search: the way to one costs more than the slots in it that are too far. */
const CELL = 2

/**
 * What is known of a slot lies together, so that a move touches one line of the cache, two at most: what only a search
 * needs comes last. PACE is how far a move goes of late, metres; SIDE is its contest and camp in one number.
 */
const WIDTH = 8
const [LON, LAT, EXTENT, RUN, DUE_AT, PACE, SEARCH_AT, SIDE] = [0, 1, 2, 3, 4, 5, 6, 7] as const
/** Weight of the last move in the pace. */
const NEWEST = 0.25
/** In SIDE the camp, below the contest; of a slot in several contests, or in none, there is no such number. */
const CAMP_BITS = 8
const NO_SIDE = -1

/** How much longer lists are than they need be, metres; who moves so far at once is looked for anew. */
export const skinOf = (reachM: number): number => Math.max(SKIN_MIN_M, reachM * SKIN)

export function createProximityField({ reachM, judge }: { reachM: number; judge: JudgePair }): ProximityField {
  const skinM = skinOf(reachM)
  const farM = reachM + skinM * FORGET
  const grid = createCellGrid(((reachM + skinM) * CELL) / 111_000)
  const lists = createPairLists()
  const due = createDueList({
    // Who is new has a region at once: what is made for it then lies where that of its neighbours does.
    regionOf(slot) {
      const known = grid.regionOf(slot)
      if (known >= 0 || !isPlaced(slot)) return known
      grid.put(slot, at(slot, LON), at(slot, LAT), at(slot, SIDE))
      return grid.regionOf(slot)
    },
    regionCount: grid.regionCount,
  })
  let capacity = 0
  let maxExtentM = 0
  let of = new Float64Array(0)
  const several = new Map<number, readonly Side[]>()
  /** number of the search that last found a slot listed */
  let stamps = new Int32Array(0)
  let searches = 0
  /** Nobody is there: the next who comes is due at once. */
  const vacate = (slot: number): void => {
    const i = slot * WIDTH
    of[i + LON] = Number.NaN
    of[i + DUE_AT] = of[i + SEARCH_AT] = Number.NEGATIVE_INFINITY
    of[i + SIDE] = NO_SIDE
  }
  const grow = (slot: number): void => {
    const before = capacity
    capacity = Math.max(64, 2 ** Math.ceil(Math.log2(slot + 1)))
    const grown = new Float64Array(capacity * WIDTH)
    grown.set(of)
    of = grown
    for (let its = before; its < capacity; its++) vacate(its)
    const stamped = new Int32Array(capacity)
    stamped.set(stamps)
    stamps = stamped
    due.grow(capacity)
    grid.grow(capacity)
    lists.grow(capacity)
  }

  const at = (slot: number, what: number): number => of[slot * WIDTH + what] ?? 0
  const isPlaced = (slot: number): boolean => slot < capacity && !Number.isNaN(at(slot, LON))

  const sidesOf = (slot: number): readonly Side[] => {
    const its = several.get(slot)
    if (its) return its
    const side = at(slot, SIDE)
    return side === NO_SIDE ? [] : [{ contest: side >> CAMP_BITS, camp: side & ((1 << CAMP_BITS) - 1) }]
  }
  /** Nobody opposes itself: in each contest a slot has one camp. */
  const opposes = (a: number, ofA: number, b: number, ofB: number): boolean => {
    if (ofA >= 0 && ofB >= 0) return ofA !== ofB && ofA >> CAMP_BITS === ofB >> CAMP_BITS
    if (several.size === 0) return false
    const others = sidesOf(b)
    return sidesOf(a).some((own) => others.some((it) => it.contest === own.contest && it.camp !== own.camp))
  }

  const measureFrom = (slot: number): void => {
    const record = of
    const i = slot * WIDTH
    const lat = record[i + LAT] ?? 0
    from.lon = record[i + LON] ?? 0
    from.lat = lat
    from.extentM = record[i + EXTENT] ?? 0
    const step = (lat + 90) * PER_DEGREE
    const k = step | 0
    const lonM = table[k * 2] ?? 0
    const latM = table[k * 2 + 1] ?? 0
    const lonChange = (table[k * 2 + 2] ?? 0) - lonM
    const latChange = (table[k * 2 + 3] ?? 0) - latM
    from.lonM = lonM + lonChange * (step - k)
    from.latM = latM + latChange * (step - k)
    // Half-way to the other is where the plane touches the ellipsoid.
    from.lonChange = lonChange * (PER_DEGREE / 2)
    from.latChange = latChange * (PER_DEGREE / 2)
  }
  /** Gap between two circles, metres, negative when they overlap; within 3e-6 of the distance up to 30 km. */
  const gapTo = (other: number): number => {
    const record = of
    const i = other * WIDTH
    const north = (record[i + LAT] ?? 0) - from.lat
    const x = ((record[i + LON] ?? 0) - from.lon) * (from.lonM + from.lonChange * north)
    const y = north * (from.latM + from.latChange * north)
    return Math.sqrt(x * x + y * y) - from.extentM - (record[i + EXTENT] ?? 0)
  }

  /** From the last entry on, so that one may be taken out. */
  const each = (slot: number, visit: (entry: number) => void): void => {
    for (let i = lists.lengthOf(slot) - 1; i >= 0; i--) visit(lists.first(slot) + i)
  }

  /** Asks about a listed pair if it must be asked about, and notes when it is due again; returns when, for this slot. */
  const look = (slot: number, entry: number, other: number, gap: number): number => {
    const bits = lists.keptOf(entry)
    let kept = bits
    const beyondM = gap * LESS - 1 - reachM
    let slack = beyondM
    if (beyondM <= 0 || bits !== 0) {
      keeping.bits = bits
      const said = judge(slot, other, gap, bits)
      kept = keeping.bits
      // Who has left the reach, and of whom nothing is kept any more, is asked about when it comes back.
      if (beyondM <= 0 || kept !== 0) slack = said > 0 ? said : 0
    }
    const record = of
    const i = slot * WIDTH
    const j = other * WIDTH
    // Whoever is faster may go further, so that both come to the end of it together.
    const share = ((record[i + PACE] ?? 0) + 1) / ((record[i + PACE] ?? 0) + (record[j + PACE] ?? 0) + 2)
    const ownDue = (record[i + RUN] ?? 0) + slack * share
    const theirDue = (record[j + RUN] ?? 0) + slack * (1 - share)
    lists.set(entry, ownDue, theirDue, kept)
    if (ownDue < (record[i + DUE_AT] ?? 0)) record[i + DUE_AT] = ownDue
    if (theirDue < (record[j + DUE_AT] ?? 0)) record[j + DUE_AT] = theirDue
    return ownDue
  }

  /** Goes through the list: judges what is due, or all; forgets who is far. Gaps are measured from it. */
  const walk = (slot: number, all: boolean): void => {
    measureFrom(slot)
    const ran = all ? Number.POSITIVE_INFINITY : at(slot, RUN)
    passed.dueAt = at(slot, SEARCH_AT)
    const first = lists.first(slot)
    let end = first + lists.lengthOf(slot)
    for (let entry = lists.nextDue(first, end, ran); entry < end; entry = lists.nextDue(entry, end, ran)) {
      const other = lists.otherOf(entry)
      const gap = gapTo(other)
      if (gap > farM && lists.keptOf(entry) === 0) {
        lists.remove(slot, entry)
        end -= 1
        continue
      }
      const own = look(slot, entry, other, gap)
      if (own < passed.dueAt) passed.dueAt = own
      entry += 1
    }
    of[slot * WIDTH + DUE_AT] = passed.dueAt
  }

  /**
   * The grid knows where each was when it last searched. It has come no further than half a skin since; or it is due, and
   * searches itself before all are settled.
   */
  const aroundM = (withinM: number): number => (withinM + from.extentM + maxExtentM + skinM / 2) * MARGIN + 1
  const searching = { slot: -1, side: NO_SIDE }
  const list = (other: number, its: number): void => {
    const { slot, side } = searching
    if (stamps[other] === searches || !opposes(slot, side, other, its)) return
    const gap = gapTo(other)
    if (gap <= reachM + skinM) look(slot, lists.add(slot, other), other, gap)
  }
  const search = (slot: number, all: boolean): void => {
    const i = slot * WIDTH
    of[i + SEARCH_AT] = (of[i + RUN] ?? 0) + skinM / 2
    walk(slot, all)
    const side = of[i + SIDE] ?? 0
    grid.put(slot, from.lon, from.lat, side)
    searches = (searches + 1) | 0
    const first = lists.first(slot)
    const end = first + lists.lengthOf(slot)
    for (let entry = first; entry < end; entry++) stamps[lists.otherOf(entry)] = searches
    searching.slot = slot
    searching.side = side
    grid.around(from.lon, from.lat, aroundM(reachM + skinM), from.lonM, from.latM, list)
  }

  const judgeDue = (slot: number, all: boolean): void => {
    if (!isPlaced(slot)) return
    if (at(slot, RUN) >= at(slot, SEARCH_AT)) search(slot, all)
    else walk(slot, all)
  }

  const refuse = (slot: number, lon: number, lat: number, extentM: number, movedM: number): never => {
    throw new RangeError(
      `slot ${slot}: a place short of poles and antimeridian expected, got ${lon} ${lat} ${extentM} ${movedM}`,
    )
  }
  /** It has come so far, metres. */
  const run = (slot: number, movedM: number): void => {
    const record = of
    const i = slot * WIDTH
    const ran = (record[i + RUN] ?? 0) + movedM
    record[i + RUN] = ran
    record[i + PACE] = (record[i + PACE] ?? 0) * (1 - NEWEST) + movedM * NEWEST
    if (ran >= (record[i + DUE_AT] ?? 0)) due.add(slot, false)
  }
  const reshape = (slot: number, lon: number, lat: number, extentM: number, movedM: number): void => {
    if (!(Math.abs(lat) <= 89 && Math.abs(lon) <= 179 && Math.abs(extentM + movedM) < Number.POSITIVE_INFINITY)) {
      refuse(slot, lon, lat, extentM, movedM)
    }
    if (slot >= capacity) grow(slot)
    const i = slot * WIDTH
    // Who was not there yet has come from nowhere.
    const cameM = isPlaced(slot) ? movedM : 0
    of[i + LON] = lon
    of[i + LAT] = lat
    of[i + EXTENT] = extentM
    maxExtentM = Math.max(maxExtentM, extentM)
    run(slot, cameM)
  }

  return {
    setSides(slot, its) {
      if (slot >= capacity) grow(slot)
      const [only] = its
      of[slot * WIDTH + SIDE] = its.length === 1 && only ? (only.contest << CAMP_BITS) | only.camp : NO_SIDE
      if (its.length > 1) several.set(slot, its)
      else several.delete(slot)
      each(slot, (entry) => {
        const other = lists.otherOf(entry)
        if (!opposes(slot, at(slot, SIDE), other, at(other, SIDE))) lists.remove(slot, entry)
      })
      of[slot * WIDTH + SEARCH_AT] = of[slot * WIDTH + DUE_AT] = at(slot, RUN)
      if (grid.regionOf(slot) >= 0) grid.put(slot, at(slot, LON), at(slot, LAT), at(slot, SIDE))
    },
    move(slot, lon, lat, extentM) {
      const record = of
      const i = slot * WIDTH
      const x = (lon - (record[i + LON] ?? Number.NaN)) * MOST_LON_M
      const y = (lat - (record[i + LAT] ?? 0)) * MOST_LAT_M
      const movedM = Math.sqrt(x * x + y * y) + Math.abs(extentM - (record[i + EXTENT] ?? 0))
      if (!(Math.abs(lat) <= 89 && Math.abs(lon) <= 179 && movedM < Number.POSITIVE_INFINITY)) {
        reshape(slot, lon, lat, extentM, 0)
        return
      }
      record[i + LON] = lon
      record[i + LAT] = lat
      record[i + EXTENT] = extentM
      if (extentM > maxExtentM) maxExtentM = extentM
      // As run() does: written out, for the call would be a tenth of what a move costs.
      const ran = (record[i + RUN] ?? 0) + movedM
      record[i + RUN] = ran
      record[i + PACE] = (record[i + PACE] ?? 0) * (1 - NEWEST) + movedM * NEWEST
      if (ran >= (record[i + DUE_AT] ?? 0)) due.add(slot, false)
    },
    reshape,
    judgeAll(slot) {
      if (isPlaced(slot)) due.add(slot, true)
    },
    settle() {
      due.drain(judgeDue)
    },
    keep(a, b, bits) {
      if (!isPlaced(a) || !isPlaced(b)) return
      const known = lists.find(a, b)
      if (known < 0 && bits === 0) return
      const [own, theirs] = [at(a, RUN), at(b, RUN)]
      lists.set(known < 0 ? lists.add(a, b) : known, own, theirs, bits)
      of[a * WIDTH + DUE_AT] = Math.min(at(a, DUE_AT), own)
      of[b * WIDTH + DUE_AT] = Math.min(at(b, DUE_AT), theirs)
    },
    kept(a, b) {
      const entry = a < capacity && b < capacity ? lists.find(a, b) : -1
      return entry < 0 ? 0 : lists.keptOf(entry)
    },
    eachKept(slot, visit) {
      each(slot, (entry) => {
        const bits = lists.keptOf(entry)
        if (bits !== 0) visit(lists.otherOf(entry), bits)
      })
    },
    near(slot, withinM, visit) {
      if (!isPlaced(slot)) return
      measureFrom(slot)
      const side = at(slot, SIDE)
      grid.around(from.lon, from.lat, aroundM(withinM), from.lonM, from.latM, (other, its) => {
        if (!opposes(slot, side, other, its)) return
        if (gapTo(other) <= withinM * MARGIN + 1) visit(other)
      })
    },
    remove(slot) {
      each(slot, (entry) => lists.remove(slot, entry))
      grid.takeOut(slot)
      if (slot < capacity) vacate(slot)
    },
    bytes: () => of.byteLength + stamps.byteLength + due.bytes() + grid.bytes() + lists.bytes(),
  }
}
