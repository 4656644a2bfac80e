/** Slots in square cells of degrees; finds those around a place. No allocation but to grow. */
export function createCellGrid(cellDeg: number) {
  const rows = Math.ceil(180 / cellDeg) + 1
  const heads = new Map<number, number>()
  let cell = new Int32Array(0)
  let next = new Int32Array(0)
  let before = new Int32Array(0)

  const column = (lon: number): number => Math.floor((lon + 180) / cellDeg)
  const row = (lat: number): number => Math.floor((lat + 90) / cellDeg)

  const takeOut = (slot: number): void => {
    const [own = -1, after = -1, previous = -1] = [cell[slot], next[slot], before[slot]]
    if (own < 0) return
    if (previous >= 0) next[previous] = after
    else if (after >= 0) heads.set(own, after)
    else heads.delete(own)
    if (after >= 0) before[after] = previous
    cell[slot] = -1
  }

  return {
    /** Makes room for slots below `capacity`. */
    grow(capacity: number): void {
      const wider = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
        const grown = new Int32Array(capacity).fill(-1)
        grown.set(old)
        return grown
      }
      cell = wider(cell)
      next = wider(next)
      before = wider(before)
    },
    put(slot: number, lon: number, lat: number): void {
      const to = column(lon) * rows + row(lat)
      if (cell[slot] === to) return
      takeOut(slot)
      const head = heads.get(to) ?? -1
      cell[slot] = to
      next[slot] = head
      before[slot] = -1
      if (head >= 0) before[head] = slot
      heads.set(to, slot)
    },
    takeOut,
    /** Visits every slot whose cell touches the box. */
    around(west: number, south: number, east: number, north: number, visit: (slot: number) => void): void {
      for (let x = column(west); x <= column(east); x++) {
        for (let y = row(south); y <= row(north); y++) {
          for (let slot = heads.get(x * rows + y) ?? -1; slot >= 0; slot = next[slot] ?? -1) visit(slot)
        }
      }
    },
  }
}
