import type { Box, XY } from './plane.ts'
import type { Rings } from './polygon.ts'

type Collection<G extends GeoJSON.Geometry, P> = GeoJSON.FeatureCollection<G, P>
export type Named = { code: string; name: string }

/**
 * What the browser draws, all of it GeoJSON cut to the coast: `map.json`.
 */
export type MapFile = {
  province: Named
  /** who drew the borders of the regencies; null: they are computed from points of villages and are approximate */
  source: string | null
  /** of the province's land; degrees west, south, east, north */
  bounds: Box
  /** the ground that is drawn; the province with room around it */
  frame: Box
  land: Collection<GeoJSON.MultiPolygon, Named>
  neighbours: Collection<GeoJSON.MultiPolygon, { kind: 'province' | 'country' }>
  countryBorders: Collection<GeoJSON.MultiLineString, null>
  provinceBorders: Collection<GeoJSON.MultiLineString, null>
  regencies: Collection<GeoJSON.MultiPolygon, Named>
  regencyBorders: Collection<GeoJSON.MultiLineString, null>
  districtBorders: Collection<GeoJSON.MultiLineString, null>
  /** without the cities, which their capital's label names */
  regencyLabels: Collection<GeoJSON.Point, Named>
  /** seats of the regencies, and the cities; `code` of the regency */
  capitals: Collection<GeoJSON.Point, Named>
  districtLabels: Collection<GeoJSON.Point, Named>
}

/** `villages.json`: names for high zoom, loaded on demand; `code` of the village. */
export type VillageFile = Collection<GeoJSON.Point, Named>

/** Four decimals: eleven metres, finer than any pixel the map shows. */
const round = (value: number): number => Math.round(value * 1e4) / 1e4
const roundAt = ([lon, lat]: XY): XY => [round(lon), round(lat)]

/** Rounds a line and drops points that fall together. */
const roundLine = (line: readonly XY[]): XY[] =>
  line.map(roundAt).filter((at, i, all) => i === 0 || at[0] !== all[i - 1]?.[0] || at[1] !== all[i - 1]?.[1])

const collection = <G extends GeoJSON.Geometry, P>(features: GeoJSON.Feature<G, P>[]): Collection<G, P> => ({
  type: 'FeatureCollection',
  features,
})

export const pointsOf = <P>(points: { at: XY; properties: P }[]): Collection<GeoJSON.Point, P> =>
  collection(
    points.map(({ at, properties }) => ({
      type: 'Feature',
      properties,
      geometry: { type: 'Point', coordinates: roundAt(at) },
    })),
  )

export const linesOf = (lines: readonly XY[][]): Collection<GeoJSON.MultiLineString, null> =>
  collection([
    {
      type: 'Feature',
      properties: null,
      geometry: { type: 'MultiLineString', coordinates: lines.map(roundLine).filter((line) => line.length > 1) },
    },
  ])

export const areasOf = <P>(
  areas: { polygons: readonly Rings[]; properties: P }[],
): Collection<GeoJSON.MultiPolygon, P> =>
  collection(
    areas.map(({ polygons, properties }) => ({
      type: 'Feature',
      properties,
      geometry: {
        type: 'MultiPolygon',
        coordinates: polygons
          .map((rings) => rings.map(roundLine).filter((ring) => ring.length > 3))
          .filter((rings) => rings.length > 0),
      },
    })),
  )
