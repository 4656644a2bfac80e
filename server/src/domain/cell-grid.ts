/** What is kept of a slot in its cell: who, where it was last put, and whose side it is on. */
const WIDTH = 4
/** Room of a new cell, as a power of two. */
const SMALL = 2
/** Cells along the side of a region, as a power of two. */
const REGION_BITS = 3
const IN_REGION = (1 << REGION_BITS) - 1
/** Spreads numbers that follow each other (Knuth, The Art of Computer Programming 6.4). */
const spread = (key: number): number => Math.imul(key, 0x9e37_79b1) >>> 7

/** Numbers of regions by their key: open addressing. */
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

/** Of a cell, in one line of the cache with its neighbours: where its slots begin in the pool; how many, above a power of two that says for how many there is room. */
const [START, FILL] = [0, 1] as const
const POWER_BITS = 5
const POWER = (1 << POWER_BITS) - 1
/** Of a slot: its cell, and which in it it is. */
const [CELL, INDEX] = [0, 1] as const

const longer = (old: Int32Array, length: number, fill: number): Int32Array<ArrayBuffer> => {
  const grown = new Int32Array(length).fill(fill)
  grown.set(old)
  return grown
}

/**
 * Slots in square cells of degrees, all cells of a region beside each other; finds those around a place. A cell keeps its
 * slots' places in one pool, so that a search reads on instead of jumping from slot to slot. No allocation but to grow.
 */
export function createCellGrid(cellDeg: number) {
  const regionRows = (Math.ceil(180 / cellDeg) >> REGION_BITS) + 1
  const regions = createIndex()
  let regionCount = 0
  let cells = new Int32Array(1 << 10)
  let pool = new Float64Array(1 << 12)
  /** entries given out */
  let used = 0
  /** places that cells have outgrown, by the power of two of their size */
  const free: number[][] = Array.from({ length: 27 }, () => [])
  let seats = new Int32Array(0)

  const column = (lon: number): number => Math.floor((lon + 180) / cellDeg)
  const row = (lat: number): number => Math.floor((lat + 90) / cellDeg)
  const keyAt = (x: number, y: number): number => (x >> REGION_BITS) * regionRows + (y >> REGION_BITS)
  const cellIn = (region: number, x: number, y: number): number =>
    (((region << REGION_BITS) | (x & IN_REGION)) << REGION_BITS) | (y & IN_REGION)

  const place = (power: number): number => {
    const reused = free[power]?.pop()
    if (reused !== undefined) return reused
    const from = used
    used += 1 << power
    if (used * WIDTH > pool.length) {
      const grown = new Float64Array(Math.max(used * WIDTH, pool.length * 2))
      grown.set(pool)
      pool = grown
    }
    return from
  }

  const cellAt = (x: number, y: number): number => {
    const key = keyAt(x, y)
    const known = regions.get(key)
    if (known >= 0) return cellIn(known, x, y)
    const region = regionCount
    regionCount += 1
    const wanted = (regionCount << (2 * REGION_BITS)) * 2
    if (wanted > cells.length) cells = longer(cells, Math.max(wanted, cells.length * 2), 0)
    regions.add(key, region)
    return cellIn(region, x, y)
  }

  const takeOut = (slot: number): void => {
    const cell = seats[slot * 2 + CELL] ?? -1
    if (cell < 0) return
    const fill = (cells[cell * 2 + FILL] ?? 0) - (1 << POWER_BITS)
    const last = fill >> POWER_BITS
    cells[cell * 2 + FILL] = fill
    seats[slot * 2 + CELL] = -1
    const hole = seats[slot * 2 + INDEX] ?? 0
    if (hole === last) return
    const start = cells[cell * 2 + START] ?? 0
    const to = (start + hole) * WIDTH
    pool.copyWithin(to, (start + last) * WIDTH, (start + last + 1) * WIDTH)
    seats[(pool[to] ?? 0) * 2 + INDEX] = hole
  }
  const putIn = (slot: number, cell: number): void => {
    takeOut(slot)
    const fill = cells[cell * 2 + FILL] ?? 0
    const count = fill >> POWER_BITS
    const power = fill & POWER
    if (power === 0 || count === 1 << power) {
      const larger = power === 0 ? SMALL : power + 1
      const to = place(larger)
      const from = cells[cell * 2 + START] ?? 0
      pool.copyWithin(to * WIDTH, from * WIDTH, (from + count) * WIDTH)
      if (power > 0) free[power]?.push(from)
      cells[cell * 2 + START] = to
      cells[cell * 2 + FILL] = ((count + 1) << POWER_BITS) | larger
    } else {
      cells[cell * 2 + FILL] = fill + (1 << POWER_BITS)
    }
    seats[slot * 2 + CELL] = cell
    seats[slot * 2 + INDEX] = count
  }

  return {
    /** Makes room for slots below `capacity`. */
    grow(capacity: number): void {
      seats = longer(seats, capacity * 2, -1)
    },
    put(slot: number, lon: number, lat: number, side: number): void {
      const cell = cellAt(column(lon), row(lat))
      if (seats[slot * 2 + CELL] !== cell) putIn(slot, cell)
      const at = ((cells[cell * 2 + START] ?? 0) + (seats[slot * 2 + INDEX] ?? 0)) * WIDTH
      pool[at] = slot
      pool[at + 1] = lon
      pool[at + 2] = lat
      pool[at + 3] = side
    },
    takeOut,
    /** In which of the {@link regionCount} wider squares a slot was last put; -1 for none. */
    regionOf: (slot: number): number => (seats[slot * 2 + CELL] ?? -1) >> (2 * REGION_BITS),
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
      const dx = radiusM / (lonM * 0.98)
      const dy = radiusM / (latM * 0.999)
      const west = Math.max(0, column(lon - dx))
      const east = column(lon + dx)
      const south = Math.max(0, row(lat - dy))
      const north = row(lat + dy)
      const most = (radiusM * 1.02) ** 2
      const its = pool
      let ofKey = -1
      let region = -1
      for (let x = west; x <= east; x++) {
        for (let y = south; y <= north; y++) {
          const key = keyAt(x, y)
          if (key !== ofKey) {
            ofKey = key
            region = regions.get(key)
          }
          if (region < 0) continue
          const k = cellIn(region, x, y) * 2
          const from = (cells[k + START] ?? 0) * WIDTH
          const end = from + ((cells[k + FILL] ?? 0) >> POWER_BITS) * WIDTH
          for (let at = from; at < end; at += WIDTH) {
            const eastM = ((its[at + 1] ?? 0) - lon) * lonM
            const northM = ((its[at + 2] ?? 0) - lat) * latM
            if (eastM * eastM + northM * northM <= most) visit(its[at] ?? -1, its[at + 3] ?? -1)
          }
        }
      }
    },
    bytes: (): number => pool.byteLength + cells.byteLength + seats.byteLength,
  }
}
