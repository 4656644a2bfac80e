import { District } from '@jaga-jarak/shared/district.ts'
import { difference } from 'polyclip-ts'
import { readAtlas } from './atlas.ts'
import { readBoundaries } from './boundaries.ts'
import { findCapital, type RegencyOnMap } from './capitals.ts'
import { approximateGround } from './ground.ts'
import { isletsUnder } from './islets.ts'
import { labelPoint } from './label-point.ts'
import { Lookup } from './lookup.ts'
import { areasOf, linesOf, type MapFile, pointsOf, type VillageFile } from './map-file.ts'
import { officialGround } from './official-ground.ts'
import { type Box, boxAround, distance, inBox, planeAt, type XY } from './plane.ts'
import { areaOf, type Rings } from './polygon.ts'
import { seedsOf } from './seeds.ts'
import { withoutMisplaced } from './strays.ts'
import { drawTerritory } from './territory.ts'
import { districtOf, provinceOf, readVillages, regencyNames, regencyOf } from './villages.ts'

/** Degrees of other ground around the province: a wide screen that frames it shows land, not the end of the map. */
const MARGIN_DEG = 2.2
/** A map so many times as wide as it is high, which frames the whole province, still ends in land or sea. */
const WIDEST = 4.6
/** Degrees that a frame leaves above and below the province together. */
const FRAMED_DEG = 1

/** Nothing of a province lies farther than this from all of its villages (degrees). */
const ASTRAY_DEG = 1

/**
 * `regencies` adds what the village list lacks: official names and capitals. A regency that is not named there takes
 * its name from the list and shows no capital.
 */
export type MapRequest = {
  provinceCode: string
  regencies?: readonly RegencyOnMap[]
  /** a file of official borders as it was given, and the name of who drew them */
  boundaries?: { content: string; source: string } | null
}
export type GeneratedMap = { map: MapFile; lookup: Lookup; villages: VillageFile; districts: District[] }

/** A box that a wide screen does not look past. */
function widened([west, south, east, north]: Box): Box {
  const height = north - south - 2 * MARGIN_DEG + FRAMED_DEG
  const lacking = Math.max(0, WIDEST * height - (east - west)) / 2
  return [west - lacking, south, east + lacking, north]
}

const roundDeg = (value: number): number => Math.round(value * 1e4) / 1e4

/** How far the farthest corner of an area is from a point, whole metres. */
function radiusOf(polygons: readonly Rings[], [lon, lat]: XY): number {
  const plane = planeAt(lat)
  const middle = plane.toKm(lon, lat)
  const farthest = polygons
    .flat()
    .reduce((most, ring) => ring.reduce((km, at) => Math.max(km, distance(plane.toKm(...at), middle)), most), 0)
  return Math.ceil(farthest * 1_000)
}

/**
 * Draws the offline map of a province from village points and the world atlas, and with the borders of an office where
 * there are any. Throws for an unknown province, and BoundariesError for borders that cannot be right.
 */
