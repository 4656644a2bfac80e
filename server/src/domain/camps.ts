import { longerInts } from './longer.ts'

/** Camps of a slot by number: two slots oppose when some contest has both on different camps (PX1). */
export type Side = { contest: number; camp: number }

/** In a number the camp, below the contest; of a slot in several contests, or in none, there is no such number. */
const CAMP_BITS = 8
const CAMP = (1 << CAMP_BITS) - 1
const NO_SIDE = -1

/** On whose side slots are. Most are in one contest: of them one number says it. Camps below 2^8. */
export class Camps {
  #only = new Int32Array(0)
  readonly #several = new Map<number, readonly Side[]>()

  /** Makes room for slots below `capacity`. */
  grow(capacity: number): void {
    this.#only = longerInts(this.#only, capacity, NO_SIDE)
  }

  set(slot: number, its: readonly Side[]): void {
    const [only] = its
    this.#only[slot] = its.length === 1 && only ? (only.contest << CAMP_BITS) | only.camp : NO_SIDE
    if (its.length > 1) this.#several.set(slot, its)
    else this.#several.delete(slot)
  }

  /** Nobody opposes itself: in each contest a slot has one camp. */
  opposes(a: number, b: number): boolean {
    const ofA = this.#only[a] ?? NO_SIDE
    const ofB = this.#only[b] ?? NO_SIDE
    if (ofA >= 0 && ofB >= 0) return ofA !== ofB && ofA >> CAMP_BITS === ofB >> CAMP_BITS
    return this.#several.size > 0 && this.#opposesInOne(a, b)
  }

  bytes(): number {
    return this.#only.byteLength
  }

  #opposesInOne(a: number, b: number): boolean {
    const others = this.#sidesOf(b)
    return this.#sidesOf(a).some((own) => others.some((it) => it.contest === own.contest && it.camp !== own.camp))
  }

  #sidesOf(slot: number): readonly Side[] {
    const its = this.#several.get(slot)
    if (its) return its
    const side = this.#only[slot] ?? NO_SIDE
    return side === NO_SIDE ? [] : [{ contest: side >> CAMP_BITS, camp: side & CAMP }]
  }
}
