import type { Box, XY } from './plane.ts'

/** Outer ring, then holes; each ring closed. */
export type Rings = XY[][]
/** A polygon of any number of parts with its bounding box. */
export type Area = { box: Box; parts: { box: Box; rings: Rings }[] }

/** Whether the ring's inside holds the point; a point on the ring falls to one side only. */
function ringHolds(ring: readonly XY[], x: number, y: number): boolean {
  let inside = false
  let [px, py] = ring[ring.length - 1] ?? [0, 0]
  for (const [qx, qy] of ring) {
    if (py > y !== qy > y) {
      // Both neighbours of a shared edge must find the same crossing, whichever way they walk it.
      const crossing = py < qy ? px + ((y - py) / (qy - py)) * (qx - px) : qx + ((y - qy) / (py - qy)) * (px - qx)
      if (x < crossing) inside = !inside
    }
    px = qx
    py = qy
  }
  return inside
}

const boxHolds = (box: Box, x: number, y: number): boolean => x >= box[0] && x <= box[2] && y >= box[1] && y <= box[3]

/** Point in polygon with holes and parts; the boxes answer most questions. */
export function areaHolds(area: Area, x: number, y: number): boolean {
  if (!boxHolds(area.box, x, y)) return false
  for (const part of area.parts) {
    if (!boxHolds(part.box, x, y)) continue
    let inside = false
    for (const ring of part.rings) if (ringHolds(ring, x, y)) inside = !inside
    if (inside) return true
  }
  return false
}

function boxOf(points: Iterable<readonly [number, number]>): Box {
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [x, y] of points) {
    if (x < box[0]) box[0] = x
    if (y < box[1]) box[1] = y
    if (x > box[2]) box[2] = x
    if (y > box[3]) box[3] = y
  }
  return box
}

export function areaOf(polygons: Rings[]): Area {
  const parts = polygons.map((rings) => ({ box: boxOf(rings[0] ?? []), rings }))
  return {
    box: boxOf(
      parts.flatMap(({ box }): XY[] => [
        [box[0], box[1]],
        [box[2], box[3]],
      ]),
    ),
    parts,
  }
}
