import { Camps, type Side } from './camps.ts'
import { CellGrid } from './cell-grid.ts'
import { DueList } from './due-list.ts'
import { metresPerDegree } from './geodesy.ts'
import { longerInts } from './longer.ts'
import { PairLists } from './pair-lists.ts'
import { Plane } from './plane.ts'
import { SlotLists } from './slot-lists.ts'

/** Around a footprint: its centre in degrees, its radius in metres. */
export type Circle = { lon: number; lat: number; extentM: number }

/**
 * What a judge is asked about a pair, and where it answers: `gapM` between their circles, `bits` that are kept of it,
 * from now on what it leaves there; in `slackM` how far both together may move until it must be asked again, metres: 0
 * for the next move of either, Infinity when something else is told. Fields, for V8 makes an object of each fraction that
 * is handed over.
 */
export const asked = { gapM: 0.5, bits: 0, slackM: 0.5 }

/** Judges the pair of {@link asked}; it must not call back. */
export type JudgePair = (a: number, b: number) => void

/** A degree is nowhere longer: a move may be said to be longer than it was, never shorter. */
const MOST_LON_M = metresPerDegree(0).lonM * 1.000001
const MOST_LAT_M = metresPerDegree(90).latM * 1.000001

/** Part of the reach by which lists are longer than they need be, so that they are made anew only now and then. */
const SKIN = 0.35
/** ... and at least this, metres: a convoy's way of a minute or two. */
const SKIN_MIN_M = 1_250
/** What a list may forget: nothing nearer than this beyond reach, in skins. */
const FORGET = 2
/** Who is no further beyond reach, in skins, is due by itself: for its sake all beyond would be looked at too often. */
const NEAR = 1 / 5
/** Who is so far beyond reach, in skins, and of whom nothing is kept, is only listed again. */
const LEAVE = 1 / 4
const MARGIN = 1 + 1e-4
const LESS = 1 / MARGIN
/** Side of a cell, in reaches with their skin. Few cells a search: the way to one costs more than the slots in it that are too far. */
const CELL = 2

/**
 * What is known of a slot lies in one line of the cache: its circle; how far it has run; when it is due; its pace, how far a
 * move goes of late, metres; when it must look at those beyond reach, and when it must be searched for anew: all in metres
 * run.
 */
const WIDTH = 8
const LON = 0
const LAT = 1
const EXTENT = 2
const RUN = 3
const DUE_AT = 4
const PACE = 5
const FAR_AT = 6
const SEARCH_AT = 7
/** From one id in a list to one in the next line of the cache. */
const LINE_IDS = 15
/** Typed arrays of this size begin 16 bytes after a line of the cache; if ever elsewhere, a row takes two of them. */
const LINE_BYTES = 64
const OFFSET_BYTES = 48
/** Weight of the last move in the pace. */
const NEWEST = 0.25

/** So many slots are fetched from memory at once. */
const LOT = 16

/** How much longer lists are than they need be, metres; who moves so far at once is looked for anew. */
export const skinOf = (reachM: number): number => Math.max(SKIN_MIN_M, reachM * SKIN)

/**
 * Which opposing pairs must be judged again, and when nothing need be done. It decides nothing itself: a pair whose
 * circles are within `reachM` of each other is judged by the caller, who says how far both together may move until the
 * next time. Most moves therefore cost a sum and a comparison. All that moved together is judged together, where all of
 * it has arrived: {@link settle} goes from region to region, so that what is near each other is at hand. Of each pair it
 * keeps some bits for the caller; while they are not 0 the pair is judged however far apart. Slots are small whole numbers
 * that the caller gives out.
 *
 * Those within reach, or nearly so, are listed as pairs, each with when it is due. Those further beyond are listed only:
 * of them a slot knows how far it may go before any can be within, and looks at all of them then. Of each such pair what
 * both may still go is together never more than what the pair is beyond reach, but for those who are due. A class, whose
 * methods V8 compiles for the constants of their file, which is why this one is long; of closures that are made anew it
 * cannot.
 */
