import type { Position } from '@jaga-jarak/shared/primitives.ts'
import geodesic from 'geographiclib-geodesic'

const { Geodesic } = geodesic
const wgs84 = Geodesic.WGS84
const RADIUS_M = 6_378_137
const FLATTENING = 1 / 298.257223563
const E2 = FLATTENING * (2 - FLATTENING)
const RAD = Math.PI / 180

/** Shortest way over the WGS84 ellipsoid, metres, exact to nanometres (C. F. F. Karney, 2013). */
export function geodesicM(a: Position, b: Position): number {
  const { s12 } = wgs84.Inverse(a.lat, a.lon, b.lat, b.lon, Geodesic.DISTANCE)
  if (s12 === undefined) throw new Error('the geodesic library gave no distance')
  return s12
}

/** Metres of one degree of longitude and of latitude at a latitude. */
export function metresPerDegree(lat: number): { lonM: number; latM: number } {
  const sin = Math.sin(lat * RAD)
  const w2 = 1 - E2 * sin * sin
  const n = RADIUS_M / Math.sqrt(w2)
  return { lonM: RAD * n * Math.sqrt(1 - sin * sin), latM: (RAD * n * (1 - E2)) / w2 }
}

/**
 * Metres in the plane that touches the ellipsoid half-way: within 3e-6 of the geodesic up to 50 km at the latitudes
 * of Indonesia, a hundredth of its cost. It may filter, never decide near a limit (PX3).
 */
export function localM(a: Position, b: Position): number {
  const { lonM, latM } = metresPerDegree((a.lat + b.lat) / 2)
  const x = (b.lon - a.lon) * lonM
  const y = (b.lat - a.lat) * latM
  return Math.sqrt(x * x + y * y)
}

/** Half width of the sliver around a limit in which only the exact geodesic decides, metres. */
const sliverM = (distanceM: number): number => 1 + distanceM * 1e-4

/** Range after `lessM` is taken off, metres, never negative; exact wherever it lies near one of `limitsM` (PX3). */
export function decidingRangeM(a: Position, b: Position, lessM: number, limitsM: readonly number[]): number {
  const local = localM(a, b)
  const sliver = sliverM(local)
  for (const limit of limitsM) {
    if (Math.abs(local - lessM - limit) < sliver) return Math.max(0, geodesicM(a, b) - lessM)
  }
  return Math.max(0, local - lessM)
}
