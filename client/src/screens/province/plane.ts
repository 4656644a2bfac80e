import type { Box } from '../../map/map-file.ts'

/** A flat map of a province: wide as given, pixels right and down. */
export type Plane = { width: number; height: number; at: (lon: number, lat: number) => readonly [x: number, y: number] }

const RAD = Math.PI / 180

/** Equirectangular with its true scale in the middle of the box: within a province nobody sees the difference. */
export function planeOf([west, south, east, north]: Box, width: number, margin: number): Plane {
  const narrow = Math.cos(((south + north) / 2) * RAD)
  const scale = (width - 2 * margin) / ((east - west) * narrow)
  return {
    width,
    height: Math.round((north - south) * scale + 2 * margin),
    at: (lon, lat) => [margin + (lon - west) * narrow * scale, margin + (north - lat) * scale],
  }
}

const text = (figure: number): string => figure.toFixed(1)

/** The outline of a shape as an SVG path; points and collections have none. */
export function pathOf(geometry: GeoJSON.Geometry, { at }: Plane): string {
  const line = (points: GeoJSON.Position[], end: string): string =>
    points.map(([lon = 0, lat = 0], i) => `${i === 0 ? 'M' : 'L'}${at(lon, lat).map(text).join(' ')}`).join('') + end
  switch (geometry.type) {
    case 'Polygon':
      return geometry.coordinates.map((ring) => line(ring, 'Z')).join('')
    case 'MultiPolygon':
      return geometry.coordinates
        .flat()
        .map((ring) => line(ring, 'Z'))
        .join('')
    case 'LineString':
      return line(geometry.coordinates, '')
    case 'MultiLineString':
      return geometry.coordinates.map((points) => line(points, '')).join('')
    case 'Point':
    case 'MultiPoint':
    case 'GeometryCollection':
      return ''
  }
}
