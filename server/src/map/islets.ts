import { union } from 'polyclip-ts'
import type { Plane, XY } from './plane.ts'
import { areaHolds, areaOf, type Rings } from './polygon.ts'
import type { Village } from './villages.ts'

/** A village this far from any land of the atlas stands on an island that the atlas does not know (kilometres). */
const OFFSHORE_KM = 2
/** What such an island is drawn as: large enough to be seen, too small to be taken for a survey (kilometres). */
const ISLET_KM = 0.8
const CORNERS = 8

/** Points around a village, the first one again at the end. */
const circle = (plane: Plane, { lon, lat }: Village, km: number): XY[] => {
  const [x, y] = plane.toKm(lon, lat)
  const corner = (i: number): XY => {
    const angle = (2 * Math.PI * (i % CORNERS)) / CORNERS
    return plane.toDegrees(x + km * Math.cos(angle), y + km * Math.sin(angle))
  }
  return Array.from({ length: CORNERS + 1 }, (_, i) => corner(i))
}

/** Ground under the villages of islands that are too small for the atlas: without it they would stand in the sea. */
export function isletsUnder(villages: readonly Village[], land: readonly Rings[], plane: Plane): Rings[] {
  const ashore = areaOf([...land])
  const offshore = villages.filter(
    (village) =>
      !areaHolds(ashore, village.lon, village.lat) &&
      circle(plane, village, OFFSHORE_KM).every(([lon, lat]) => !areaHolds(ashore, lon, lat)),
  )
  const [first, ...others] = offshore.map((village): Rings => [circle(plane, village, ISLET_KM)])
  return first === undefined ? [] : union(first, ...others)
}
