import { createCellGrid } from './cell-grid.ts'
import { metresPerDegree } from './geodesy.ts'
import { createPairLists } from './pair-lists.ts'

/** Camps of a slot by number: two slots oppose when some contest has both on different camps (PX1). */
export type Side = { contest: number; camp: number }

/**
 * Which opposing pairs must be judged again, and when nothing need be done. It decides nothing itself: a pair whose
 * circles are within `reachM` of each other is judged by the caller, who says how far both together may move until the
 * next time. Most moves therefore cost a sum and a comparison. Of each pair it keeps a byte for the caller; while that
 * is not 0 the pair is judged however far apart. Slots are small whole numbers that the caller gives out.
 */
export type ProximityField = {
  /** New or other camps; what was kept of pairs that oppose no more is gone. Takes effect at the slot's next move. */
  setSides(slot: number, sides: readonly Side[]): void
  /**
   * The circle around a footprint is another: centre in degrees, `extentM` its radius. Any point of the footprint has
   * come no further than its circle. Judges what is due, in no particular order. Throws RangeError for what is not
   * finite.
   */
  move(slot: number, lon: number, lat: number, extentM: number): void
  /** The same where points of the footprint may have come as far as `movedM`, metres. */
  reshape(slot: number, lon: number, lat: number, extentM: number, movedM: number): void
  /** Judges every pair within reach: something other than a place has changed. */
  judgeAll(slot: number): void
  /** Sets what is kept of a pair of placed opponents, however far apart; it is due at the next move of either. */
  keep(a: number, b: number, bits: number): void
  /** What is kept of a pair; 0 when nothing is. */
  kept(a: number, b: number): number
  /** Visits each opponent of which something is kept. */
  eachKept(slot: number, visit: (other: number, bits: number) => void): void
  /** Visits each opponent whose circle may be within so many metres, and some that are not. */
  near(slot: number, withinM: number, visit: (other: number) => void): void
  remove(slot: number): void
  /** of all typed arrays */
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

/** Metres in the plane that touches the ellipsoid half-way. */
function apartM(lon: number, lat: number, toLon: number, toLat: number): number {
  const step = ((lat + toLat) / 2 + 90) * PER_DEGREE
  const k = step | 0
  const u = step - k
  const x = (toLon - lon) * ((table[k * 2] ?? 0) * (1 - u) + (table[k * 2 + 2] ?? 0) * u)
  const y = (toLat - lat) * ((table[k * 2 + 1] ?? 0) * (1 - u) + (table[k * 2 + 3] ?? 0) * u)
  return Math.sqrt(x * x + y * y)
}

/** Part of the reach by which lists are longer than they need be, so that they are made anew only now and then. */
const SKIN = 0.35
/** ... and at least this, metres: a convoy's way of a few minutes. */
const SKIN_MIN_M = 3_000
/** What a list may forget: nothing nearer than this beyond reach, in skins. */
const FORGET = 1.5
const MARGIN = 1 + 1e-4

/**
 * What is known of a slot lies together, so that a move touches one line of the cache, two at most: what only a search
 * needs comes last. PACE is how far a move goes of late, metres.
 */
const WIDTH = 8
const [LON, LAT, EXTENT, RUN, DUE_AT, PACE, SEARCH_AT] = [0, 1, 2, 3, 4, 5, 6] as const
/** Weight of the last move in the pace. */
const NEWEST = 0.25

export function createProximityField({ reachM, judge }: { reachM: number; judge: JudgePair }): ProximityField {
  const skinM = Math.max(SKIN_MIN_M, reachM * SKIN)
  // Few cells a search: the way to one costs more than the slots in it that are too far.
  const grid = createCellGrid(((reachM + skinM) * 3) / 111_000)
  const lists = createPairLists()
  let capacity = 0
  let maxExtentM = 0
  let of = new Float64Array(0)
  /** contest and camp of a slot with one contest; -1 for none or several */
  let sides = new Int32Array(0)
  const several = new Map<number, readonly Side[]>()
  /** number of the search that last found a slot listed */
  let stamps = new Int32Array(0)
  let searches = 0

  const grow = (slot: number): void => {
    const before = capacity
    capacity = Math.max(64, 2 ** Math.ceil(Math.log2(slot + 1)))
    const grown = new Float64Array(capacity * WIDTH)
    grown.set(of)
    for (let i = before; i < capacity; i++) grown[i * WIDTH + LON] = Number.NaN
    of = grown
    const ints = (old: Int32Array, width: number): Int32Array<ArrayBuffer> => {
      const wider = new Int32Array(capacity * width).fill(-1)
      wider.set(old)
      return wider
    }
    sides = ints(sides, 2)
    stamps = ints(stamps, 1)
    grid.grow(capacity)
    lists.grow(capacity)
  }

  const at = (slot: number, what: number): number => of[slot * WIDTH + what] ?? 0
  const isPlaced = (slot: number): boolean => slot < capacity && !Number.isNaN(at(slot, LON))

  const sidesOf = (slot: number): readonly Side[] => {
    const its = several.get(slot)
    if (its) return its
    const [contest = -1, camp = -1] = [sides[slot * 2], sides[slot * 2 + 1]]
    return contest < 0 ? [] : [{ contest, camp }]
  }
  const opposes = (a: number, b: number): boolean => {
    const ofA = sides[a * 2] ?? -1
    const ofB = sides[b * 2] ?? -1
    if (ofA >= 0 && ofB >= 0) return ofA === ofB && sides[a * 2 + 1] !== sides[b * 2 + 1]
    if (several.size === 0) return false
    const others = sidesOf(b)
    return sidesOf(a).some((own) => others.some((it) => it.contest === own.contest && it.camp !== own.camp))
  }

  /** Gap between two circles, metres, negative when they overlap; within 3e-6 of the distance. */
  const gapM = (a: number, b: number): number => {
    const i = a * WIDTH
    const j = b * WIDTH
    const centresM = apartM(of[i + LON] ?? 0, of[i + LAT] ?? 0, of[j + LON] ?? 0, of[j + LAT] ?? 0)
    return centresM - (of[i + EXTENT] ?? 0) - (of[j + EXTENT] ?? 0)
  }

  /** From the last entry on, so that one may be taken out. */
  const each = (slot: number, visit: (entry: number) => void): void => {
    for (let i = lists.lengthOf(slot) - 1; i >= 0; i--) visit(lists.first(slot) + i)
  }

  /** Asks about a listed pair if it must be asked about, and notes when it is due again; returns when, for this slot. */
  const look = (slot: number, entry: number, other: number, gap: number): number => {
    const beyondM = gap / MARGIN - 1 - reachM
    let slack = beyondM
    let kept = lists.keptOf(entry)
    if (beyondM <= 0 || kept !== 0) {
      keeping.bits = kept
      const said = judge(slot, other, gap, kept)
      kept = keeping.bits
      // Who has left the reach, and of whom nothing is kept any more, is asked about when it comes back.
      if (beyondM <= 0 || kept !== 0) slack = said > 0 ? said : 0
    }
    const i = slot * WIDTH
    const j = other * WIDTH
    // Whoever is faster may go further, so that both come to the end of it together.
    const share = ((of[i + PACE] ?? 0) + 1) / ((of[i + PACE] ?? 0) + (of[j + PACE] ?? 0) + 2)
    const own = (of[i + RUN] ?? 0) + slack * share
    const theirs = (of[j + RUN] ?? 0) + slack * (1 - share)
    lists.set(entry, own, theirs, kept)
    if (own < (of[i + DUE_AT] ?? 0)) of[i + DUE_AT] = own
    if (theirs < (of[j + DUE_AT] ?? 0)) of[j + DUE_AT] = theirs
    return own
  }

  /** Goes through the list: judges what is due, or all; forgets who is far. */
  const walk = (slot: number, all: boolean): void => {
    const ran = at(slot, RUN)
    let next = at(slot, SEARCH_AT)
    const first = lists.first(slot)
    for (let entry = first; entry < first + lists.lengthOf(slot); entry++) {
      const due = lists.dueAt(entry)
      if (!all && due > ran) {
        if (due < next) next = due
        continue
      }
      const other = lists.otherOf(entry)
      const gap = gapM(slot, other)
      if (gap > reachM + skinM * FORGET && lists.keptOf(entry) === 0) {
        lists.remove(slot, entry)
        entry -= 1
        continue
      }
      const own = look(slot, entry, other, gap)
      if (own < next) next = own
    }
    of[slot * WIDTH + DUE_AT] = next
  }

  let searching = -1
  const list = (other: number): void => {
    const slot = searching
    if (stamps[other] === searches || other === slot || !opposes(slot, other)) return
    const gap = gapM(slot, other)
    if (gap <= reachM + skinM) look(slot, lists.add(slot, other), other, gap)
  }
  const aroundOf = (slot: number, withinM: number, visit: (other: number) => void): void => {
    // The grid knows where each was when it last searched: it has come no further than half a skin since.
    const radius = (withinM + at(slot, EXTENT) + maxExtentM + skinM / 2) * MARGIN + 1
    const [lon, lat] = [at(slot, LON), at(slot, LAT)]
    // A degree of longitude is shorter towards the pole: the shorter of both ends counts.
    const k = ((lat + 90) * PER_DEGREE) | 0
    const [dx, dy] = [radius / ((table[k * 2] ?? 1) * 0.98), radius / ((table[k * 2 + 1] ?? 1) * 0.999)]
    grid.around(lon - dx, lat - dy, lon + dx, lat + dy, visit)
  }
  const search = (slot: number): void => {
    of[slot * WIDTH + SEARCH_AT] = at(slot, RUN) + skinM / 2
    walk(slot, false)
    grid.put(slot, at(slot, LON), at(slot, LAT))
    searching = slot
    searches += 1
    each(slot, (entry) => {
      stamps[lists.otherOf(entry)] = searches
    })
    aroundOf(slot, reachM + skinM, list)
  }

  const reshape = (slot: number, lon: number, lat: number, extentM: number, movedM: number): void => {
    if (!(Math.abs(lat) <= 89 && Math.abs(lon) <= 179 && Math.abs(extentM + movedM) < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `slot ${slot}: a place short of poles and antimeridian expected, got ${lon} ${lat} ${extentM} ${movedM}`,
      )
    }
    if (slot >= capacity) grow(slot)
    const i = slot * WIDTH
    const isNew = !isPlaced(slot)
    of[i + LON] = lon
    of[i + LAT] = lat
    of[i + EXTENT] = extentM
    if (extentM > maxExtentM) maxExtentM = extentM
    const ran = (of[i + RUN] ?? 0) + movedM
    of[i + RUN] = ran
    of[i + PACE] = (of[i + PACE] ?? 0) * (1 - NEWEST) + movedM * NEWEST
    if (!isNew && ran < (of[i + DUE_AT] ?? 0)) return
    if (isNew || ran >= (of[i + SEARCH_AT] ?? 0)) search(slot)
    else walk(slot, false)
  }

  return {
    setSides(slot, its) {
      if (slot >= capacity) grow(slot)
      const [only] = its
      sides[slot * 2] = its.length === 1 && only ? only.contest : -1
      sides[slot * 2 + 1] = its.length === 1 && only ? only.camp : -1
      if (its.length > 1) several.set(slot, its)
      else several.delete(slot)
      each(slot, (entry) => {
        if (!opposes(slot, lists.otherOf(entry))) lists.remove(slot, entry)
      })
      of[slot * WIDTH + SEARCH_AT] = of[slot * WIDTH + DUE_AT] = at(slot, RUN)
    },
    move(slot, lon, lat, extentM) {
      const i = slot * WIDTH
      const fromLon = of[i + LON] ?? lon
      const fromLat = of[i + LAT] ?? lat
      const moved = apartM(fromLon, fromLat, lon, lat) + Math.abs(extentM - (of[i + EXTENT] ?? extentM))
      reshape(slot, lon, lat, extentM, isPlaced(slot) ? moved : 0)
    },
    reshape,
    judgeAll: (slot) => walk(slot, true),
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
    near: (slot, withinM, visit) =>
      aroundOf(slot, withinM, (other) => {
        if (other !== slot && opposes(slot, other) && gapM(slot, other) <= withinM * MARGIN + 1) visit(other)
      }),
    remove(slot) {
      each(slot, (entry) => lists.remove(slot, entry))
      grid.takeOut(slot)
      if (slot < capacity) of[slot * WIDTH + LON] = Number.NaN
    },
    bytes: () => of.byteLength + sides.byteLength + stamps.byteLength + capacity * 8 + lists.bytes(),
  }
}