export function generateMap({ provinceCode, regencies = [], boundaries = null }: MapRequest): GeneratedMap {
  const everywhere = readVillages()
  const listed = everywhere.filter((village) => provinceOf(village.code) === provinceCode)
  const [first] = listed
  if (first === undefined) {
    const known = [...new Set(everywhere.map((village) => provinceOf(village.code)))].join(' ')
    throw new Error(`no villages of province ${provinceCode}; known are ${known}`)
  }
  const plane = planeAt(listed.reduce((sum, village) => sum + village.lat, 0) / listed.length)
  const own = withoutMisplaced(listed, plane)
  const given = new Map<string, RegencyOnMap>(regencies.map((regency) => [regency.code, regency]))
  const names = regencyNames(listed)
  for (const [code, regency] of given) names.set(code, regency.name)
  const nameOf = (code: string): string => names.get(code) ?? code
  const drawnByOffice =
    boundaries === null
      ? null
      : readBoundaries(boundaries.content, { regencies: names, villages: own, box: boxAround(own, ASTRAY_DEG) })

  const frame = widened(boxAround(own, MARGIN_DEG))
  const around = everywhere.filter(
    (village) => provinceOf(village.code) !== provinceCode && inBox(frame, village.lon, village.lat),
  )
  const read = readAtlas(frame)
  const territory = drawTerritory(provinceCode, seedsOf(provinceCode, [...own, ...around], read, plane), plane)
  const islets = isletsUnder(own, [...read.indonesia, ...read.foreign], plane)
  const atlas = { ...read, indonesia: [...read.indonesia, ...islets] }
  const ground =
    drawnByOffice === null
      ? approximateGround(territory, atlas.indonesia)
      : officialGround(drawnByOffice, { territory, villages: own, atlas, plane })

  const capitals = [...given.values()].flatMap((regency) => {
    const capital = findCapital(regency, own)
    return capital === undefined ? [] : [{ at: capital.at, properties: { code: regency.code, name: capital.name } }]
  })
  const isNamedByCapital = new Set(capitals.map(({ properties }) => `${properties.code} ${properties.name}`))

  const drawn = ground.regencies.map(({ label, polygons }) => ({
    polygons,
    properties: { code: label, name: nameOf(label) },
  }))
  const namesOfDistricts = new Map(own.map((village) => [districtOf(village.code), village.district]))
  const nameOfDistrict = (code: string): string => namesOfDistricts.get(code) ?? code
  const properties = { code: provinceCode, name: first.province }
  const map: MapFile = {
    province: properties,
    source: boundaries?.source ?? null,
    bounds: areaOf(ground.land).box,
    frame,
    land: areasOf([{ polygons: ground.land, properties }]),
    neighbours: areasOf([
      {
        polygons: [...difference(atlas.indonesia, territory.province), ...ground.beyond],
        properties: { kind: 'province' },
      },
      { polygons: atlas.foreign, properties: { kind: 'country' } },
    ]),
    countryBorders: linesOf(atlas.borders),
    provinceBorders: linesOf(ground.provinceBorders),
    regencies: areasOf(drawn),
    regencyBorders: linesOf(ground.regencyBorders),
    districtBorders: linesOf(ground.districtBorders),
    regencyLabels: pointsOf(
      drawn
        .filter(({ properties: { code, name } }) => !isNamedByCapital.has(`${code} ${name}`))
        .flatMap(({ polygons, properties }) => {
          const at = labelPoint(
            polygons,
            capitals.map((capital) => capital.at),
          )
          return at === undefined ? [] : [{ at, properties }]
        }),
    ),
    capitals: pointsOf(capitals),
    districtLabels: pointsOf(
      ground.middles.map(({ at, label }) => ({ at, properties: { code: label, name: nameOfDistrict(label) } })),
    ),
  }
  const { official } = ground
  const lookup = Lookup.parse({
    province: provinceCode,
    regencies: [...names].map(([code, name]) => ({ code, name })).sort((a, b) => (a.code < b.code ? -1 : 1)),
    districts: territory.districts.map(({ label, polygons }) => ({
      code: label,
      name: nameOfDistrict(label),
      regency: regencyOf(label),
      box: areaOf(polygons).box,
      polygons,
    })),
    official: official && {
      ...official,
      regencies: official.regencies.map((it) => ({
        ...it,
        districts: it.districts.map((district) => ({ ...district, name: nameOfDistrict(district.code) })),
      })),
    },
  })
  const villages = pointsOf(own.map(({ lon, lat, code, name }) => ({ at: [lon, lat], properties: { code, name } })))
  const districts = ground.middles.map(({ label, polygons, at }) =>
    District.parse({
      ...{ code: label, name: nameOfDistrict(label), regency: nameOf(regencyOf(label)) },
      ...{ lon: roundDeg(at[0]), lat: roundDeg(at[1]), radiusM: radiusOf(polygons, at) },
    }),
  )
  return { map, lookup, villages, districts }
}
