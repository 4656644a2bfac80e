import type { Position } from '@jaga-jarak/shared/primitives.ts'

const TILE_PX = 512

/** Where a place is on the whole world's map at a zoom: pixels of the map, right and down. */
export function pixelAt({ lon, lat }: Position, zoom: number): [x: number, y: number] {
  const world = TILE_PX * 2 ** zoom
  const sine = Math.sin((lat * Math.PI) / 180)
  return [((lon + 180) / 360) * world, (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * world]
}

/** Pixels of the map. */
export type Rect = { left: number; top: number; right: number; bottom: number }

export const overlap = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
