import { readVillages } from '../../src/map/villages.ts'

export type Town = { lon: number; lat: number }

/** A place in each regency of Indonesia that its villages lie around, in the order of the codes. */
export function readTowns(): Town[] {
  const regencies = new Map<string, { lon: number; lat: number; count: number }>()
  for (const { code, lon, lat } of readVillages()) {
    const regency = code.slice(0, 5)
    const sum = regencies.get(regency) ?? { lon: 0, lat: 0, count: 0 }
    regencies.set(regency, { lon: sum.lon + lon, lat: sum.lat + lat, count: sum.count + 1 })
  }
  return [...regencies.values()].map(({ lon, lat, count }) => ({ lon: lon / count, lat: lat / count }))
}
