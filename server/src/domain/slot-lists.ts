import { Lists } from './lists.ts'
import { longerInts } from './longer.ts'

/** Room of a new list, as a power of two. */
const SMALL = 3

/** For each slot the slots it is listed with, in both directions, and nothing else: four bytes an entry, in one pool. */
export class SlotLists extends Lists {
  #ids = new Int32Array(1 << 12)

  constructor() {
    super(SMALL)
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

  override bytes(): number {
    return this.#ids.byteLength + super.bytes()
  }

  #append(slot: number, its: number): void {
    if (this.isFull(slot)) this.#makeRoom(slot)
    this.#ids[this.push(slot)] = its
  }

  #makeRoom(slot: number): void {
    const from = this.widen(slot)
    const { end } = this
    if (end > this.#ids.length) this.#ids = longerInts(this.#ids, end * 2)
    this.#ids.copyWithin(this.first(slot), from, from + this.lengthOf(slot))
  }

  #drop(slot: number, entry: number): void {
    this.#ids[entry] = this.#ids[this.pop(slot)] ?? 0
  }
}
