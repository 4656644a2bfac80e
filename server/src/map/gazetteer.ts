import type { Place } from '@jaga-jarak/shared/region.ts'
import type { Gazetteer } from '../ports.ts'
import type { Lookup } from './lookup.ts'
import { type Area, areaHolds, areaOf } from './polygon.ts'

/** Cells of the index, degrees: a few districts each. */
const CELL_DEG = 0.25

/**
 * Finds the regency and district that hold a point. Null is "outside": the nearest is never an answer (IN6).
 * Throws when a district names a regency that the look-up does not have.
 */
export function createGazetteer(lookup: Lookup): Gazetteer {
  const regencies = new Map(lookup.regencies.map((regency) => [regency.code, regency]))
  const cells = new Map<string, { area: Area; place: Place }[]>()
  const cell = (degrees: number): number => Math.floor(degrees / CELL_DEG)
  for (const district of lookup.districts) {
    const regency = regencies.get(district.regency)
    if (regency === undefined)
      throw new Error(`district ${district.code} names the unknown regency ${district.regency}`)
    const entry = { area: areaOf(district.polygons), place: { regency, district: district.name } }
    const [west, south, east, north] = district.box
    for (let x = cell(west); x <= cell(east); x++) {
      for (let y = cell(south); y <= cell(north); y++) {
        const key = `${x} ${y}`
        const there = cells.get(key)
        if (there === undefined) cells.set(key, [entry])
        else there.push(entry)
      }
    }
  }
  return {
    placeAt: ({ lon, lat }) =>
      cells.get(`${cell(lon)} ${cell(lat)}`)?.find(({ area }) => areaHolds(area, lon, lat))?.place ?? null,
  }
}
