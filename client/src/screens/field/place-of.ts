import type { District } from '@jaga-jarak/shared/district.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { readCoordinates } from '../../text/coordinates.ts'

/** Where the phone was: `at` by its own clock. */
export type Fix = { position: Position; accuracyM: number; at: number }
export type Placed = { position: Position; accuracyM: number | null }

/** Somebody on foot or in a convoy is elsewhere after so long. */
const OLD_AFTER_MS = 120_000
/** How far somebody on a motorcycle in a crowd may have come since, metres a second. */
const DRIFT_MPS = 8
const FARTHEST_M = 20_000

export const isOld = (fix: Fix, now: number): boolean => now - fix.at > OLD_AFTER_MS

/** Where the phone is by a fix, as sure as that still can be. */
export const drifted = (fix: Fix, now: number): Placed => {
  const drift = isOld(fix, now) ? ((now - fix.at) / 1_000) * DRIFT_MPS : 0
  return { position: fix.position, accuracyM: Math.round(Math.min(FARTHEST_M, fix.accuracyM + drift)) }
}

/** What somebody said of where it is; `coordinates` null: where the phone is. */
export type Said = { coordinates: string | null; district: District | null }

/** The place of a report: what was typed, else the district chosen, else where the phone is or was. Null: none of them. */
export function placeOf({ coordinates, district }: Said, fix: Fix | null, now: number): Placed | null {
  if (coordinates === null) return fix === null ? null : drifted(fix, now)
  const position = readCoordinates(coordinates)
  if (position !== null) return { position, accuracyM: null }
  if (coordinates.trim() !== '' || district === null) return null
  return { position: { lon: district.lon, lat: district.lat }, accuracyM: district.radiusM }
}
