import { Delaunay } from 'd3-delaunay'
import type { Atlas } from './atlas.ts'
import type { Plane, XY } from './plane.ts'
import { areaHolds, areaOf } from './polygon.ts'
import { districtOf, provinceOf, regencyOf, type Village } from './villages.ts'

/** Nobody's ground: open sea and other countries. */
export const OUTSIDE = ''

/** A point in kilometres that speaks for the ground around it: a district's code, a foreign province's, or OUTSIDE. */
export type Seed = { at: XY; label: string }

/** Open sea begins this far from the nearest village or shore (kilometres). */
export const SEA_FROM_KM = 15
const BORDER_STEP_KM = 1.5
/** Seeds stand in pairs on both sides of a border, so that the cells' edge runs along it. */
const BORDER_SIDE_KM = 0.6
const SHORE_STEP_KM = 3
/** A shore this far from any village would else fall to the sea. */
const LONELY_SHORE_KM = 11
const SEA_GRID_KM = 2

const distance = (a: XY, b: XY): number => Math.hypot(a[0] - b[0], a[1] - b[1])

/** A finder of the nearest seed; `hint` makes walks along a line cheap. */
function nearest(seeds: readonly Seed[]): (at: XY) => { seed: Seed; km: number } {
  const delaunay = Delaunay.from(seeds.map((seed) => seed.at))
  let hint = 0
  return (at) => {
    hint = delaunay.find(at[0], at[1], hint)
    const seed = seeds[hint]
    if (seed === undefined) throw new RangeError('no seeds to search')
    return { seed, km: distance(seed.at, at) }
  }
}

/** Points along a line at most `step` apart, each with the unit direction there. */
function* along(line: readonly XY[], step: number): Generator<{ at: XY; direction: XY }> {
  for (const [i, to] of line.entries()) {
    const from = line[i - 1]
    if (from === undefined) continue
    const length = distance(from, to)
    const pieces = Math.max(1, Math.ceil(length / step))
    for (let piece = 0; piece < pieces && length > 0; piece++) {
      const t = (piece + 0.5) / pieces
      const at: XY = [from[0] + t * (to[0] - from[0]), from[1] + t * (to[1] - from[1])]
      yield { at, direction: [(to[0] - from[0]) / length, (to[1] - from[1]) / length] }
    }
  }
}

/**
 * Villages whose point cannot be right: every neighbour belongs to another regency and the own regency is far away.
 * A lone island is not one of them: its neighbours are as far as its regency.
 */
export function withoutMisplaced(villages: readonly Village[], plane: Plane): Village[] {
  const points = villages.map((village) => plane.toKm(village.lon, village.lat))
  const delaunay = Delaunay.from(points)
  return villages.filter((village, i) => {
    const own = regencyOf(village.code)
    const at = points[i] ?? [0, 0]
    const around = [...delaunay.neighbors(i)]
    if (around.some((j) => regencyOf(villages[j]?.code ?? '') === own)) return true
    const reach = around.map((j) => distance(points[j] ?? at, at)).sort((a, b) => a - b)
    const median = reach[reach.length >> 1] ?? 0
    const home = points.reduce(
      (least, point, j) =>
        j !== i && regencyOf(villages[j]?.code ?? '') === own ? Math.min(least, distance(point, at)) : least,
      Number.POSITIVE_INFINITY,
    )
    return home === Number.POSITIVE_INFINITY || home <= 3 * median
  })
}

/**
 * All seeds of a province's map: the villages themselves (districts of the province, provinces of its neighbours),
 * pairs along country borders, shores far from any village, and a double row where the open sea begins.
 */
