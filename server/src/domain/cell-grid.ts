import { Lists } from './lists.ts'
import { longerFloats, longerInts } from './longer.ts'

/** What is kept of a slot in its cell: who, and where it was last put. */
const WIDTH = 3
/** Room of a new cell, as a power of two. */
const SMALL = 2
/** The square of how far a search goes, as a whole number: 2 % wider than asked, finer than that, and far below 2^31. */
const EDGE = 1 << 16
/** Cells along the side of a region, as a power of two. */
const REGION_BITS = 3
const IN_REGION = (1 << REGION_BITS) - 1
/** Spreads numbers that follow each other (Knuth, The Art of Computer Programming 6.4). */
const spread = (key: number): number => Math.imul(key, 0x9e37_79b1) >>> 7

/** Numbers of regions by their key: open addressing. */
class Index {
  #keys = new Int32Array(1 << 10).fill(-1)
  #values = new Int32Array(1 << 10)
  #count = 0

  /** -1 when there is none. */
  get(key: number): number {
    const i = this.#find(key)
    return this.#keys[i] === -1 ? -1 : (this.#values[i] ?? -1)
  }

  add(key: number, value: number): void {
    this.#count += 1
    if (this.#count * 4 > this.#keys.length) {
      const [before, its] = [this.#keys, this.#values]
      this.#keys = new Int32Array(before.length * 2).fill(-1)
      this.#values = new Int32Array(before.length * 2)
      for (const [i, known] of before.entries()) if (known !== -1) this.#put(known, its[i] ?? -1)
    }
    this.#put(key, value)
  }

  #put(key: number, value: number): void {
    const i = this.#find(key)
    this.#keys[i] = key
    this.#values[i] = value
  }

  /** where a key is, or where it would be put */
  #find(key: number): number {
    const keys = this.#keys
    const last = keys.length - 1
    let i = spread(key) & last
    while (keys[i] !== key && keys[i] !== -1) i = (i + 1) & last
    return i
  }
}

/** Of a slot: its cell, and which in it it is. */
const CELL = 0
const INDEX = 1

const cellIn = (region: number, x: number, y: number): number =>
  (((region << REGION_BITS) | (x & IN_REGION)) << REGION_BITS) | (y & IN_REGION)

/** A place, and the metres of a degree there. Handed over as one: V8 would make an object of each of its fractions. */
export type Around = { lon: number; lat: number; lonM: number; latM: number }

/**
 * Slots in square cells of degrees, all cells of a region beside each other; finds those around a place. A cell keeps its
 * slots' places in one pool, so that a search reads on instead of jumping from slot to slot. No allocation but to grow.
 */
export class CellGrid {
  /** How far {@link search} goes, metres. */
  radiusM = 0.5
  readonly #cellDeg: number
  readonly #regionRows: number
  readonly #regions = new Index()
  #regionCount = 0
  readonly #cells = new Lists(SMALL)
  #cellRoom = 0
  #pool = new Float64Array(1 << 12)
  #seats = new Int32Array(0)
  #found = new Int32Array(1 << 8)

  constructor(cellDeg: number) {
    this.#cellDeg = cellDeg
    this.#regionRows = (Math.ceil(180 / cellDeg) >> REGION_BITS) + 1
  }

  /** Makes room for slots below `capacity`. */
  grow(capacity: number): void {
    this.#seats = longerInts(this.#seats, capacity * 2, -1)
  }

