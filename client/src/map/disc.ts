import type { Position } from '@jaga-jarak/shared/primitives.ts'

const METRES_PER_DEGREE = 111_195
const CORNERS = 48

/** Ring of a disc in true metres: a circle layer would be in pixels and lie at every other zoom. */
export function discAround({ lon, lat }: Position, radiusM: number): GeoJSON.Polygon {
  const dLat = radiusM / METRES_PER_DEGREE
  const dLon = dLat / Math.cos((lat * Math.PI) / 180)
  const ring = Array.from({ length: CORNERS + 1 }, (_, corner): [number, number] => {
    const angle = ((corner % CORNERS) * 2 * Math.PI) / CORNERS
    return [lon + dLon * Math.sin(angle), lat + dLat * Math.cos(angle)]
  })
  return { type: 'Polygon', coordinates: [ring] }
}
