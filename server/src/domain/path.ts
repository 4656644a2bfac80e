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
export function bringUpToDate(path: Path): void {
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
    let west = boxes[k] ?? 0
    let south = boxes[k + 1] ?? 0
    let east = boxes[k + 2] ?? 0
    let north = boxes[k + 3] ?? 0
    const last = Math.min(segments, (leaf + 1) * RUN)
    for (; i <= last; i++) {
      const x = points[i * STEP + LON] ?? 0
      const y = points[i * STEP + LAT] ?? 0
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

/** The first vertex at least so many metres along; the last one when there is none. */
export function vertexAt(path: Path, metres: number): number {
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
