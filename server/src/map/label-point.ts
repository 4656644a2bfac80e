import { toSegment, type XY } from './plane.ts'
import { areaHolds, areaOf, type Rings } from './polygon.ts'

const GRID = 24

/**
 * Where a name has the most room: inside the largest part, far from its edge and from the places in `avoid`.
 * `rings` in degrees; near the equator a degree is as long either way.
 */
export function labelPoint(polygons: readonly Rings[], avoid: readonly XY[]): XY | undefined {
  const area = areaOf([...polygons])
  const size = ({ box }: (typeof area.parts)[number]): number => (box[2] - box[0]) * (box[3] - box[1])
  const part = area.parts.reduce<(typeof area.parts)[number] | undefined>(
    (most, next) => (most === undefined || size(next) > size(most) ? next : most),
    undefined,
  )
  if (part === undefined) return undefined
  const one = areaOf([part.rings])
  // The room that a name needs beside a capital's dot and name, as a share of the area.
  const berth = 0.18 * Math.hypot(part.box[2] - part.box[0], part.box[3] - part.box[1])
  const room = (at: XY): number => {
    if (!areaHolds(one, at[0], at[1])) return -1
    let least = Number.POSITIVE_INFINITY
    for (const ring of part.rings) {
      for (const [i, to] of ring.entries()) {
        const from = ring[i - 1]
        if (from !== undefined) least = Math.min(least, toSegment(at, from, to))
      }
    }
    const nearest = Math.min(berth, ...avoid.map((place) => Math.hypot(at[0] - place[0], at[1] - place[1])))
    return least * (0.25 + (0.75 * nearest) / berth)
  }
  let best: { at: XY; room: number } | undefined
  let [west, south, east, north] = part.box
  for (let pass = 0; pass < 2; pass++) {
    for (let i = 0.5; i < GRID; i++) {
      for (let j = 0.5; j < GRID; j++) {
        const at: XY = [west + (i / GRID) * (east - west), south + (j / GRID) * (north - south)]
        const its = room(at)
        if (best === undefined || its > best.room) best = { at, room: its }
      }
    }
    if (best === undefined) return undefined
    const [dx, dy] = [(east - west) / GRID, (north - south) / GRID]
    ;[west, south, east, north] = [best.at[0] - dx, best.at[1] - dy, best.at[0] + dx, best.at[1] + dy]
  }
  return best !== undefined && best.room > 0 ? best.at : undefined
}
