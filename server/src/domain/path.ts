import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { metresPerDegree } from './geodesy.ts'

/** Of a vertex: longitude, latitude, and metres along from where the path began to be kept; so many numbers each. */
export const [LON, LAT, ALONG, STEP] = [0, 1, 2, 3] as const

/** Connected straight stretches in degrees, and boxes round runs of them, so that what is far is passed over. */
export type Path = {
  /** of each vertex the three numbers one after the other, so that they lie together */
  readonly points: number[]
  /** the last vertex is where somebody is, not yet a step from the one before: it goes when he has gone on */
  isLoose: boolean
  /** a binary tree: box 1 is round all, 2k and 2k + 1 are its halves; west, south, east, north of each; empty of a single run */
  boxes: number[]
  /** boxes that are not halved any more: a power of two, each round RUN segments or none */
  leaves: number
  /** segments that are in the boxes */
  boxed: number
  /** the vertex that was looked up last: mostly the next is the same, or the one after it */
  near: number
}

/** Segments of a run: fewer make more boxes, more are measured in vain. */
export const RUN = 8
const NO_BOXES: number[] = []

export const newPath = (): Path => ({ points: [], isLoose: false, boxes: NO_BOXES, leaves: 1, boxed: 0, near: 0 })

/** How many vertices it has. */
export const verticesOf = ({ points }: Path): number => points.length / STEP
export const lonOf = ({ points }: Path, i: number): number => points[i * STEP + LON] ?? 0
export const latOf = ({ points }: Path, i: number): number => points[i * STEP + LAT] ?? 0
export const alongOf = ({ points }: Path, i: number): number => points[i * STEP + ALONG] ?? 0
export const vertex = (path: Path, i: number): Position => ({ lon: lonOf(path, i), lat: latOf(path, i) })
/** How far along its last vertex is, metres. */
export const endOf = ({ points }: Path): number => points[points.length - STEP + ALONG] ?? 0

/**
 * Through places, the first of which is `fromM` along; how far along in the plane of the first, within 1e-3 up to 50 km
 * from it. A place that is said twice is there once, so that the last segment ends where the path does.
 */
export function pathThrough(places: readonly Position[], fromM = 0): Path {
  const path = newPath()
  const { lonM, latM } = metresPerDegree(places[0]?.lat ?? 0)
  let [alongM, before] = [fromM, places[0]]
  for (const place of places) {
    const x = (place.lon - (before?.lon ?? 0)) * lonM
    const y = (place.lat - (before?.lat ?? 0)) * latM
    const nextM = alongM + Math.sqrt(x * x + y * y)
    if (path.points.length > 0 && nextM === alongM) continue
    path.points.push(place.lon, place.lat, nextM)
    ;[alongM, before] = [nextM, place]
  }
  return path
}

/** From this vertex on the path is another: what is in its boxes of that is taken in again. */
export function changeFrom(path: Path, vertexNo: number): void {
  path.boxed = Math.min(path.boxed, Math.max(0, vertexNo - 1))
}

/** Takes what is new of a path into its boxes. A place that was passed stays in them: they may be wider than need be. */
function bringUpToDate(path: Path): void {
  const { points } = path
  const segments = verticesOf(path) - 1
  if (path.boxed >= segments) return
  if (segments <= RUN) {
    path.boxes = NO_BOXES
    path.leaves = 1
    path.boxed = 0
    return
  }
  if (path.leaves * RUN < segments) {
    while (path.leaves * RUN < segments) path.leaves *= 2
    path.boxes = Array.from({ length: path.leaves * 8 }, () => 0.5)
    path.boxed = 0
  }
  const { boxes, leaves } = path
  if (path.boxed === 0) {
    for (let k = 4; k < boxes.length; k += 4) {
      boxes[k] = boxes[k + 1] = Number.POSITIVE_INFINITY
      boxes[k + 2] = boxes[k + 3] = Number.NEGATIVE_INFINITY
    }
  }
  for (let i = path.boxed; i < segments; ) {
    const leaf = Math.floor(i / RUN)
    let k = (leaves + leaf) * 4
    let [west, south, east, north] = [boxes[k] ?? 0, boxes[k + 1] ?? 0, boxes[k + 2] ?? 0, boxes[k + 3] ?? 0]
    const last = Math.min(segments, (leaf + 1) * RUN)
    for (; i <= last; i++) {
      const [x, y] = [points[i * STEP + LON] ?? 0, points[i * STEP + LAT] ?? 0]
      if (x < west) west = x
      if (x > east) east = x
      if (y < south) south = y
      if (y > north) north = y
    }
    // The vertex between two runs is in both.
    i = last
    for (; k > 0; k = (k >> 3) << 2) {
      if (west < (boxes[k] ?? 0)) boxes[k] = west
      if (south < (boxes[k + 1] ?? 0)) boxes[k + 1] = south
      if (east > (boxes[k + 2] ?? 0)) boxes[k + 2] = east
      if (north > (boxes[k + 3] ?? 0)) boxes[k + 3] = north
    }
  }
  path.boxed = segments
}

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

/** The first vertex at least so many metres along; the last one when there is none. */
function vertexAt(path: Path, metres: number): number {
  const { points, near } = path
  let low = 0
  let high = points.length / STEP - 1
  // Mostly it is an end that is asked about.
  if (high === 0 || metres <= (points[ALONG] ?? 0)) return 0
  if (metres > (points[(high - 1) * STEP + ALONG] ?? 0)) return high
  if (near > 0 && near < high) {
    const k = near * STEP + ALONG
    if ((points[k - STEP] ?? 0) < metres) {
      if (metres <= (points[k] ?? 0)) return near
      low = near + 1
      if (metres <= (points[k + STEP] ?? 0)) high = low
    } else high = near
  }
  while (low < high) {
    const middle = (low + high) >> 1
    if ((points[middle * STEP + ALONG] ?? 0) < metres) low = middle + 1
    else high = middle
  }
  path.near = low
  return low
}

/** Where on a path one is so many metres along it; its ends are not passed. */
export function placeAlong(path: Path, metres: number): Position {
  const next = vertexAt(path, metres)
  const to = alongOf(path, next)
  if (next === 0 || metres >= to) return vertex(path, next)
  const from = alongOf(path, next - 1)
  const u = (metres - from) / (to - from)
  const [lon, lat] = [lonOf(path, next - 1), latOf(path, next - 1)]
  return { lon: lon + u * (lonOf(path, next) - lon), lat: lat + u * (latOf(path, next) - lat) }
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
  let most2 = 0
  for (let i = first + 1; i <= last; i++) {
    const x = ((points[i * STEP + LON] ?? 0) - fromLon) * lonM
    const y = ((points[i * STEP + LAT] ?? 0) - fromLat) * latM
    const along = x * dx + y * dy
    const u = along > 0 ? (along < length2 ? along / length2 : 1) : 0
    const offX = x - u * dx
    const offY = y - u * dy
    const off2 = offX * offX + offY * offY
    if (off2 > most2) most2 = off2
  }
  return Math.sqrt(most2)
}
