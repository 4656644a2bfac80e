import { Lists } from './lists.ts'
import { longerInts } from './longer.ts'

/** Room of a new list, as a power of two. */
const SMALL = 3

/** For each slot the slots it is listed with, in both directions, and nothing else: four bytes an entry, in one pool. */
export class SlotLists {
  readonly #lists = new Lists(SMALL)
  #ids = new Int32Array(1 << 12)

  /** Makes room for slots below `capacity`. */
  grow(capacity: number): void {
    this.#lists.grow(capacity)
  }

  /** Entries of a slot: from the first on, as many as there are. */
  first(slot: number): number {
    return this.#lists.first(slot)
  }

  lengthOf(slot: number): number {
    return this.#lists.lengthOf(slot)
  }

  otherOf(entry: number): number {
    return this.#ids[entry] ?? 0
  }

  /** The entry of a slot for another; -1 when it is not listed. */
  find(slot: number, its: number): number {
    const from = this.first(slot)
    for (let entry = from + this.lengthOf(slot) - 1; entry >= from; entry--) if (this.#ids[entry] === its) return entry
    return -1
  }

  /** Adds a pair that is not listed. */
  add(a: number, b: number): void {
    this.#append(a, b)
    this.#append(b, a)
  }

  /** Takes the pair of an entry of a slot out of both lists; the last entry of the slot takes its place. */
  remove(slot: number, entry: number): void {
    const other = this.otherOf(entry)
    this.#drop(slot, entry)
    this.#drop(other, this.find(other, slot))
  }

  bytes(): number {
    return this.#ids.byteLength + this.#lists.bytes()
  }

  #append(slot: number, its: number): void {
    if (this.#lists.isFull(slot)) this.#widen(slot)
    this.#ids[this.#lists.push(slot)] = its
  }

  #widen(slot: number): void {
    const from = this.#lists.widen(slot)
    const { end } = this.#lists
    if (end > this.#ids.length) this.#ids = longerInts(this.#ids, end * 2)
    this.#ids.copyWithin(this.first(slot), from, from + this.lengthOf(slot))
  }

  #drop(slot: number, entry: number): void {
    this.#ids[entry] = this.#ids[this.#lists.pop(slot)] ?? 0
  }
}
