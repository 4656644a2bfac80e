import { longerInts } from './longer.ts'

/** Of a list: where its entries begin, how many there are, and for how many there is room, as a power of two; -1 for none. */
const START = 0
const LENGTH = 1
const POWER = 2
/** A power of two, so that none lies in two lines of the cache. */
const HEAD = 4

/**
 * Where many lists lie in a pool that their owner keeps. Each has a plot whose size is a power of two; one that outgrows
 * it gets a larger one, and plots that are left are taken again. No allocation but to grow.
 */
export class Lists {
  readonly #smallest: number
  readonly #free: number[][] = Array.from({ length: 30 }, () => [])
  #heads = new Int32Array(0)
  #end = 0

  /** The plot of a new list is 2 to the power of `smallest` long. */
  constructor(smallest: number) {
    this.#smallest = smallest
  }

  /** Makes room for lists below `count`. */
  grow(count: number): void {
    const before = this.#heads.length
    this.#heads = longerInts(this.#heads, count * HEAD)
    for (let i = before + POWER; i < this.#heads.length; i += HEAD) this.#heads[i] = -1
  }

  /** How long the pool must be. */
  get end(): number {
    return this.#end
  }

  /** Its entries: from the first on, as many as it is long. */
  first(list: number): number {
    return this.#heads[list * HEAD + START] ?? 0
  }

  lengthOf(list: number): number {
    return this.#heads[list * HEAD + LENGTH] ?? 0
  }

  isFull(list: number): boolean {
    const power = this.#heads[list * HEAD + POWER] ?? -1
    return power < 0 || this.lengthOf(list) === 1 << power
  }

  /** Gives it a larger plot, into which the owner moves its entries from where they began; returns that. */
  widen(list: number): number {
    const head = list * HEAD
    const from = this.first(list)
    const power = this.#heads[head + POWER] ?? -1
    const larger = power < 0 ? this.#smallest : power + 1
    if (power >= 0) this.#free[power]?.push(from)
    const reused = this.#free[larger]?.pop()
    this.#heads[head + START] = reused ?? this.#end
    this.#heads[head + POWER] = larger
    if (reused === undefined) this.#end += 1 << larger
    return from
  }

  /** One more in a list that is not full; returns its entry. */
  push(list: number): number {
    const length = this.lengthOf(list)
    this.#heads[list * HEAD + LENGTH] = length + 1
    return this.first(list) + length
  }

  /** One less; returns the entry that was its last. */
  pop(list: number): number {
    const length = this.lengthOf(list) - 1
    this.#heads[list * HEAD + LENGTH] = length
    return this.first(list) + length
  }

  bytes(): number {
    return this.#heads.byteLength
  }
}
