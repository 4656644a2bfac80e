import { readVillages } from '../../src/map/villages.ts'

/** `contest`: its regency by number. */
export type Town = { lon: number; lat: number; contest: number }

/** So much of a village's code is that of its regency, and of its district. */
const CODE = { regencies: 5, districts: 8 }

/** A place in each regency, or in each district, of Indonesia that its villages lie around, in the order of the codes. */
export function readTowns(of: keyof typeof CODE): Town[] {
  const contests = new Map<string, number>()
  const towns = new Map<string, Town & { count: number }>()
  for (const { code, lon, lat } of readVillages()) {
    const regency = code.slice(0, CODE.regencies)
    const contest = contests.get(regency) ?? contests.size
    contests.set(regency, contest)
    const town = towns.get(code.slice(0, CODE[of])) ?? { lon: 0, lat: 0, contest, count: 0 }
    towns.set(code.slice(0, CODE[of]), { lon: town.lon + lon, lat: town.lat + lat, contest, count: town.count + 1 })
  }
  return [...towns.values()].map(({ lon, lat, contest, count }) => ({ lon: lon / count, lat: lat / count, contest }))
}
