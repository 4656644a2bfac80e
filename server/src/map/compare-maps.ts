import type { Gazetteer } from '../ports.ts'
import { createGazetteer } from './gazetteer.ts'
import type { Lookup } from './lookup.ts'
import type { MapFile, VillageFile } from './map-file.ts'
import type { XY } from './plane.ts'
import { areaHolds, areaOf, type Rings } from './polygon.ts'

const EARTH_KM = 6_371.0088
/** Ground is asked for its regency at points so far apart (degrees, about a kilometre). */
const STEP_DEG = 0.01

type Drawn = { map: MapFile; lookup: Lookup }
type Moved = { code: string; name: string; from: string | null; to: string | null }

/** What becomes different for one regency, square kilometres; `gained` is the share of its ground that another had. */
type Change = { code: string; name: string; beforeKm2: number; afterKm2: number; gained: number; lost: number }
export type MapChange = {
  regencies: Change[]
  /** share of the province's ground that another regency has now */
  moved: number
  /** villages that look-up finds in another regency than before, or in none */
  villages: Moved[]
  /** villages that no regency holds now, and those that lie in another than their code says */
  lost: Moved[]
  astray: Moved[]
}

/** Square kilometres on a sphere. */
function areaKm2(polygons: readonly Rings[]): number {
  const radians = Math.PI / 180
  const ringKm2 = (ring: readonly XY[]): number => {
    let sum = 0
    for (const [i, to] of ring.entries()) {
      const from = ring[i - 1] ?? to
      sum += (to[0] - from[0]) * radians * (2 + Math.sin(from[1] * radians) + Math.sin(to[1] * radians))
    }
    return Math.abs((sum * EARTH_KM ** 2) / 2)
  }
  return polygons.reduce(
    (total, [outer = [], ...holes]) => total + ringKm2(outer) - holes.reduce((km2, hole) => km2 + ringKm2(hole), 0),
    0,
  )
}

const ringsOf = ({ geometry }: MapFile['regencies']['features'][number]): Rings[] =>
  geometry.coordinates.map((rings) => rings.map((ring) => ring.map(([x = 0, y = 0]): XY => [x, y])))

const drawnOf = ({ map }: Drawn) =>
  new Map(map.regencies.features.map((feature) => [feature.properties.code, ringsOf(feature)]))

/** What another map says otherwise than the one before it of the same province. */
export function compareMaps(before: Drawn, after: Drawn & { villages: VillageFile }): MapChange {
  const [was, is] = [createGazetteer(before.lookup), createGazetteer(after.lookup)]
  const codeAt = (gazetteer: Gazetteer, lon: number, lat: number) => gazetteer.placeAt({ lon, lat })?.regency.code
  const [old, young] = [drawnOf(before), drawnOf(after)]

  /** Points of ground by the regency that draws it, and how many of them the other map gives to another. */
  const count = (drawn: Map<string, Rings[]>, other: Gazetteer) =>
    new Map(
      [...drawn].map(([code, polygons]) => {
        const area = areaOf(polygons)
        const [west, south, east, north] = area.box
        const tally = { points: 0, others: 0 }
        for (let lon = Math.ceil(west / STEP_DEG) * STEP_DEG; lon < east; lon += STEP_DEG) {
          for (let lat = Math.ceil(south / STEP_DEG) * STEP_DEG; lat < north; lat += STEP_DEG) {
            if (!areaHolds(area, lon, lat)) continue
            tally.points += 1
            if (codeAt(other, lon, lat) !== code) tally.others += 1
          }
        }
        return [code, tally]
      }),
    )
  const [gains, losses] = [count(young, was), count(old, is)]
  const share = (tally?: { points: number; others: number }): number =>
    tally === undefined || tally.points === 0 ? 0 : tally.others / tally.points
  const total = [...gains.values()].reduce(
    (sum, it) => ({ points: sum.points + it.points, others: sum.others + it.others }),
    { points: 0, others: 0 },
  )

  const villages = after.villages.features.map(({ geometry, properties: { code, name } }) => {
    const [lon = 0, lat = 0] = geometry.coordinates
    return { code, name, from: codeAt(was, lon, lat) ?? null, to: codeAt(is, lon, lat) ?? null }
  })
  return {
    regencies: after.lookup.regencies.map(({ code, name }) => ({
      ...{ code, name, beforeKm2: areaKm2(old.get(code) ?? []), afterKm2: areaKm2(young.get(code) ?? []) },
      ...{ gained: share(gains.get(code)), lost: share(losses.get(code)) },
    })),
    moved: share(total),
    villages: villages.filter(({ from, to }) => from !== to),
    lost: villages.filter(({ to }) => to === null),
    astray: villages.filter(({ code, to }) => to !== null && to !== code.slice(0, 5)),
  }
}
