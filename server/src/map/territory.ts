import { Delaunay } from 'd3-delaunay'
import { merge, mesh } from 'topojson-client'
import { topology } from 'topojson-server'
import type { GeometryCollection, MultiPolygon, Polygon, Topology } from 'topojson-specification'
import type { Plane, XY } from './plane.ts'
import type { Rings } from './polygon.ts'
import { OUTSIDE, type Seed } from './seed.ts'
import { smoothArcs } from './smooth-arcs.ts'
import { provinceOf, regencyOf } from './villages.ts'

/** About a metre over a province's frame: corners of neighbouring cells become one corner. */
const QUANTIZATION = 1e6

type Labelled = { label: string }
type Cells = Topology<{ areas: GeometryCollection<Labelled> }>
export type LabelledArea = { label: string; polygons: Rings[] }

/** The ground of a province by district, and of its neighbours by province. All share their borders exactly. */
export type Territory = {
  /** own districts, by code */
  districts: LabelledArea[]
  /** own regencies, by code */
  regencies: LabelledArea[]
  /** the province itself */
  province: Rings[]
  /** lines between provinces, between own regencies, between own districts of one regency; degrees */
  provinceBorders: XY[][]
  regencyBorders: XY[][]
  districtBorders: XY[][]
}

const lines = (multi: { coordinates: number[][][] }): XY[][] =>
  multi.coordinates.map((line) => line.map(([x = 0, y = 0]): XY => [x, y]))

const polygonsOf = (multi: { coordinates: number[][][][] }): Rings[] =>
  multi.coordinates.map((rings) => lines({ coordinates: rings }))

function isArea(geometry: { type: string | null }): geometry is Polygon<Labelled> | MultiPolygon<Labelled> {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon'
}

/** Voronoi cells of the seeds, merged by label. */
function cellsByLabel(seeds: readonly Seed[]): Cells {
  const delaunay = Delaunay.from(seeds.map((seed) => seed.at))
  const xs = seeds.map((seed) => seed.at[0])
  const ys = seeds.map((seed) => seed.at[1])
  const voronoi = delaunay.voronoi([
    Math.min(...xs) - 50,
    Math.min(...ys) - 50,
    Math.max(...xs) + 50,
    Math.max(...ys) + 50,
  ])
  const features = seeds.flatMap((seed, i) => {
    const ring = voronoi.cellPolygon(i)
    if (ring === null) return []
    const geometry: GeoJSON.Polygon = { type: 'Polygon', coordinates: [ring] }
    return [{ type: 'Feature' as const, properties: { label: seed.label }, geometry }]
  })
  const collection: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features }
  const cells = areasOf(topology({ areas: collection }, QUANTIZATION))
  const byLabel = Map.groupBy(
    cells.objects.areas.geometries.filter(isArea),
    (cell) => cell.properties?.label ?? OUTSIDE,
  )
  const merged: GeoJSON.FeatureCollection = {
    type: 'FeatureCollection',
    features: [...byLabel]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([label, group]) => ({ type: 'Feature', properties: { label }, geometry: merge(cells, group) })),
  }
  return areasOf(topology({ areas: merged }))
}

/** The library types what it returns by what any topology may hold; this one was made of labelled areas only. */
const areasOf = (made: Topology): Cells => made as Cells

export function drawTerritory(provinceCode: string, seeds: readonly Seed[], plane: Plane): Territory {
  const cells = smoothArcs(cellsByLabel(seeds), plane)
  const areas = cells.objects.areas.geometries.filter(isArea)
  const own = areas.filter((area) => provinceOf(labelOf(area)) === provinceCode)
  const regencies = Map.groupBy(own, (area) => regencyOf(labelOf(area)))
  const border = (isBorder: (a: string, b: string) => boolean): XY[][] =>
    lines(mesh(cells, cells.objects.areas, (a, b) => isBorder(labelOf(a), labelOf(b))))
  const isOwn = (label: string): boolean => provinceOf(label) === provinceCode
  return {
    districts: own.map((area) => ({
      label: labelOf(area),
      polygons: polygonsOf(merge(cells, [area])),
    })),
    regencies: [...regencies].map(([label, group]) => ({ label, polygons: polygonsOf(merge(cells, group)) })),
    province: polygonsOf(merge(cells, own)),
    provinceBorders: border((a, b) => a !== OUTSIDE && b !== OUTSIDE && provinceOf(a) !== provinceOf(b)),
    regencyBorders: border((a, b) => isOwn(a) && isOwn(b) && regencyOf(a) !== regencyOf(b)),
    districtBorders: border((a, b) => a !== b && isOwn(a) && isOwn(b) && regencyOf(a) === regencyOf(b)),
  }
}

const labelOf = (area: { properties?: unknown }): string => {
  const { properties } = area
  if (typeof properties === 'object' && properties !== null && 'label' in properties) return String(properties.label)
  return OUTSIDE
}
