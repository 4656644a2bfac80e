import type { Region } from '@jaga-jarak/shared/region.ts'
import type { XY } from './plane.ts'
import { regencyOf, type Village } from './villages.ts'

/** What the generator needs to know of a regency beyond the village list. */
export type RegencyOnMap = Pick<Region, 'code' | 'name' | 'capital'>

/** The village nearest to the middle of some villages: a place where people are, which a mean need not be. */
function middle(villages: readonly Village[]): XY | undefined {
  const median = (values: number[]): number => values.sort((a, b) => a - b)[values.length >> 1] ?? 0
  const [lon, lat] = [median(villages.map((it) => it.lon)), median(villages.map((it) => it.lat))]
  const off = (it: Village): number => Math.hypot(it.lon - lon, it.lat - lat)
  const best = villages.reduce<Village | undefined>((a, b) => (a === undefined || off(b) < off(a) ? b : a), undefined)
  return best && [best.lon, best.lat]
}

/**
 * Where a regency's capital lies: the village of that name, else the district, else what begins with the name
 * ("Sangatta": Sangatta Utara). A city without a capital is its own. Undefined when nothing bears the name.
 */
export function findCapital(regency: RegencyOnMap, villages: readonly Village[]): { name: string; at: XY } | undefined {
  const own = villages.filter((village) => regencyOf(village.code) === regency.code)
  const name = regency.capital ?? regency.name
  const ways: ((village: Village) => boolean)[] =
    regency.capital === null
      ? [(village) => village.regency.startsWith('Kota ')]
      : [
          (village) => village.name === name,
          (village) => village.district === name,
          (village) => village.name.startsWith(`${name} `),
          (village) => village.district.startsWith(`${name} `),
        ]
  for (const way of ways) {
    const at = middle(own.filter(way))
    if (at !== undefined) return { name, at }
  }
  return undefined
}