export function seedsOf(provinceCode: string, villages: readonly Village[], atlas: Atlas, plane: Plane): Seed[] {
  const own = (label: string): boolean => provinceOf(label) === provinceCode
  const seeds: Seed[] = villages.map((village) => ({
    at: plane.toKm(village.lon, village.lat),
    label: own(village.code) ? districtOf(village.code) : provinceOf(village.code),
  }))
  const toKm = (line: readonly XY[]): XY[] => line.map(([lon, lat]) => plane.toKm(lon, lat))
  const foreign = areaOf(atlas.foreign)
  const home = areaOf(atlas.indonesia)
  const holds = (area: typeof home, at: XY): boolean => areaHolds(area, ...plane.toDegrees(at[0], at[1]))

  const village = nearest(seeds)
  const edge: Seed[] = []
  for (const border of atlas.borders) {
    for (const { at, direction } of along(toKm(border), BORDER_STEP_KM)) {
      const { seed, km } = village(at)
      // A village of the frontier decides the ground under it; the atlas is drawn too coarsely to take it away.
      if (km < BORDER_STEP_KM) continue
      for (const side of [-BORDER_SIDE_KM, BORDER_SIDE_KM]) {
        const there: XY = [at[0] - side * direction[1], at[1] + side * direction[0]]
        edge.push({ at: there, label: holds(foreign, there) ? OUTSIDE : seed.label })
      }
    }
  }
  for (const [land, isForeign] of [
    [atlas.indonesia, false],
    [atlas.foreign, true],
  ] as const) {
    for (const ring of land.flat()) {
      for (const { at } of along(toKm(ring), SHORE_STEP_KM)) {
        const { seed, km } = village(at)
        if (km > LONELY_SHORE_KM) edge.push({ at, label: isForeign ? OUTSIDE : seed.label })
      }
    }
  }
  seeds.push(...edge)

  const shore = nearest(seeds)
  const ownPoints = seeds.filter((seed) => own(seed.label)).map((seed) => seed.at)
  const west = Math.min(...ownPoints.map((at) => at[0])) - 2 * SEA_FROM_KM
  const east = Math.max(...ownPoints.map((at) => at[0])) + 2 * SEA_FROM_KM
  const south = Math.min(...ownPoints.map((at) => at[1])) - 2 * SEA_FROM_KM
  const north = Math.max(...ownPoints.map((at) => at[1])) + 2 * SEA_FROM_KM
  const sea: Seed[] = []
  for (let y = south; y <= north; y += SEA_GRID_KM) {
    for (let x = west; x <= east; x += SEA_GRID_KM) {
      const { seed, km } = shore([x, y])
      if (km < SEA_FROM_KM - SEA_GRID_KM || km >= SEA_FROM_KM + SEA_GRID_KM || !own(seed.label)) continue
      if (holds(home, [x, y]) || holds(foreign, [x, y])) continue
      sea.push({ at: [x, y], label: km < SEA_FROM_KM ? seed.label : OUTSIDE })
    }
  }
  return withoutStrays([...seeds, ...sea], villages.length)
}

/**
 * Added seeds that are cut off from every village of their label take the label that surrounds them: a wedge at a far
 * border must not become an exclave. `villages` is the number of leading seeds that are villages.
 */
function withoutStrays(seeds: readonly Seed[], villages: number): Seed[] {
  const delaunay = Delaunay.from(seeds.map((seed) => seed.at))
  const labelAt = (i: number): string => seeds[i]?.label ?? OUTSIDE
  const joined = new Uint8Array(seeds.length)
  const spread = (start: number): { members: number[]; around: Map<string, number> } => {
    const members = [start]
    const around = new Map<string, number>()
    joined[start] = 1
    for (const i of members) {
      for (const j of delaunay.neighbors(i)) {
        const label = labelAt(j)
        if (label !== labelAt(start)) around.set(label, (around.get(label) ?? 0) + 1)
        else if (joined[j] === 0) {
          joined[j] = 1
          members.push(j)
        }
      }
    }
    return { members, around }
  }
  for (let i = 0; i < villages; i++) if (joined[i] === 0) spread(i)
  const mended = [...seeds]
  for (const [i, seed] of seeds.entries()) {
    if (joined[i] === 1 || seed.label === OUTSIDE) continue
    const { members, around } = spread(i)
    around.delete(OUTSIDE)
    const [most] = [...around].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    if (most === undefined) continue
    for (const member of members) mended[member] = { at: seeds[member]?.at ?? seed.at, label: most[0] }
  }
  return mended
}
