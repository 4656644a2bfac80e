/** What is kept of a slot in its cell: who, where it was last put, and whose side it is on. */
const WIDTH = 4
/** Room of a new cell, as a power of two. */
const SMALL = 2
/** Cells along the side of a region. */
const REGION = 16
/** Spreads numbers that follow each other (Knuth, The Art of Computer Programming 6.4). */
const spread = (key: number): number => Math.imul(key, 0x9e37_79b1) >>> 7

/** Numbers of cells by their key: open addressing, since a search asks for a dozen that are mostly not there. */
function createIndex() {
  let keys = new Int32Array(1 << 10).fill(-1)
  let values = new Int32Array(1 << 10)
  let count = 0
  /** where a key is, or where it would be put */
  const find = (key: number): number => {
    const last = keys.length - 1
    let i = spread(key) & last
    while (keys[i] !== key && keys[i] !== -1) i = (i + 1) & last
    return i
  }
  const put = (key: number, value: number): void => {
    const i = find(key)
    keys[i] = key
    values[i] = value
  }
  return {
    /** -1 when there is none. */
    get(key: number): number {
      const i = find(key)
      return keys[i] === -1 ? -1 : (values[i] ?? -1)
    },
    add(key: number, value: number): void {
      count += 1
      if (count * 4 > keys.length) {
        const [before, its] = [keys, values]
        keys = new Int32Array(before.length * 2).fill(-1)
        values = new Int32Array(before.length * 2)
        for (const [i, known] of before.entries()) if (known !== -1) put(known, its[i] ?? -1)
      }
      put(key, value)
    },
  }
}

const longer = (old: Int32Array, length: number, fill: number): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(length).fill(fill)
  grown.set(old)
  return grown
}

/**
 * Slots in square cells of degrees; finds those around a place. A cell keeps its slots' places beside each other in one
 * pool, so that a search reads on instead of jumping from slot to slot. No allocation but to grow.
 */
export function createCellGrid(cellDeg: number) {
  const rows = Math.ceil(180 / cellDeg) + 1
  const cells = createIndex()
  const regions = createIndex()
  let cellCount = 0
  let regionCount = 0
  let pool = new Float64Array(1 << 12)
  let used = 0
  /** places that cells have outgrown, by the power of two of their size */
  const free: number[][] = Array.from({ length: 27 }, () => [])
  /** of a cell: where its slots begin in the pool, how many there are, for how many there is room, its region */
  let starts = new Int32Array(1 << 10)
  let counts = new Int32Array(1 << 10)
  let powers = new Int32Array(1 << 10)
  let regionOf = new Int32Array(1 << 10)
  /** of a slot: its cell, and which in it it is */
  let cellOf = new Int32Array(0)
  let indexOf = new Int32Array(0)

  const column = (lon: number): number => Math.floor((lon + 180) / cellDeg)
  const row = (lat: number): number => Math.floor((lat + 90) / cellDeg)

  const place = (power: number): number => {
    const reused = free[power]?.pop()
    if (reused !== undefined) return reused
    const from = used
    used += WIDTH << power
    if (used > pool.length) {
      const grown = new Float64Array(Math.max(used, pool.length * 2))
      grown.set(pool)
      pool = grown
    }
    return from
  }

  const regionAt = (x: number, y: number): number => {
    const key = Math.floor(x / REGION) * rows + Math.floor(y / REGION)
    const known = regions.get(key)
    if (known >= 0) return known
    regions.add(key, regionCount)
    regionCount += 1
    return regionCount - 1
  }
  const cellAt = (x: number, y: number): number => {
    const known = cells.get(x * rows + y)
    if (known >= 0) return known
    const cell = cellCount
    cellCount += 1
    if (cellCount > starts.length) {
      const length = starts.length * 2
      starts = longer(starts, length, 0)
      counts = longer(counts, length, 0)
      powers = longer(powers, length, 0)
      regionOf = longer(regionOf, length, 0)
    }
    starts[cell] = place(SMALL)
    powers[cell] = SMALL
    regionOf[cell] = regionAt(x, y)
    cells.add(x * rows + y, cell)
    return cell
  }

  const takeOut = (slot: number): void => {
    const cell = cellOf[slot] ?? -1
    if (cell < 0) return
    const last = (counts[cell] ?? 0) - 1
    counts[cell] = last
    cellOf[slot] = -1
    const hole = indexOf[slot] ?? 0
    if (hole === last) return
    const start = starts[cell] ?? 0
    pool.copyWithin(start + hole * WIDTH, start + last * WIDTH, start + (last + 1) * WIDTH)
    indexOf[pool[start + hole * WIDTH] ?? 0] = hole
  }
  const putIn = (slot: number, cell: number): void => {
    takeOut(slot)
    const count = counts[cell] ?? 0
    const power = powers[cell] ?? 0
    if (count === 1 << power) {
      const to = place(power + 1)
      const from = starts[cell] ?? 0
      pool.copyWithin(to, from, from + count * WIDTH)
      free[power]?.push(from)
      starts[cell] = to
      powers[cell] = power + 1
    }
    counts[cell] = count + 1
    cellOf[slot] = cell
    indexOf[slot] = count
  }

  return {
    /** Makes room for slots below `capacity`. */
    grow(capacity: number): void {
      cellOf = longer(cellOf, capacity, -1)
      indexOf = longer(indexOf, capacity, 0)
    },
    put(slot: number, lon: number, lat: number, side: number): void {
      const cell = cellAt(column(lon), row(lat))
      if (cellOf[slot] !== cell) putIn(slot, cell)
      const at = (starts[cell] ?? 0) + (indexOf[slot] ?? 0) * WIDTH
      pool[at] = slot
      pool[at + 1] = lon
      pool[at + 2] = lat
      pool[at + 3] = side
    },
    takeOut,
    /** In which of the {@link regionCount} wider squares a slot was last put; -1 for none. */
    regionOf(slot: number): number {
      const cell = cellOf[slot] ?? -1
      return cell < 0 ? -1 : (regionOf[cell] ?? -1)
    },
    regionCount: (): number => regionCount,
    /**
     * Visits every slot that was last put within so many metres, and some a little further, with its side. `lonM` and
     * `latM` are the metres of a degree there.
     */
    around(
      lon: number,
      lat: number,
      radiusM: number,
      lonM: number,
      latM: number,
      visit: (slot: number, side: number) => void,
    ): void {
      // A degree of longitude is shorter towards the pole.
      const [dx, dy] = [radiusM / (lonM * 0.98), radiusM / (latM * 0.999)]
      const [west, east, south, north] = [column(lon - dx), column(lon + dx), row(lat - dy), row(lat + dy)]
      const most = (radiusM * 1.02) ** 2
      for (let x = west; x <= east; x++) {
        for (let y = south; y <= north; y++) {
          const cell = cells.get(x * rows + y)
          if (cell < 0) continue
          const from = starts[cell] ?? 0
          const end = from + (counts[cell] ?? 0) * WIDTH
          for (let at = from; at < end; at += WIDTH) {
            const east = ((pool[at + 1] ?? 0) - lon) * lonM
            const north = ((pool[at + 2] ?? 0) - lat) * latM
            if (east * east + north * north <= most) visit(pool[at] ?? -1, pool[at + 3] ?? -1)
          }
        }
      }
    },
    bytes: (): number =>
      pool.byteLength + (starts.byteLength + cellOf.byteLength) * 2 + counts.byteLength + powers.byteLength,
  }
}
