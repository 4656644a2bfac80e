import type { KemendagriCode, Place } from '@jaga-jarak/shared/region.ts'
import type { Gazetteer } from '../ports.ts'
import type { Lookup } from './lookup.ts'
import { type Area, areaHolds, areaOf } from './polygon.ts'

/** Cells of the index, degrees: a few districts each. */
const CELL_DEG = 0.25

type Holder<T> = { area: Area; is: T }

/** Finds what holds a point among areas, by the cells they touch. */
function indexOf<T>(holders: readonly Holder<T>[]): (lon: number, lat: number) => T | undefined {
  const cells = new Map<string, Holder<T>[]>()
  const cell = (degrees: number): number => Math.floor(degrees / CELL_DEG)
  for (const holder of holders) {
    const [west, south, east, north] = holder.area.box
    for (let x = cell(west); x <= cell(east); x++) {
      for (let y = cell(south); y <= cell(north); y++) {
        const key = `${x} ${y}`
        const there = cells.get(key)
        if (there === undefined) cells.set(key, [holder])
        else there.push(holder)
      }
    }
  }
  return (lon, lat) => cells.get(`${cell(lon)} ${cell(lat)}`)?.find(({ area }) => areaHolds(area, lon, lat))?.is
}

/**
 * Finds the regency and district that hold a point. Null is "outside": the nearest is never an answer (IN6). Borders that
 * an office drew go first; off their coast the generated ground answers.
 * Throws when a district names a regency that the look-up does not have.
 */
export function createGazetteer({ regencies, districts, official }: Lookup): Gazetteer {
  const names = new Map(regencies.map((regency) => [regency.code, regency]))
  const regencyOf = (code: KemendagriCode, where: string): Place['regency'] => {
    const regency = names.get(code)
    if (regency === undefined) throw new Error(`${where} names the unknown regency ${code}`)
    return regency
  }
  const generated = indexOf(
    districts.map(({ code, name, regency, polygons }): Holder<Place> => {
      return { area: areaOf(polygons), is: { regency: regencyOf(regency, `district ${code}`), district: name } }
    }),
  )
  const drawn = indexOf(
    (official?.regencies ?? []).map(({ code, polygons, districts: own }) => ({
      area: areaOf(polygons),
      is: {
        place: { regency: regencyOf(code, 'a border'), district: null },
        districtAt: indexOf(own.map((district) => ({ area: areaOf(district.polygons), is: district.name }))),
      },
    })),
  )
  const beyond = areaOf(official?.beyond ?? [])
  return {
    placeAt: ({ lon, lat }) => {
      const found = drawn(lon, lat)
      if (found !== undefined) return { ...found.place, district: found.districtAt(lon, lat) ?? null }
      return areaHolds(beyond, lon, lat) ? null : (generated(lon, lat) ?? null)
    },
  }
}
