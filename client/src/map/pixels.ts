import type { Position } from '@jaga-jarak/shared/primitives.ts'

const TILE_PX = 512

/** Where a place is on the map of the whole world, 0 to 1, right and down. */
export const mercatorX = (lon: number): number => (lon + 180) / 360
export function mercatorY(lat: number): number {
  const sine = Math.sin((lat * Math.PI) / 180)
  return 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)
}

/** Side of the map of the whole world at a zoom, pixels of the map. */
export const worldPx = (zoom: number): number => TILE_PX * 2 ** zoom

/** The same at a zoom: pixels of the map. */
export const pixelAt = ({ lon, lat }: Position, zoom: number): [x: number, y: number] => [
  mercatorX(lon) * worldPx(zoom),
  mercatorY(lat) * worldPx(zoom),
]

/** Pixels of the map. */
export type Rect = { left: number; top: number; right: number; bottom: number }

export const overlap = (a: Rect, b: Rect): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

/** Degrees of longitude, and near the equator of latitude, that so many pixels of the map take at a zoom. */
export const degreesAtZoom = (pixels: number, zoom: number): number => (pixels * 360) / worldPx(zoom)
