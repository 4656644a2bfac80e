import { Lists } from './lists.ts'
import { longerFloats } from './longer.ts'

/** Bits that a caller keeps of a pair; above them the slot of the other. */
const KEPT_BITS = 6
const KEPT = (1 << KEPT_BITS) - 1
/** An entry is 16 bytes: when it is due, then who the other is with what is kept, then where the pair stands there. */
const OTHER = 2
const TWIN = 3
/** Room of a new list, as a power of two. */
const SMALL = 2

/**
 * For each slot the slots it is listed with, in both directions, each with the distance run by this slot at which the
 * pair is due; all in one pool. Slots below 2^25, kept bits below 2^6.
 */
export class PairLists extends Lists {
  /** When the first of those that {@link nextDue} passed is due. */
  dueAt = 0.5
  #dues = new Float64Array(1 << 12)
  #ints = new Int32Array(this.#dues.buffer)

  constructor() {
    super(SMALL)
  }

  otherOf(entry: number): number {
    return (this.#ints[entry * 4 + OTHER] ?? 0) >> KEPT_BITS
  }

  keptOf(entry: number): number {
    return (this.#ints[entry * 4 + OTHER] ?? 0) & KEPT
  }

  /** The first entry from one on that is due at what its slot has run, or `end`; those passed lower {@link dueAt}. */
  nextDue(from: number, end: number, ran: number): number {
    const dues = this.#dues
    let least = this.dueAt
    let entry = from
    for (; entry < end; entry++) {
      const dueAt = dues[entry * 2] ?? 0
      // What is no number is looked at, so that it becomes one.
      if (!(dueAt > ran)) break
      if (dueAt < least) least = dueAt
    }
    this.dueAt = least
    return entry
  }

  /** Sets when the pair is due for either side, and what is kept of it. */
  set(entry: number, own: number, theirs: number, kept: number): void {
    const ints = this.#ints
    const twin = ints[entry * 4 + TWIN] ?? 0
    this.#dues[entry * 2] = own
    this.#dues[twin * 2] = theirs
    const mine = ints[entry * 4 + OTHER] ?? 0
    if ((mine & KEPT) === kept) return
    ints[entry * 4 + OTHER] = (mine & ~KEPT) | kept
    ints[twin * 4 + OTHER] = ((ints[twin * 4 + OTHER] ?? 0) & ~KEPT) | kept
  }

  /** The entry of a slot for another; -1 when it is not listed. */
  find(slot: number, its: number): number {
    const from = this.first(slot)
    for (let entry = from + this.lengthOf(slot) - 1; entry >= from; entry--)
      if (this.otherOf(entry) === its) return entry
    return -1
  }

  /** Adds a pair that is not listed, both entries due at once; returns that in the list of `a`. */
  add(a: number, b: number): number {
    const i = this.#append(a, b)
    const j = this.#append(b, a)
    this.#ints[i * 4 + TWIN] = j
    this.#ints[j * 4 + TWIN] = i
    return i
  }

  /** Takes the pair of an entry of a slot out of both lists; the last entry of the slot takes its place. */
  remove(slot: number, entry: number): void {
    const twin = this.#ints[entry * 4 + TWIN] ?? 0
    this.#drop(this.otherOf(entry), twin)
    this.#drop(slot, entry)
  }

  override bytes(): number {
    return this.#dues.byteLength + super.bytes()
  }

  #append(slot: number, its: number): number {
    if (this.isFull(slot)) this.#makeRoom(slot)
    const entry = this.push(slot)
    this.#dues[entry * 2] = Number.NEGATIVE_INFINITY
    this.#ints[entry * 4 + OTHER] = its << KEPT_BITS
    return entry
  }

  #makeRoom(slot: number): void {
    const from = this.widen(slot)
    const length = this.end * 2
    if (length > this.#dues.length) {
      const longer = longerFloats(this.#dues, length * 2)
      this.#dues = longer
      this.#ints = new Int32Array(longer.buffer)
    }
    const to = this.first(slot)
    for (let i = this.lengthOf(slot) - 1; i >= 0; i--) this.#move(from + i, to + i)
  }

  /** Puts an entry elsewhere; its twin is told. */
  #move(from: number, to: number): void {
    const ints = this.#ints
    const twin = ints[from * 4 + TWIN] ?? 0
    this.#dues[to * 2] = this.#dues[from * 2] ?? 0
    ints[to * 4 + OTHER] = ints[from * 4 + OTHER] ?? 0
    ints[to * 4 + TWIN] = twin
    ints[twin * 4 + TWIN] = to
  }

  #drop(slot: number, entry: number): void {
    const last = this.pop(slot)
    if (entry !== last) this.#move(last, entry)
  }
}