  put(slot: number, { lon, lat }: { lon: number; lat: number }): void {
    const cell = this.#cellAt(this.#column(lon), this.#row(lat))
    if (this.#seats[slot * 2 + CELL] !== cell) this.#putIn(slot, cell)
    const at = (this.#cells.first(cell) + (this.#seats[slot * 2 + INDEX] ?? 0)) * WIDTH
    this.#pool[at] = slot
    this.#pool[at + 1] = lon
    this.#pool[at + 2] = lat
  }

  takeOut(slot: number): void {
    const cell = this.#seats[slot * 2 + CELL] ?? -1
    if (cell < 0) return
    this.#seats[slot * 2 + CELL] = -1
    const index = this.#seats[slot * 2 + INDEX] ?? 0
    const hole = (this.#cells.first(cell) + index) * WIDTH
    const last = this.#cells.pop(cell) * WIDTH
    if (hole === last) return
    this.#pool.copyWithin(hole, last, last + WIDTH)
    this.#seats[(this.#pool[hole] ?? 0) * 2 + INDEX] = index
  }

  /** In which of the {@link regionCount} wider squares a slot was last put; -1 for none. */
  regionOf(slot: number): number {
    return (this.#seats[slot * 2 + CELL] ?? -1) >> (2 * REGION_BITS)
  }

  get regionCount(): number {
    return this.#regionCount
  }

  /** How many slots were last put around a place, and some a little further: what to ask {@link found} about. */
  search({ lon, lat, lonM, latM }: Around): number {
    const { radiusM } = this
    // A degree of longitude is shorter towards the pole.
    const dx = radiusM / (lonM * 0.98)
    const dy = radiusM / (latM * 0.999)
    const west = Math.max(0, this.#column(lon - dx))
    const east = this.#column(lon + dx)
    const south = Math.max(0, this.#row(lat - dy))
    const north = this.#row(lat + dy)
    const toEdge = EDGE / (radiusM * 1.02) ** 2
    const pool = this.#pool
    const cells = this.#cells
    let ofKey = -1
    let region = -1
    let count = 0
    for (let x = west; x <= east; x++) {
      for (let y = south; y <= north; y++) {
        const key = this.#keyAt(x, y)
        if (key !== ofKey) {
          ofKey = key
          region = this.#regions.get(key)
        }
        if (region < 0) continue
        const cell = cellIn(region, x, y)
        const length = cells.lengthOf(cell)
        if (count + length > this.#found.length) this.#found = longerInts(this.#found, (count + length) * 2)
        const found = this.#found
        const from = cells.first(cell) * WIDTH
        const end = from + length * WIDTH
        for (let at = from; at < end; at += WIDTH) {
          const eastM = ((pool[at + 1] ?? 0) - lon) * lonM
          const northM = ((pool[at + 2] ?? 0) - lat) * latM
          found[count] = pool[at] ?? -1
          // Adds 1 within the edge, without a branch: a processor guesses every third wrong, which costs more than all else here.
          count += (((eastM * eastM + northM * northM) * toEdge - EDGE) | 0) >>> 31
        }
      }
    }
    return count
  }

  /** Leaves out of the first `count` found whose mark it is; answers how many are left. Without a branch, as above. */
  leaveOut(count: number, marks: Int32Array, mark: number): number {
    const found = this.#found
    let left = 0
    for (let k = 0; k < count; k++) {
      const slot = found[k] ?? -1
      const differs = (marks[slot] ?? 0) ^ mark
      found[left] = slot
      left += (differs | -differs) >>> 31
    }
    return left
  }

  /** Of what the last search found. */
  found(k: number): number {
    return this.#found[k] ?? -1
  }

  bytes(): number {
    return this.#pool.byteLength + this.#cells.bytes() + this.#seats.byteLength
  }

  #column(lon: number): number {
    return Math.floor((lon + 180) / this.#cellDeg)
  }

  #row(lat: number): number {
    return Math.floor((lat + 90) / this.#cellDeg)
  }

  #keyAt(x: number, y: number): number {
    return (x >> REGION_BITS) * this.#regionRows + (y >> REGION_BITS)
  }

  #cellAt(x: number, y: number): number {
    const key = this.#keyAt(x, y)
    const known = this.#regions.get(key)
    if (known >= 0) return cellIn(known, x, y)
    const region = this.#regionCount
    this.#regionCount += 1
    const wanted = this.#regionCount << (2 * REGION_BITS)
    if (wanted > this.#cellRoom) {
      this.#cellRoom = wanted * 2
      this.#cells.grow(this.#cellRoom)
    }
    this.#regions.add(key, region)
    return cellIn(region, x, y)
  }

  #putIn(slot: number, cell: number): void {
    this.takeOut(slot)
    if (this.#cells.isFull(cell)) this.#makeRoom(cell)
    this.#seats[slot * 2 + CELL] = cell
    this.#seats[slot * 2 + INDEX] = this.#cells.push(cell) - this.#cells.first(cell)
  }

  #makeRoom(cell: number): void {
    const from = this.#cells.widen(cell) * WIDTH
    const length = this.#cells.end * WIDTH
    if (length > this.#pool.length) this.#pool = longerFloats(this.#pool, length * 2)
    this.#pool.copyWithin(this.#cells.first(cell) * WIDTH, from, from + this.#cells.lengthOf(cell) * WIDTH)
  }
}
