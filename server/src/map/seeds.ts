import { Delaunay } from 'd3-delaunay'
import type { Atlas } from './atlas.ts'
import { distance, type Plane, type XY } from './plane.ts'
import { type Area, areaHolds, areaOf, type Rings } from './polygon.ts'
import { OUTSIDE, type Seed } from './seed.ts'
import { withoutStrays } from './strays.ts'
import { districtOf, provinceOf, type Village } from './villages.ts'

/** Open sea begins this far from the nearest village or shore (kilometres). */
export const SEA_FROM_KM = 15
const BORDER_STEP_KM = 1.5
/** Seeds stand in pairs on both sides of a border, so that the cells' edge runs along it. */
const BORDER_SIDE_KM = 0.6
const SHORE_STEP_KM = 3
/** A shore this far from any village would else fall to the sea. */
const LONELY_SHORE_KM = 11
const SEA_GRID_KM = 2

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

type Ground = {
  plane: Plane
  home: Area
  foreign: Area
  holds: (area: Area, at: XY) => boolean
  isOwn: (label: string) => boolean
}
type Finder = ReturnType<typeof nearest>

/** Pairs along the country borders. */
function borderSeeds(borders: readonly XY[][], village: Finder, { plane, foreign, holds }: Ground): Seed[] {
  const seeds: Seed[] = []
  for (const border of borders) {
    for (const { at, direction } of along(
      border.map((point) => plane.toKm(...point)),
      BORDER_STEP_KM,
    )) {
      const { seed, km } = village(at)
      // A village of the frontier decides the ground under it; the atlas is drawn too coarsely to take it away.
      if (km < BORDER_STEP_KM) continue
      for (const side of [-BORDER_SIDE_KM, BORDER_SIDE_KM]) {
        const there: XY = [at[0] - side * direction[1], at[1] + side * direction[0]]
        seeds.push({ at: there, label: holds(foreign, there) ? OUTSIDE : seed.label })
      }
    }
  }
  return seeds
}

/** Shores far from any village; those of other countries are nobody's. */
function shoreSeeds(land: readonly Rings[], isForeign: boolean, village: Finder, { plane }: Ground): Seed[] {
  const seeds: Seed[] = []
  for (const ring of land.flat()) {
    for (const { at } of along(
      ring.map((point) => plane.toKm(...point)),
      SHORE_STEP_KM,
    )) {
      const { seed, km } = village(at)
      if (km > LONELY_SHORE_KM) seeds.push({ at, label: isForeign ? OUTSIDE : seed.label })
    }
  }
  return seeds
}

/** A double row at sea, the inner one the province's, the outer one nobody's. */
function seaSeeds(inland: readonly Seed[], { home, foreign, holds, isOwn }: Ground): Seed[] {
  const shore = nearest(inland)
  const own = inland.filter((seed) => isOwn(seed.label)).map((seed) => seed.at)
  const far = 2 * SEA_FROM_KM
  const [west, east] = [Math.min(...own.map((at) => at[0])) - far, Math.max(...own.map((at) => at[0])) + far]
  const [south, north] = [Math.min(...own.map((at) => at[1])) - far, Math.max(...own.map((at) => at[1])) + far]
  const seeds: Seed[] = []
  for (let y = south; y <= north; y += SEA_GRID_KM) {
    for (let x = west; x <= east; x += SEA_GRID_KM) {
      const { seed, km } = shore([x, y])
      if (km < SEA_FROM_KM - SEA_GRID_KM || km >= SEA_FROM_KM + SEA_GRID_KM || !isOwn(seed.label)) continue
      if (holds(home, [x, y]) || holds(foreign, [x, y])) continue
      seeds.push({ at: [x, y], label: km < SEA_FROM_KM ? seed.label : OUTSIDE })
    }
  }
  return seeds
}

/**
 * All seeds of a province's map: the villages themselves (districts of the province, provinces of its neighbours),
 * pairs along country borders, shores far from any village, and a double row where the open sea begins.
 */
export function seedsOf(provinceCode: string, villages: readonly Village[], atlas: Atlas, plane: Plane): Seed[] {
  const ground: Ground = {
    plane,
    home: areaOf(atlas.indonesia),
    foreign: areaOf(atlas.foreign),
    holds: (area, at) => areaHolds(area, ...plane.toDegrees(...at)),
    isOwn: (label) => provinceOf(label) === provinceCode,
  }
  const seeds: Seed[] = villages.map(({ code, lon, lat }) => ({
    at: plane.toKm(lon, lat),
    label: ground.isOwn(code) ? districtOf(code) : provinceOf(code),
  }))
  const village = nearest(seeds)
  const inland = [
    ...seeds,
    ...borderSeeds(atlas.borders, village, ground),
    ...shoreSeeds(atlas.indonesia, false, village, ground),
    ...shoreSeeds(atlas.foreign, true, village, ground),
  ]
  return withoutStrays([...inland, ...seaSeeds(inland, ground)], villages.length)
}
