import { longerInts } from './longer.ts'

/** What a slot waits for. */
const NOTHING = 0
const DUE = 1
const ALL = 2

/** Tells in which of so many regions a slot lies, -1 for none. */
type Regions = { readonly regionCount: number; regionOf(slot: number): number }

/**
 * Slots that wait to be judged, each once, told region by region: what is near each other is then at hand, instead of
 * being fetched from memory for each of them anew. None may be added while they are told. No allocation but to grow.
 */
export class DueList {
  /** Whether the one told last waits for all its pairs, not only for those that are due. */
  isAll = false
  #due = new Int32Array(64)
  #count = 0
  /** of each its region, 0 for none; then all, region by region */
  #regions = new Int32Array(64)
  #ordered = new Int32Array(64)
  #told = 0
  /** of a slot: what it waits for */
  #waits = new Uint8Array(0)
  /** of a region, and first of none: how many are due in it, then where its next one goes */
  #places = new Int32Array(64)

  /** Makes room for slots below `capacity`. */
  grow(capacity: number): void {
    const wider = new Uint8Array(capacity)
    wider.set(this.#waits)
    this.#waits = wider
  }

  /** `all`: for all its pairs, not only for those that are due. */
  add(slot: number, all: boolean): void {
    const waited = this.#waits[slot] ?? NOTHING
    if (all) this.#waits[slot] = ALL
    else if (waited === NOTHING) this.#waits[slot] = DUE
    if (waited !== NOTHING) return
    if (this.#count === this.#due.length) this.#lengthen()
    this.#due[this.#count] = slot
    this.#count += 1
  }

  /** Before the first is told. */
  order(of: Regions): void {
    const due = this.#due
    const count = this.#count
    const regions = this.#regions
    const last = of.regionCount
    if (this.#places.length <= last) this.#places = new Int32Array(last * 2)
    const places = this.#places
    places.fill(0, 0, last + 1)
    for (let k = 0; k < count; k++) {
      const region = of.regionOf(due[k] ?? 0) + 1
      regions[k] = region
      places[region] = (places[region] ?? 0) + 1
    }
    let from = 0
    for (let region = 0; region <= last; region++) {
      const its = places[region] ?? 0
      places[region] = from
      from += its
    }
    const ordered = this.#ordered
    for (let k = 0; k < count; k++) {
      const region = regions[k] ?? 0
      const place = places[region] ?? 0
      ordered[place] = due[k] ?? 0
      places[region] = place + 1
    }
    this.#told = 0
  }

  /** How many have been told. */
  get told(): number {
    return this.#told
  }

  /** Who is told after so many. */
  after(told: number): number {
    return this.#ordered[told] ?? 0
  }

  get count(): number {
    return this.#count
  }

  /** Tells the next, which waits no longer; -1 after the last. */
  next(): number {
    if (this.#told === this.#count) return -1
    const slot = this.#ordered[this.#told] ?? 0
    this.#told += 1
    this.isAll = this.#waits[slot] === ALL
    this.#waits[slot] = NOTHING
    return slot
  }

  /** After the last that is told: the others are still due. */
  end(): void {
    this.#due.set(this.#ordered.subarray(this.#told, this.#count))
    this.#count -= this.#told
    this.#told = 0
  }

  bytes(): number {
    const { byteLength } = this.#due
    return (
      byteLength + this.#regions.byteLength + this.#ordered.byteLength + this.#waits.length + this.#places.byteLength
    )
  }

  #lengthen(): void {
    const length = this.#due.length * 2
    this.#due = longerInts(this.#due, length)
    this.#regions = new Int32Array(length)
    this.#ordered = new Int32Array(length)
  }
}
