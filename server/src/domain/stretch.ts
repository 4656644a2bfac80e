import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { metresPerDegree } from './geodesy.ts'
import { ALONG, bringUpToDate, LAT, LON, latOf, lonOf, newPath, type Path, STEP, vertexAt } from './path.ts'

/** A stretch of a path: the segments numbered `first` to `last`, of which the outer ones may be cut short; degrees. */
export type Stretch = {
  path: Path
  first: number
  last: number
  fromLon: number
  fromLat: number
  toLon: number
  toLat: number
}

const NOWHERE = newPath()
export const newStretch = (): Stretch => ({
  path: NOWHERE,
  first: 0,
  last: 0,
  fromLon: 0.5,
  fromLat: 0.5,
  toLon: 0.5,
  toLat: 0.5,
})

/** A place alone. */
export function stretchAt(stretch: Stretch, { lon, lat }: Position): void {
  stretch.path = NOWHERE
  stretch.first = 0
  stretch.last = 0
  stretch.fromLon = stretch.toLon = lon
  stretch.fromLat = stretch.toLat = lat
}

/** Where on a segment of a stretch, `u` of the way along it; at its end that end, to the last digit. */
export function placeOn(stretch: Stretch, i: number, u: number): Position {
  const { path, first, last } = stretch
  const lon0 = i === first ? stretch.fromLon : lonOf(path, i)
  const lat0 = i === first ? stretch.fromLat : latOf(path, i)
  const lon1 = i === last ? stretch.toLon : lonOf(path, i + 1)
  const lat1 = i === last ? stretch.toLat : latOf(path, i + 1)
  return u === 1 ? { lon: lon1, lat: lat1 } : { lon: lon0 + u * (lon1 - lon0), lat: lat0 + u * (lat1 - lat0) }
}

/** What of a path lies between two distances along it; its ends are not passed. */
export function cutOut(stretch: Stretch, path: Path, fromM: number, toM: number): void {
  bringUpToDate(path)
  const { points } = path
  const begin = points[ALONG] ?? 0
  const end = points[points.length - STEP + ALONG] ?? 0
  const to = toM < end ? (toM > begin ? toM : begin) : end
  const from = fromM > begin ? (fromM < to ? fromM : to) : begin
  const last = Math.min(Math.max(1, vertexAt(path, to)), points.length / STEP - 1)
  const next = from === to ? last : vertexAt(path, from)
  // A vertex at `from` itself begins its stretch, another one ends the stretch before.
  const first = next < last && points[next * STEP + ALONG] === from ? next : Math.max(0, next - 1)
  stretch.path = path
  stretch.first = first
  stretch.last = Math.max(0, last - 1)
  // At a vertex it is there to the last digit; there is but one where nobody goes on.
  const k = last * STEP
  const before = Math.max(0, k - STEP)
  const lon1 = points[k + LON] ?? 0
  const lat1 = points[k + LAT] ?? 0
  const m0 = points[before + ALONG] ?? 0
  const m1 = points[k + ALONG] ?? 0
  if (to === m1 || m1 <= m0) {
    stretch.toLon = lon1
    stretch.toLat = lat1
  } else {
    const u = (to - m0) / (m1 - m0)
    const lon0 = points[before + LON] ?? 0
    const lat0 = points[before + LAT] ?? 0
    stretch.toLon = lon0 + u * (lon1 - lon0)
    stretch.toLat = lat0 + u * (lat1 - lat0)
  }
  if (from === to) {
    stretch.fromLon = stretch.toLon
    stretch.fromLat = stretch.toLat
    return
  }
  const f = first * STEP
  const lonF = points[f + LON] ?? 0
  const latF = points[f + LAT] ?? 0
  const n0 = points[f + ALONG] ?? 0
  const n1 = points[f + STEP + ALONG] ?? 0
  const v = n1 > n0 ? (from - n0) / (n1 - n0) : 0
  stretch.fromLon = lonF + v * ((points[f + STEP + LON] ?? 0) - lonF)
  stretch.fromLat = latF + v * ((points[f + STEP + LAT] ?? 0) - latF)
}

/** How far any place of a stretch is off the straight line between its ends, metres at most. */
export function offChordM({ path, first, last, fromLon, fromLat, toLon, toLat }: Stretch): number {
  const { points } = path
  const { lonM, latM } = metresPerDegree((fromLat + toLat) / 2)
  const dx = (toLon - fromLon) * lonM
  const dy = (toLat - fromLat) * latM
  const length2 = dx * dx + dy * dy
  // Beside the line by the cross product, which is as long as the line times that; beyond an end by the way to it.
  let cross2 = 0
  let beyond2 = 0
  for (let i = first + 1; i <= last; i++) {
    const x = ((points[i * STEP + LON] ?? 0) - fromLon) * lonM
    const y = ((points[i * STEP + LAT] ?? 0) - fromLat) * latM
    const along = x * dx + y * dy
    if (along > 0 && along < length2) {
      const cross = x * dy - y * dx
      if (cross * cross > cross2) cross2 = cross * cross
      continue
    }
    const offX = along > 0 ? x - dx : x
    const offY = along > 0 ? y - dy : y
    const off2 = offX * offX + offY * offY
    if (off2 > beyond2) beyond2 = off2
  }
  return Math.sqrt(Math.max(beyond2, cross2 > 0 ? cross2 / length2 : 0))
}
