import { difference } from 'polyclip-ts'
import { merge, mesh } from 'topojson-client'
import { topology } from 'topojson-server'
import { presimplify, simplify } from 'topojson-simplify'
import type { GeometryCollection, MultiPolygon, Topology } from 'topojson-specification'
import type { Atlas } from './atlas.ts'
import type { Boundaries } from './boundaries.ts'
import { clipAreas } from './clip-areas.ts'
import { clipLines } from './clip-lines.ts'
import type { Ground } from './ground.ts'
import { labelPoint } from './label-point.ts'
import { type Plane, toSegment, type XY } from './plane.ts'
import { type Area, areaHolds, areaOf, type Rings } from './polygon.ts'
import type { Seed } from './seed.ts'
import { drawTerritory, type LabelledArea, type Territory } from './territory.ts'
import { districtOf, provinceOf, regencyOf, type Village } from './villages.ts'

/** A bend whose triangle is smaller than this (square degrees, some fifty metres wide) is finer than the map shows. */
const FINE_DEG2 = 2e-7
/** How far beside a border it is asked who lies there (degrees, some three hundred metres). */
const BESIDE_DEG = 0.003
/** Nearer than this (degrees, ten metres) a corner lies on a line. */
const SAME_DEG = 1e-4
const DIGITS = 1e5

type Labelled = { label: string }
type Borders = Topology<{ areas: GeometryCollection<Labelled> }>

const pairs = (line: readonly number[][]): XY[] => line.map(([x = 0, y = 0]) => [x, y])
const rounded = (line: readonly XY[]): XY[] =>
  line.map(([x, y]) => [Math.round(x * DIGITS) / DIGITS, Math.round(y * DIGITS) / DIGITS])

/** The given borders made lighter; what neighbours share stays shared. */
function lighter({ regencies }: Boundaries): Borders {
  const features = regencies.map(({ code, polygons }) => ({
    type: 'Feature' as const,
    properties: { label: code },
    geometry: {
      type: 'MultiPolygon' as const,
      coordinates: polygons.map((rings) => rings.map(rounded)),
    },
  }))
  const collection: GeoJSON.FeatureCollection = { type: 'FeatureCollection', features }
  return simplify(presimplify(asBorders(topology({ areas: collection }))), FINE_DEG2)
}

/** The library types what it returns by what any topology may hold; this one was made of labelled areas only. */
const asBorders = (made: Topology): Borders => made as Borders

const isMulti = (it: { type: string | null }): it is MultiPolygon<Labelled> => it.type === 'MultiPolygon'
const ringsOf = (multi: { coordinates: number[][][][] }): Rings[] =>
  multi.coordinates.map((rings) => rings.map(pairs)).filter((rings) => rings.every((ring) => ring.length > 3))

/** Lines of the outer border by who lies beyond: another province, or a regency whose survey does not meet it exactly. */
function sorted(lines: readonly XY[][], neighbours: Area, regencies: readonly Area[]) {
  const kinds: Record<'province' | 'regency', XY[][]> = { province: [], regency: [] }
  for (const line of lines) {
    for (const [i, to] of line.entries()) {
      const from = line[i - 1]
      if (from === undefined) continue
      const length = Math.hypot(to[0] - from[0], to[1] - from[1])
      if (length === 0) continue
      const [dx, dy] = [(-BESIDE_DEG * (to[1] - from[1])) / length, (BESIDE_DEG * (to[0] - from[0])) / length]
      const [x, y] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
      const sides = [1, -1].map((side): XY => [x + side * dx, y + side * dy])
      const isOwn = sides.map((at) => regencies.some((area) => areaHolds(area, ...at)))
      const kind = isOwn.every(Boolean)
        ? 'regency'
        : sides.some((at, k) => isOwn[k] !== true && areaHolds(neighbours, ...at))
          ? 'province'
          : null
      if (kind === null) continue
      const last = kinds[kind].at(-1)
      if (last?.at(-1) === from) last.push(to)
      else kinds[kind].push([from, to])
    }
  }
  return kinds
}

/** Pieces of generated land outside of the given borders that lie at the province's own border, not at the coast. */
function beyondBorder(pieces: readonly Rings[], borders: readonly XY[][]): Rings[] {
  const isOnBorder = (at: XY): boolean =>
    borders.some((line) => line.some((to, i) => toSegment(at, line[i - 1] ?? to, to) < SAME_DEG))
  return pieces.filter((rings) => rings.flat().some(isOnBorder))
}

/** Districts of one regency: its own villages share all of its ground. */
function districtsIn(regency: LabelledArea, villages: readonly Village[], plane: Plane) {
  const seeds = villages
    .filter(({ code }) => regencyOf(code) === regency.label)
    .map(({ code, lon, lat }): Seed => ({ at: plane.toKm(lon, lat), label: districtOf(code) }))
  if (seeds.length === 0) return { areas: [], borders: [] }
  const { districts, districtBorders } = drawTerritory(provinceOf(regency.label), seeds, plane)
  const areas = districts.map(({ label, polygons }) => ({ label, polygons: clipAreas(polygons, regency.polygons) }))
  return {
    areas: areas.filter(({ polygons }) => polygons.length > 0),
    borders: clipLines(districtBorders, regency.polygons),
  }
}

/**
 * The ground by an office's borders: regencies exactly as given (but for bends that no map shows), districts within
 * them by their villages. At sea, and where the given coast lies inland of the atlas's, the generated ground stays.
 */
export function officialGround(
  boundaries: Boundaries,
  {
    territory,
    villages,
    atlas,
    plane,
  }: { territory: Territory; villages: readonly Village[]; atlas: Atlas; plane: Plane },
): Ground {
  const borders = lighter(boundaries)
  const multis = borders.objects.areas.geometries.filter(isMulti)
  const regencies = multis.map((it) => ({
    label: it.properties?.label ?? '',
    polygons: ringsOf(merge(borders, [it])),
  }))
  const land = ringsOf(merge(borders, multis))
  const generated = clipAreas(territory.province, atlas.indonesia)
  const outside = difference(generated, land)
  const beyond = beyondBorder(outside, [...territory.provinceBorders, ...atlas.borders])
  const neighbours = areaOf([...difference(atlas.indonesia, territory.province), ...beyond])
  const meshOf = (inner: boolean): XY[][] =>
    mesh(borders, borders.objects.areas, (a, b) => (a !== b) === inner).coordinates.map(pairs)
  const outer = sorted(
    meshOf(false),
    neighbours,
    regencies.map(({ polygons }) => areaOf(polygons)),
  )
  const within = regencies.map((regency) => ({ regency, ...districtsIn(regency, villages, plane) }))
  const official: Ground['official'] = {
    beyond,
    regencies: within.map(({ regency: { label, polygons }, areas }) => ({
      code: label,
      box: areaOf(polygons).box,
      polygons,
      districts: areas.map((area) => ({ code: area.label, polygons: area.polygons, box: areaOf(area.polygons).box })),
    })),
  }
  return {
    ...{ land, regencies, beyond, official },
    provinceBorders: outer.province,
    regencyBorders: [...meshOf(true), ...outer.regency],
    districtBorders: within.flatMap((it) => it.borders),
    middles: within
      .flatMap(({ areas }) => areas)
      .flatMap((area) => {
        const at = labelPoint(area.polygons, [])
        return at === undefined ? [] : [{ ...area, at }]
      }),
  }
}
