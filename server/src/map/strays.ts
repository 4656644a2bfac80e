import { Delaunay } from 'd3-delaunay'
import { distance, type Plane } from './plane.ts'
import { OUTSIDE, type Seed } from './seed.ts'
import { regencyOf, type Village } from './villages.ts'

/** No regency reaches this far from its middle (kilometres); whole districts of the list lie farther off, in the open sea. */
const REGENCY_REACH_KM = 600

/** Whether a village lies where its regency can still be. */
function isInReach(all: readonly Village[], plane: Plane): (village: Village) => boolean {
  const middles = new Map(
    [...Map.groupBy(all, ({ code }) => regencyOf(code))].map(([code, own]) => {
      const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0
      return [code, plane.toKm(median(own.map(({ lon }) => lon)), median(own.map(({ lat }) => lat)))]
    }),
  )
  return ({ code, lon, lat }) => {
    const at = plane.toKm(lon, lat)
    return distance(middles.get(regencyOf(code)) ?? at, at) <= REGENCY_REACH_KM
  }
}

/**
 * Leaves out villages whose point cannot be right: out of reach of the regency, or among neighbours who all belong to
 * another one while the own regency is far away. A lone island is not one of them: its neighbours are as far as its
 * regency.
 */
export function withoutMisplaced(all: readonly Village[], plane: Plane): Village[] {
  const villages = all.filter(isInReach(all, plane))
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
 * Added seeds that are cut off from every village of their label take the label that surrounds them: a wedge at a far
 * border must not become an exclave. `villages` is the number of leading seeds that are villages.
 */
export function withoutStrays(seeds: readonly Seed[], villages: number): Seed[] {
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
