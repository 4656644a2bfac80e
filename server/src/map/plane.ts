export type XY = [number, number]
/** Degrees: west, south, east, north. */
export type Box = [number, number, number, number]

/** In the unit of the points: use it on a plane. */
export const distance = (a: XY, b: XY): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** How far a point is from a line between two others. */
export function toSegment([x, y]: XY, [ax, ay]: XY, [bx, by]: XY): number {
  const [dx, dy] = [bx - ax, by - ay]
  const length2 = dx * dx + dy * dy
  const t = length2 === 0 ? 0 : Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length2))
  return Math.hypot(x - ax - t * dx, y - ay - t * dy)
}

const KM_PER_DEGREE = 111.195

/** Kilometres on a plane that touches the earth at `lat0`: good to a few per cent over a province, for build time only. */
export type Plane = { toKm(lon: number, lat: number): XY; toDegrees(x: number, y: number): XY }

export function planeAt(lat0: number): Plane {
  const kx = KM_PER_DEGREE * Math.cos((lat0 * Math.PI) / 180)
  return {
    toKm: (lon, lat) => [lon * kx, lat * KM_PER_DEGREE],
    toDegrees: (x, y) => [x / kx, y / KM_PER_DEGREE],
  }
}

/** Smallest box around points, widened by `margin` degrees on each side. */
export function boxAround(points: Iterable<{ lon: number; lat: number }>, margin: number): Box {
  const box: Box = [180, 90, -180, -90]
  for (const { lon, lat } of points) {
    box[0] = Math.min(box[0], lon - margin)
    box[1] = Math.min(box[1], lat - margin)
    box[2] = Math.max(box[2], lon + margin)
    box[3] = Math.max(box[3], lat + margin)
  }
  return box
}

export const inBox = ([west, south, east, north]: Box, lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north
