/**
 * Slots in square cells of degrees; finds those around a place. A cell keeps its slots' places beside each other, so that
 * a search reads on instead of jumping from slot to slot. No allocation but to grow.
 */
export function createCellGrid(cellDeg: number) {
  const rows = Math.ceil(180 / cellDeg) + 1
  /** slot, longitude and latitude of each in turn */
  const cells = new Map<number, number[]>()
  let cellOf = new Int32Array(0)
  let indexOf = new Int32Array(0)

  const column = (lon: number): number => Math.floor((lon + 180) / cellDeg)
  const row = (lat: number): number => Math.floor((lat + 90) / cellDeg)

  const takeOut = (slot: number): void => {
    const own = cellOf[slot] ?? -1
    const its = own < 0 ? undefined : cells.get(own)
    if (!its) return
    const [lat = 0, lon = 0, last = 0] = [its.pop(), its.pop(), its.pop()]
    cellOf[slot] = -1
    if (last === slot) return
    const to = indexOf[slot] ?? 0
    its[to] = last
    its[to + 1] = lon
    its[to + 2] = lat
    indexOf[last] = to
  }

  return {
    /** Makes room for slots below `capacity`. */
    grow(capacity: number): void {
      const wider = (old: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> => {
        const grown = new Int32Array(capacity).fill(-1)
        grown.set(old)
        return grown
      }
      cellOf = wider(cellOf)
      indexOf = wider(indexOf)
    },
    put(slot: number, lon: number, lat: number): void {
      const to = column(lon) * rows + row(lat)
      if (cellOf[slot] !== to) {
        takeOut(slot)
        const its = cells.get(to)
        cellOf[slot] = to
        indexOf[slot] = its?.length ?? 0
        if (its) its.push(slot, lon, lat)
        else cells.set(to, [slot, lon, lat])
        return
      }
      const its = cells.get(to)
      const at = indexOf[slot] ?? 0
      if (!its) return
      its[at + 1] = lon
      its[at + 2] = lat
    },
    takeOut,
    /** Visits every slot that was last put into the box. */
    around(west: number, south: number, east: number, north: number, visit: (slot: number) => void): void {
      for (let x = column(west); x <= column(east); x++) {
        for (let y = row(south); y <= row(north); y++) {
          const its = cells.get(x * rows + y)
          if (!its) continue
          for (let i = 0; i < its.length; i += 3) {
            const lon = its[i + 1] ?? 0
            const lat = its[i + 2] ?? 0
            if (lon >= west && lon <= east && lat >= south && lat <= north) visit(its[i] ?? -1)
          }
        }
      }
    },
  }
}
