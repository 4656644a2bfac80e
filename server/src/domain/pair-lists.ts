/** Bits that a caller keeps of a pair; above them the slot of the other. */
const KEPT_BITS = 6
const KEPT = (1 << KEPT_BITS) - 1
/** An entry is 16 bytes: when it is due, then who the other is with what is kept, then where the pair stands there. */
const [DUE, OTHER, TWIN] = [0, 2, 3] as const
/** of a slot: where its entries begin, how many there are, and for how many there is room, as a power of two */
const [START, LENGTH, POWER] = [0, 1, 2] as const
const HEAD = 3

/** Left by {@link createPairLists}'s `nextDue`: when the first of those it passed is due. */
export const passed = { dueAt: 0.5 }

/**
 * For each slot the slots it is listed with, in both directions, each with the distance run by this slot at which the
 * pair is due. One pool of typed arrays: a list that outgrows its place moves to a larger one; places left are reused.
 * Slots below 2^25, kept bits below 2^6.
 */
export function createPairLists() {
  let floats = new Float64Array(1 << 12)
  let ints = new Int32Array(floats.buffer)
  /** entries given out */
  let used = 0
  /** free places by the power of two of their size */
  const free: number[][] = Array.from({ length: 27 }, () => [])
  let heads = new Int32Array(0)

  const place = (size: number): number => {
    const reused = free[size]?.pop()
    if (reused !== undefined) return reused
    const from = used
    used += 1 << size
    if (used * 2 > floats.length) {
      const grown = new Float64Array(Math.max(used * 2, floats.length * 2))
      grown.set(floats)
      floats = grown
      ints = new Int32Array(grown.buffer)
    }
    return from
  }

  /** Puts an entry elsewhere; its twin is told. */
  const move = (from: number, to: number): void => {
    floats[to * 2 + DUE] = floats[from * 2 + DUE] ?? 0
    const twin = ints[from * 4 + TWIN] ?? 0
    ints[to * 4 + OTHER] = ints[from * 4 + OTHER] ?? 0
    ints[to * 4 + TWIN] = twin
    ints[twin * 4 + TWIN] = to
  }

  /** Room for one more; returns its entry. */
  const append = (slot: number, its: number): number => {
    const head = slot * HEAD
    const length = heads[head + LENGTH] ?? 0
    const power = heads[head + POWER] ?? -1
    if (power < 0 || length === 1 << power) {
      const larger = power < 0 ? 2 : power + 1
      const to = place(larger)
      const from = heads[head + START] ?? 0
      for (let i = 0; i < length; i++) move(from + i, to + i)
      if (power >= 0) free[power]?.push(from)
      heads[head + START] = to
      heads[head + POWER] = larger
    }
    heads[head + LENGTH] = length + 1
    const entry = (heads[head + START] ?? 0) + length
    ints[entry * 4 + OTHER] = its << KEPT_BITS
    return entry
  }

  const drop = (slot: number, entry: number): void => {
    const head = slot * HEAD
    const length = (heads[head + LENGTH] ?? 0) - 1
    heads[head + LENGTH] = length
    const last = (heads[head + START] ?? 0) + length
    if (entry !== last) move(last, entry)
  }
  const otherOf = (entry: number): number => (ints[entry * 4 + OTHER] ?? 0) >> KEPT_BITS

  return {
    grow(capacity: number): void {
      const grown = new Int32Array(capacity * HEAD)
      for (let i = POWER; i < grown.length; i += HEAD) grown[i] = -1
      grown.set(heads)
      heads = grown
    },
    /** Entries of a slot: from the first on, as many as there are. */
    first: (slot: number): number => heads[slot * HEAD + START] ?? 0,
    lengthOf: (slot: number): number => heads[slot * HEAD + LENGTH] ?? 0,
    otherOf,
    /** The first entry from one on that is due at what its slot has run, or `end`; those passed lower {@link passed}. */
    nextDue(from: number, end: number, ran: number): number {
      const its = floats
      let least = passed.dueAt
      let entry = from
      for (; entry < end; entry++) {
        const dueAt = its[entry * 2 + DUE] ?? 0
        // What is no number is looked at, so that it becomes one.
        if (!(dueAt > ran)) break
        if (dueAt < least) least = dueAt
      }
      passed.dueAt = least
      return entry
    },
    keptOf: (entry: number): number => (ints[entry * 4 + OTHER] ?? 0) & KEPT,
    /** Sets when the pair is due for either side, and what is kept of it. */
    set(entry: number, own: number, theirs: number, kept: number): void {
      const twin = ints[entry * 4 + TWIN] ?? 0
      floats[entry * 2 + DUE] = own
      floats[twin * 2 + DUE] = theirs
      const i = entry * 4 + OTHER
      const j = twin * 4 + OTHER
      const mine = ints[i] ?? 0
      if ((mine & KEPT) === kept) return
      ints[i] = (mine & ~KEPT) | kept
      ints[j] = ((ints[j] ?? 0) & ~KEPT) | kept
    },
    /** The entry of a slot for another; -1 when it is not listed. */
    find(slot: number, its: number): number {
      const from = heads[slot * HEAD + START] ?? 0
      const end = from + (heads[slot * HEAD + LENGTH] ?? 0)
      for (let entry = from; entry < end; entry++) if (otherOf(entry) === its) return entry
      return -1
    },
    /** Adds a pair that is not listed; returns its entry in the list of `a`. */
    add(a: number, b: number): number {
      const i = append(a, b)
      const j = append(b, a)
      ints[i * 4 + TWIN] = j
      ints[j * 4 + TWIN] = i
      return i
    },
    /** Takes the pair of an entry of a slot out of both lists; the last entry of the slot takes its place. */
    remove(slot: number, entry: number): void {
      const twin = ints[entry * 4 + TWIN] ?? 0
      drop(otherOf(entry), twin)
      drop(slot, entry)
    },
    bytes: (): number => floats.byteLength + heads.byteLength,
  }
}
