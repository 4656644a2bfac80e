/** What a slot waits for. */
const [NOTHING, DUE, ALL] = [0, 1, 2] as const

/**
 * Slots that wait to be judged, each once, told region by region: what is near each other is then at hand, instead of
 * being fetched from memory for each of them anew. `regionOf` answers -1 for a slot that has none. No allocation but to
 * grow.
 */
export function createDueList({
  regionOf,
  regionCount,
}: {
  regionOf: (slot: number) => number
  regionCount: () => number
}) {
  let due = new Int32Array(64)
  let count = 0
  /** of each its region, 0 for none; then all, region by region */
  let regions = new Int32Array(64)
  let ordered = new Int32Array(64)
  /** of a slot: what it waits for */
  let waits = new Uint8Array(0)
  /** of a region, and first of none: how many are due in it, then where its next one goes */
  let places = new Int32Array(64)

  const order = (): void => {
    if (ordered.length < count) {
      ordered = new Int32Array(due.length)
      regions = new Int32Array(due.length)
    }
    for (let k = 0; k < count; k++) regions[k] = regionOf(due[k] ?? 0) + 1
    const last = regionCount()
    if (places.length <= last) places = new Int32Array(last * 2)
    places.fill(0, 0, last + 1)
    for (let k = 0; k < count; k++) {
      const region = regions[k] ?? 0
      places[region] = (places[region] ?? 0) + 1
    }
    let from = 0
    for (let region = 0; region <= last; region++) {
      const its = places[region] ?? 0
      places[region] = from
      from += its
    }
    for (let k = 0; k < count; k++) {
      const region = regions[k] ?? 0
      const place = places[region] ?? 0
      ordered[place] = due[k] ?? 0
      places[region] = place + 1
    }
  }

  return {
    /** Makes room for slots below `capacity`. */
    grow(capacity: number): void {
      const wider = new Uint8Array(capacity)
      wider.set(waits)
      waits = wider
    },
    /** `all`: for all its pairs, not only for those that are due. */
    add(slot: number, all: boolean): void {
      const waited = waits[slot] ?? NOTHING
      if (all) waits[slot] = ALL
      else if (waited === NOTHING) waits[slot] = DUE
      if (waited !== NOTHING) return
      if (count === due.length) {
        const longer = new Int32Array(due.length * 2)
        longer.set(due)
        due = longer
      }
      due[count] = slot
      count += 1
    },
    /** Tells each; when that throws, whoever comes after is still due. It must not add any. */
    drain(tell: (slot: number, all: boolean) => void): void {
      order()
      let k = 0
      try {
        for (; k < count; k++) {
          const slot = ordered[k] ?? 0
          const all = waits[slot] === ALL
          waits[slot] = NOTHING
          tell(slot, all)
        }
      } finally {
        due.set(ordered.subarray(k + 1, count))
        count = Math.max(0, count - k - 1)
      }
    },
    bytes: (): number =>
      due.byteLength + regions.byteLength + ordered.byteLength + waits.byteLength + places.byteLength,
  }
}
