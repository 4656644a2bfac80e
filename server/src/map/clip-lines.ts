import type { XY } from './plane.ts'
import { areaHolds, areaOf, type Rings } from './polygon.ts'

type Edge = [XY, XY]
const BAND_DEG = 0.05

/** Edges of polygons by the bands of latitude they touch. */
function bandsOf(polygons: readonly Rings[]): Map<number, Edge[]> {
  const bands = new Map<number, Edge[]>()
  for (const ring of polygons.flat()) {
    for (const [i, to] of ring.entries()) {
      const from = ring[i - 1]
      if (from === undefined) continue
      const last = Math.floor(Math.max(from[1], to[1]) / BAND_DEG)
      for (let band = Math.floor(Math.min(from[1], to[1]) / BAND_DEG); band <= last; band++) {
        const edges = bands.get(band)
        if (edges === undefined) bands.set(band, [[from, to]])
        else edges.push([from, to])
      }
    }
  }
  return bands
}

/** Where segment a-b crosses segment c-d, as a share of a-b; undefined when it does not. */
function crossing([a, b]: Edge, [c, d]: Edge): number | undefined {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const cross = rx * sy - ry * sx
  if (cross === 0) return undefined
  const t = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / cross
  const u = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / cross
  return t > 0 && t < 1 && u >= 0 && u <= 1 ? t : undefined
}

/** The parts of lines that run over land. */
export function clipLines(lines: readonly XY[][], polygons: readonly Rings[]): XY[][] {
  const land = areaOf([...polygons])
  const bands = bandsOf(polygons)
  const clipped: XY[][] = []
  for (const line of lines) {
    let piece: XY[] = []
    const end = () => {
      if (piece.length > 1) clipped.push(piece)
      piece = []
    }
    for (const [i, to] of line.entries()) {
      const from = line[i - 1]
      if (from === undefined) continue
      const cuts = [0, 1]
      const last = Math.floor(Math.max(from[1], to[1]) / BAND_DEG)
      for (let band = Math.floor(Math.min(from[1], to[1]) / BAND_DEG); band <= last; band++) {
        for (const edge of bands.get(band) ?? []) {
          const t = crossing([from, to], edge)
          if (t !== undefined) cuts.push(t)
        }
      }
      const at = (t: number): XY => (t === 1 ? to : [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])])
      const shares = [...new Set(cuts)].sort((a, b) => a - b)
      for (const [k, until] of shares.entries()) {
        const since = shares[k - 1]
        if (since === undefined) continue
        if (areaHolds(land, ...at((since + until) / 2))) {
          if (piece.length === 0) piece.push(at(since))
          piece.push(at(until))
        } else end()
      }
    }
    end()
  }
  return clipped
}
