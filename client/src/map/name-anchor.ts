import type { Position } from '@jaga-jarak/shared/primitives.ts'

/** The edge of its name that a group touches, and on which side of it the name then stands: east, north. */
const ANCHORS = [
  ['left', 1, 0],
  ['right', -1, 0],
  ['bottom', 0, 1],
  ['top', 0, -1],
] as const

/**
 * Its name stands where neither its opponent is, nor the way that it goes, nor the one that it came. `courseDeg` -1: it
 * stands.
 */
export function anchorAwayFrom(own: Position, other: Position, courseDeg: number): (typeof ANCHORS)[number][0] {
  const [east, north] = [other.lon - own.lon, other.lat - own.lat]
  const length = Math.hypot(east, north)
  const course = (courseDeg * Math.PI) / 180
  const crowding = ([, x, y]: (typeof ANCHORS)[number]): number => {
    const towards = length === 0 ? 0 : (x * east + y * north) / length
    const onWay = courseDeg < 0 ? -1 : Math.abs(x * Math.sin(course) + y * Math.cos(course))
    return Math.max(towards, onWay - 0.3)
  }
  return ANCHORS.reduce((best, it) => (crowding(it) < crowding(best) - 1e-9 ? it : best))[0]
}