export class ProximityField {
  readonly #reachM: number = 0.5
  readonly #skinM: number = 0.5
  readonly #nearM: number = 0.5
  readonly #farM: number = 0.5
  readonly #leaveM: number = 0.5
  readonly #judge: JudgePair
  readonly #grid: CellGrid
  readonly #pairs = new PairLists()
  readonly #beyond = new SlotLists()
  readonly #due = new DueList()
  /** from whom gaps are measured */
  readonly #plane = new Plane()
  #capacity = 0
  #maxExtentM = 0.5
  #rows = new Float64Array(0)
  readonly #camps = new Camps()
  /** number of the search that last found a slot listed */
  #stamps = new Int32Array(0)
  #searches = 0

  constructor(reachM: number, judge: JudgePair) {
    this.#reachM = reachM
    this.#skinM = skinOf(reachM)
    this.#nearM = this.#skinM * NEAR
    this.#farM = reachM + this.#skinM * FORGET
    this.#leaveM = reachM + this.#skinM * LEAVE
    this.#judge = judge
    this.#grid = new CellGrid(((reachM + this.#skinM) * CELL) / 111_000)
  }

  /** New or other camps; what was kept of pairs that oppose no more is gone. Who is new to it is found at its next move. */
  setSides(slot: number, its: readonly Side[]): void {
    if (slot >= this.#capacity) this.#grow(slot)
    this.#camps.set(slot, its)
    this.#unlist(slot, (other) => !this.#camps.opposes(slot, other))
    this.#dueAtOnce(slot)
  }

  /** The circle is another. Any point of the footprint has come no further than it. Throws RangeError for what is not finite. */
  move(slot: number, to: Circle): void {
    const { lon, lat, extentM } = to
    const rows = this.#rows
    const i = slot * WIDTH
    const x = (lon - (rows[i + LON] ?? Number.NaN)) * MOST_LON_M
    const y = (lat - (rows[i + LAT] ?? 0)) * MOST_LAT_M
    const movedM = Math.sqrt(x * x + y * y) + Math.abs(extentM - (rows[i + EXTENT] ?? 0))
    if (!(Math.abs(lat) <= 89 && Math.abs(lon) <= 179 && movedM < Number.POSITIVE_INFINITY)) {
      this.reshape(slot, to, 0)
      return
    }
    rows[i + LON] = lon
    rows[i + LAT] = lat
    rows[i + EXTENT] = extentM
    if (extentM > this.#maxExtentM) this.#maxExtentM = extentM
    // As #run() does: written out, for the call would be a tenth of what a move costs.
    const ran = (rows[i + RUN] ?? 0) + movedM
    rows[i + RUN] = ran
    rows[i + PACE] = (rows[i + PACE] ?? 0) * (1 - NEWEST) + movedM * NEWEST
    if (ran >= (rows[i + DUE_AT] ?? 0)) this.#due.add(slot, false)
  }

  /** The same where points of the footprint may have come as far as `movedM`, metres. */
  reshape(slot: number, to: Circle, movedM: number): void {
    const { lon, lat, extentM } = to
    if (!(Math.abs(lat) <= 89 && Math.abs(lon) <= 179 && Math.abs(extentM + movedM) < Number.POSITIVE_INFINITY)) {
      throw new RangeError(
        `slot ${slot}: a place short of poles and antimeridian expected, got ${lon} ${lat} ${extentM} ${movedM}`,
      )
    }
    if (slot >= this.#capacity) this.#grow(slot)
    const isNew = !this.#isPlaced(slot)
    const i = slot * WIDTH
    this.#rows[i + LON] = lon
    this.#rows[i + LAT] = lat
    this.#rows[i + EXTENT] = extentM
    this.#maxExtentM = Math.max(this.#maxExtentM, extentM)
    // In a region at once: what is made for it then lies where that of its neighbours does.
    if (isNew) this.#grid.put(slot, to)
    // Who was not there yet has come from nowhere.
    this.#run(slot, isNew ? 0 : movedM)
  }

  /** Every pair of it within reach is to be judged: something other than a place has changed. */
  judgeAll(slot: number): void {
    if (this.#isPlaced(slot)) this.#due.add(slot, true)
  }

  /** Judges what has become due, in no particular order; before, nobody has been judged. */
  settle(): void {
    const due = this.#due
    due.order(this.#grid)
    let slot = -1
    try {
      for (;;) {
        if (due.told % LOT === 0) this.#fetch()
        slot = due.next()
        if (slot < 0) break
        if (!this.#isPlaced(slot)) continue
        this.#plane.standAt(this.#rows, slot * WIDTH)
        if (this.#at(slot, RUN) >= this.#at(slot, SEARCH_AT)) this.#search(slot, due.isAll)
        else this.#walk(slot, due.isAll)
        const farAt = this.#at(slot, FAR_AT)
        this.#rows[slot * WIDTH + DUE_AT] = farAt < this.#pairs.dueAt ? farAt : this.#pairs.dueAt
      }
    } catch (error) {
      if (slot >= 0) this.#dueAgain(slot)
      throw error
    } finally {
      due.end()
    }
  }

  /** Sets what is kept of a pair of placed opponents, however far apart; it is due at the next move of either. */
  keep(a: number, b: number, bits: number): void {
    if (!this.#isPlaced(a) || !this.#isPlaced(b)) return
    let entry = this.#pairs.find(a, b)
    if (entry < 0) {
      if (bits === 0) return
      const far = this.#beyond.find(a, b)
      if (far >= 0) this.#beyond.remove(a, far)
      entry = this.#pairs.add(a, b)
    }
    this.#dueBoth(a, entry, b, bits)
  }

  /** What is kept of a pair; 0 when nothing is. */
  kept(a: number, b: number): number {
    const entry = a < this.#capacity && b < this.#capacity ? this.#pairs.find(a, b) : -1
    return entry < 0 ? 0 : this.#pairs.keptOf(entry)
  }

  /** Visits each opponent of which something is kept. */
  eachKept(slot: number, visit: (other: number, bits: number) => void): void {
    const pairs = this.#pairs
    for (let k = pairs.lengthOf(slot) - 1; k >= 0; k--) {
      const entry = pairs.first(slot) + k
      const bits = pairs.keptOf(entry)
      if (bits !== 0) visit(pairs.otherOf(entry), bits)
    }
  }

  /** Visits each opponent whose circle may be within so many metres, and some that are not, as of the last settling. */
  near(slot: number, withinM: number, visit: (other: number) => void): void {
    if (!this.#isPlaced(slot)) return
    this.#plane.standAt(this.#rows, slot * WIDTH)
    // Nobody who is not due has come further than that since it was put.
    const found = Array.from({ length: this.#around(slot, withinM + this.#skinM / 2) }, (_, k) => this.#grid.found(k))
    const its = found.filter((other) => {
      this.#measure(slot, other)
      return asked.gapM <= withinM * MARGIN + 1 && this.#camps.opposes(slot, other)
    })
    for (const other of its) visit(other)
  }

  remove(slot: number): void {
    this.#unlist(slot, () => true)
    this.#grid.takeOut(slot)
    if (slot >= this.#capacity) return
    this.#vacate(slot)
    this.#camps.set(slot, [])
  }

  /** of its typed arrays, but for the index of regions */
  bytes(): number {
    const lists = this.#pairs.bytes() + this.#beyond.bytes()
    return (
      this.#rows.byteLength +
      this.#camps.bytes() +
      this.#stamps.byteLength +
      this.#due.bytes() +
      this.#grid.bytes() +
      lists
    )
  }

  /**
   * Looks at what the next few due need first. A processor fetches many lines of memory at the same time, but one that
   * depends on another only after it: first where all their lists begin, then the lists. What is asked at the end is always
   * so: what nobody asked for would not be fetched.
   */
  #fetch(): void {
    const due = this.#due
    const end = Math.min(due.told + LOT, due.count)
    let all = 0
    for (let k = due.told; k < end; k++) {
      const slot = due.after(k)
      all |= this.#pairs.first(slot) | this.#beyond.first(slot)
    }
    for (let k = due.told; k < end; k++) {
      const slot = due.after(k)
      const first = this.#beyond.first(slot)
      all |=
        this.#pairs.otherOf(this.#pairs.first(slot)) |
        this.#beyond.otherOf(first) |
        this.#beyond.otherOf(first + LINE_IDS)
    }
    if (all < 0) throw new RangeError('a slot is never negative')
  }

  #at(slot: number, what: number): number {
    return this.#rows[slot * WIDTH + what] ?? 0
  }

  #isPlaced(slot: number): boolean {
    return slot < this.#capacity && !Number.isNaN(this.#at(slot, LON))
  }

  /** Nobody is there: the next who comes is due at once. */
  #vacate(slot: number): void {
    const i = slot * WIDTH
    this.#rows[i + LON] = Number.NaN
    this.#rows[i + DUE_AT] = Number.NEGATIVE_INFINITY
    this.#rows[i + SEARCH_AT] = Number.NEGATIVE_INFINITY
  }

  #grow(slot: number): void {
    const before = this.#capacity
    this.#capacity = Math.max(64, 2 ** Math.ceil(Math.log2(slot + 1)))
    const length = this.#capacity * WIDTH
    const buffer = new ArrayBuffer(length * Float64Array.BYTES_PER_ELEMENT + LINE_BYTES)
    const grown = new Float64Array(buffer, OFFSET_BYTES, length)
    grown.set(this.#rows)
    this.#rows = grown
    for (let its = before; its < this.#capacity; its++) this.#vacate(its)
    this.#stamps = longerInts(this.#stamps, this.#capacity)
    this.#camps.grow(this.#capacity)
    this.#due.grow(this.#capacity)
    this.#grid.grow(this.#capacity)
    this.#pairs.grow(this.#capacity)
    this.#beyond.grow(this.#capacity)
  }

  /** Takes out of all lists with it those of whom it is so. */
  #unlist(slot: number, isSo: (other: number) => boolean): void {
    for (const lists of [this.#pairs, this.#beyond]) {
      for (let k = lists.lengthOf(slot) - 1; k >= 0; k--) {
        const entry = lists.first(slot) + k
        if (isSo(lists.otherOf(entry))) lists.remove(slot, entry)
      }
    }
  }

  /** Judging it has failed: all its pairs are due at the next move of either, and it is searched for at its own. */
  #dueAgain(slot: number): void {
    const pairs = this.#pairs
    for (let k = pairs.lengthOf(slot) - 1; k >= 0; k--) {
      const entry = pairs.first(slot) + k
      this.#dueBoth(slot, entry, pairs.otherOf(entry), pairs.keptOf(entry))
    }
    this.#dueAtOnce(slot)
  }

  /** Sets what is kept of a pair, which is due at the next move of either. */
  #dueBoth(slot: number, entry: number, other: number, kept: number): void {
    const [own, theirs] = [this.#at(slot, RUN), this.#at(other, RUN)]
    this.#pairs.set(entry, own, theirs, kept)
    this.#rows[slot * WIDTH + DUE_AT] = Math.min(this.#at(slot, DUE_AT), own)
    this.#rows[other * WIDTH + DUE_AT] = Math.min(this.#at(other, DUE_AT), theirs)
  }

  /** It is searched for at its next move, however short. */
  #dueAtOnce(slot: number): void {
    this.#rows[slot * WIDTH + SEARCH_AT] = this.#rows[slot * WIDTH + DUE_AT] = this.#at(slot, RUN)
  }

  /** It has come so far, metres. */
  #run(slot: number, movedM: number): void {
    const i = slot * WIDTH
    const ran = (this.#rows[i + RUN] ?? 0) + movedM
    this.#rows[i + RUN] = ran
    this.#rows[i + PACE] = (this.#rows[i + PACE] ?? 0) * (1 - NEWEST) + movedM * NEWEST
    if (ran >= (this.#rows[i + DUE_AT] ?? 0)) this.#due.add(slot, false)
  }

  /** Leaves in {@link asked} the gap between two circles, metres, negative when they overlap; the plane stands at the slot. */
  #measure(slot: number, other: number): void {
    const rows = this.#rows
    const i = other * WIDTH
    const extentsM = (rows[slot * WIDTH + EXTENT] ?? 0) + (rows[i + EXTENT] ?? 0)
    asked.gapM = Math.sqrt(this.#plane.apart2(rows, i)) - extentsM
  }

  /** The part of what both may move together that is the slot's: whoever is faster may go further, so that both come to the end of it together. */
  #shareOf(slot: number, other: number): number {
    const pace = (this.#rows[slot * WIDTH + PACE] ?? 0) + 1
    return pace / (pace + (this.#rows[other * WIDTH + PACE] ?? 0) + 1)
  }

  /** Asks about a measured pair if it must be asked about, and notes when it is due again. */
  #look(slot: number, entry: number, other: number): void {
    const bits = this.#pairs.keptOf(entry)
    const beyondM = asked.gapM * LESS - 1 - this.#reachM
    let kept = bits
    let slackM = beyondM
    if (beyondM <= 0 || bits !== 0) {
      asked.bits = bits
      asked.slackM = 0
      const judge = this.#judge
      judge(slot, other)
      kept = asked.bits
      // Who has left the reach, and of whom nothing is kept any more, is asked about when it comes back.
      if (beyondM <= 0 || kept !== 0) slackM = asked.slackM > 0 ? asked.slackM : 0
    }
    const rows = this.#rows
    const i = slot * WIDTH
    const j = other * WIDTH
    const share = this.#shareOf(slot, other)
    const own = (rows[i + RUN] ?? 0) + slackM * share
    const theirs = (rows[j + RUN] ?? 0) + slackM * (1 - share)
    this.#pairs.set(entry, own, theirs, kept)
    if (own < this.#pairs.dueAt) this.#pairs.dueAt = own
    if (theirs < (rows[j + DUE_AT] ?? 0)) rows[j + DUE_AT] = theirs
  }

  /** Goes through its pairs: judges what is due, or all. When the first of them is due is left with the pairs. */
  #walk(slot: number, all: boolean): void {
    const rows = this.#rows
    const pairs = this.#pairs
    const i = slot * WIDTH
    const ran = rows[i + RUN] ?? 0
    if (ran >= (rows[i + FAR_AT] ?? 0)) this.#lookBeyond(slot)
    const until = all ? Number.POSITIVE_INFINITY : ran
    pairs.dueAt = rows[i + SEARCH_AT] ?? 0
    const first = pairs.first(slot)
    let end = first + pairs.lengthOf(slot)
    for (let entry = first; ; entry++) {
      entry = pairs.nextDue(entry, end, until)
      if (entry >= end) break
      const other = pairs.otherOf(entry)
      this.#measure(slot, other)
      if (asked.gapM > this.#leaveM && pairs.keptOf(entry) === 0) {
        pairs.remove(slot, entry)
        this.#listBeyond(slot, other)
        end -= 1
        entry -= 1
      } else this.#look(slot, entry, other)
    }
  }

  /** Lists one who was measured beyond reach, unless it is far. */
  #listBeyond(slot: number, other: number): void {
    const { gapM } = asked
    if (gapM > this.#farM) return
    this.#beyond.add(slot, other)
    const i = slot * WIDTH
    const farAt = (this.#rows[i + RUN] ?? 0) + this.#shareOut(slot, other, gapM * LESS - 1 - this.#reachM)
    if (farAt < (this.#rows[i + FAR_AT] ?? 0)) this.#rows[i + FAR_AT] = farAt
  }

  /**
   * Shares out what a pair is beyond reach: answers how far the slot may go before it looks again, and lowers how far the
   * other may go, where less is left than the slot's share.
   */
  #shareOut(slot: number, other: number, slackM: number): number {
    const rows = this.#rows
    const j = other * WIDTH
    const ran = rows[j + RUN] ?? 0
    const theirsM = (rows[j + FAR_AT] ?? 0) - ran
    const leftM = theirsM > 0 ? slackM - theirsM : slackM
    const shareM = slackM * this.#shareOf(slot, other)
    if (leftM >= shareM) return leftM
    const farAt = ran + slackM - shareM
    rows[j + FAR_AT] = farAt
    if (farAt < (rows[j + DUE_AT] ?? 0)) rows[j + DUE_AT] = farAt
    return shareM
  }

  /** Looks at all beyond reach: who has come near becomes a pair that is due, who is far is forgotten. */
  #lookBeyond(slot: number): void {
    const rows = this.#rows
    const beyond = this.#beyond
    const plane = this.#plane
    const i = slot * WIDTH
    const ran = rows[i + RUN] ?? 0
    const extentM = rows[i + EXTENT] ?? 0
    const reachM = this.#reachM
    const nearM = this.#nearM
    const farM = this.#farM
    // No further than until it is searched for anew.
    let mayM = (rows[i + SEARCH_AT] ?? 0) - ran
    const first = beyond.first(slot)
    for (let entry = first + beyond.lengthOf(slot) - 1; entry >= first; entry--) {
      const other = beyond.otherOf(entry)
      const j = other * WIDTH
      const apart2 = plane.apart2(rows, j)
      const extentsM = extentM + (rows[j + EXTENT] ?? 0)
      const theirsM = (rows[j + FAR_AT] ?? 0) - (rows[j + RUN] ?? 0)
      // Most are so far that they change nothing, which is said without a root.
      const enoughM = (reachM + 1 + mayM + (theirsM + Math.abs(theirsM)) / 2) * MARGIN + extentsM
      if (apart2 >= enoughM * enoughM) {
        if (apart2 > (farM + extentsM) * (farM + extentsM)) beyond.remove(slot, entry)
        continue
      }
      const slackM = (Math.sqrt(apart2) - extentsM) * LESS - 1 - reachM
      if (slackM <= nearM) {
        beyond.remove(slot, entry)
        this.#pairs.add(slot, other)
        continue
      }
      const itsM = this.#shareOut(slot, other, slackM)
      if (itsM < mayM) mayM = itsM
    }
    rows[i + FAR_AT] = ran + mayM
  }

  /** How many the grid finds whose circle was last put within so many metres of the slot's, and some a little further. */
  #around(slot: number, withinM: number): number {
    this.#grid.radiusM = (withinM + this.#at(slot, EXTENT) + this.#maxExtentM) * MARGIN + 1
    return this.#grid.search(this.#plane)
  }

  /**
   * Walks, and lists whom it does not know yet. The grid knows where each was when it last searched, half a skin ago at
   * most: who was further off then than lists are long, and has come nearer since, has so much less to go before it searches
   * itself. The two cannot be within reach before one of them does.
   */
  #search(slot: number, all: boolean): void {
    const rows = this.#rows
    const pairs = this.#pairs
    const i = slot * WIDTH
    rows[i + SEARCH_AT] = (rows[i + RUN] ?? 0) + this.#skinM / 2
    // First, for others find it there also when judging it fails.
    this.#grid.put(slot, this.#plane)
    this.#walk(slot, all)
    this.#stamp(slot)
    const listM = this.#reachM + this.#skinM
    const strangers = this.#grid.leaveOut(this.#around(slot, listM), this.#stamps, this.#searches)
    for (let k = strangers - 1; k >= 0; k--) {
      const other = this.#grid.found(k)
      if (!this.#camps.opposes(slot, other)) continue
      this.#measure(slot, other)
      if (asked.gapM * LESS - 1 - this.#reachM <= this.#nearM) this.#look(slot, pairs.add(slot, other), other)
      else if (asked.gapM <= listM) this.#listBeyond(slot, other)
    }
  }

  /** Marks those who are listed with it. */
  #stamp(slot: number): void {
    this.#searches = (this.#searches + 1) | 0
    const first = this.#pairs.first(slot)
    const end = first + this.#pairs.lengthOf(slot)
    for (let entry = first; entry < end; entry++) this.#stamps[this.#pairs.otherOf(entry)] = this.#searches
    const start = this.#beyond.first(slot)
    const stop = start + this.#beyond.lengthOf(slot)
    for (let entry = start; entry < stop; entry++) this.#stamps[this.#beyond.otherOf(entry)] = this.#searches
  }
}
