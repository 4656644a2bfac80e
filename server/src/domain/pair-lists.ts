/**
 * For each slot the slots it is listed with, in both directions, each with the distance run by this slot at which the
 * pair is due. One pool of typed arrays: a list that outgrows its place moves to a larger one; places left are reused.
 */
export function createPairLists() {
  let other = new Int32Array(1 << 12)
  /** where in the other's list the same pair stands */
  let twin = new Int32Array(1 << 12)
  let due = new Float64Array(1 << 12)
  /** 1: the caller was asked about it within reach and has not let go of it beyond */
  let held = new Uint8Array(1 << 12)
  let used = 0
  /** free places by the power of two of their size */
  const free: number[][] = Array.from({ length: 31 }, () => [])
  let start = new Int32Array(0)
  let length = new Int32Array(0)
  let power = new Int8Array(0)

  const place = (size: number): number => {
    const reused = free[size]?.pop()
    if (reused !== undefined) return reused
    const from = used
    used += 1 << size
    if (used > other.length) {
      const capacity = Math.max(used, other.length * 2)
      const ints = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
        const grown = new Int32Array(capacity)
        grown.set(old)
        return grown
      }
      other = ints(other)
      twin = ints(twin)
      const grown = new Float64Array(capacity)
      grown.set(due)
      due = grown
      const flags = new Uint8Array(capacity)
      flags.set(held)
      held = flags
    }
    return from
  }

  const append = (slot: number, its: number): number => {
    const n = length[slot] ?? 0
    const size = power[slot] ?? -1
    if (size < 0 || n === 1 << size) {
      const larger = size < 0 ? 2 : size + 1
      const to = place(larger)
      const from = start[slot] ?? 0
      if (size >= 0) {
        other.copyWithin(to, from, from + n)
        twin.copyWithin(to, from, from + n)
        due.copyWithin(to, from, from + n)
        held.copyWithin(to, from, from + n)
        free[size]?.push(from)
      }
      start[slot] = to
      power[slot] = larger
    }
    const at = (start[slot] ?? 0) + n
    other[at] = its
    held[at] = 0
    length[slot] = n + 1
    return n
  }

  const drop = (slot: number, index: number): void => {
    const from = start[slot] ?? 0
    const last = (length[slot] ?? 0) - 1
    length[slot] = last
    if (index === last) return
    const [moved = 0, movedTwin = 0] = [other[from + last], twin[from + last]]
    other[from + index] = moved
    twin[from + index] = movedTwin
    due[from + index] = due[from + last] ?? 0
    held[from + index] = held[from + last] ?? 0
    twin[(start[moved] ?? 0) + movedTwin] = index
  }

  return {
    grow(capacity: number): void {
      const [starts, lengths, powers] = [new Int32Array(capacity), new Int32Array(capacity), new Int8Array(capacity)]
      powers.fill(-1)
      starts.set(start)
      lengths.set(length)
      powers.set(power)
      start = starts
      length = lengths
      power = powers
    },
    lengthOf: (slot: number): number => length[slot] ?? 0,
    otherAt: (slot: number, index: number): number => other[(start[slot] ?? 0) + index] ?? -1,
    dueAt: (slot: number, index: number): number => due[(start[slot] ?? 0) + index] ?? 0,
    isHeld: (slot: number, index: number): boolean => held[(start[slot] ?? 0) + index] === 1,
    /** Sets when the pair is due for either side, and whether it is held. */
    set(slot: number, index: number, own: number, theirs: number, isHeld: boolean): void {
      const at = (start[slot] ?? 0) + index
      const there = (start[other[at] ?? 0] ?? 0) + (twin[at] ?? 0)
      due[at] = own
      due[there] = theirs
      held[at] = held[there] = isHeld ? 1 : 0
    },
    /** Where in the list of a slot another stands; -1 when it is not listed. */
    indexOf(slot: number, its: number): number {
      const from = start[slot] ?? 0
      for (let i = 0; i < (length[slot] ?? 0); i++) if (other[from + i] === its) return i
      return -1
    },
    /** Adds a pair that is not listed; returns its index in the list of `a`. */
    add(a: number, b: number): number {
      const [i, j] = [append(a, b), append(b, a)]
      twin[(start[a] ?? 0) + i] = j
      twin[(start[b] ?? 0) + j] = i
      return i
    },
    /** Takes the pair at an index out of both lists. */
    remove(slot: number, index: number): void {
      const at = (start[slot] ?? 0) + index
      const [its = 0, itsIndex = 0] = [other[at], twin[at]]
      drop(its, itsIndex)
      drop(slot, index)
    },
    bytes: (): number => other.length * 17 + start.length * 9,
  }
}
