import type { Approach } from '@jaga-jarak/shared/alert.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { APPROACH_MPS } from './limits.ts'

const RAD = Math.PI / 180

/** Place and movement of one side; speed in m/s, course in degrees from north, null when the phone does not say. */
export type Moving = Position & { speedMps: number | null; courseDeg: number | null }

/** East and north in m/s; a standing one needs no course; null when it cannot be known. */
function velocity(side: Moving): { east: number; north: number } | null {
  if (side.speedMps === null) return null
  if (side.speedMps < APPROACH_MPS) return { east: 0, north: 0 }
  if (side.courseDeg === null) return null
  return {
    east: side.speedMps * Math.sin(side.courseDeg * RAD),
    north: side.speedMps * Math.cos(side.courseDeg * RAD),
  }
}

/** How fast the two come nearer, m/s, negative when they part; null when either side's movement is unknown. */
export function closingMps(a: Moving, b: Moving): number | null {
  const [va, vb] = [velocity(a), velocity(b)]
  if (va === null || vb === null) return null
  const east = (b.lon - a.lon) * Math.cos(((a.lat + b.lat) / 2) * RAD)
  const north = b.lat - a.lat
  const length = Math.hypot(east, north)
  if (length === 0) return 0
  return ((va.east - vb.east) * east + (va.north - vb.north) * north) / length
}

/** Steady includes both standing and movement that is not known. */
export function approachOf(closing: number | null): Approach {
  if (closing === null || Math.abs(closing) < APPROACH_MPS) return 'steady'
  return closing > 0 ? 'closing' : 'opening'
}
