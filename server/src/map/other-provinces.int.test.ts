import { describe, expect, it } from 'vitest'
import { createGazetteer } from './gazetteer.ts'
import { generateMap } from './generate.ts'
import type { Lookup } from './lookup.ts'
import { planeAt } from './plane.ts'
import { areaHolds, areaOf } from './polygon.ts'
import { withoutMisplaced } from './strays.ts'
import { provinceOf, readVillages } from './villages.ts'

/** A city on islands, an island with small ones beside it, and a long coast with reefs two hundred kilometres off it. */
const PROVINCES = [
  { code: '31', regencies: 6, districts: 44, at: [106.83, -6.18], holder: '31.71', islet: '31.01' },
  { code: '51', regencies: 9, districts: 57, at: [115.22, -8.65], holder: '51.71', islet: '51.05' },
  { code: '73', regencies: 24, districts: 311, at: [119.43, -5.14], holder: '73.71', islet: '73.10' },
] as const

/** How many districts hold a place; more or fewer than one is an overlap or a gap. */
const holdersIn = (lookup: Lookup) => {
  const areas = lookup.districts.map((district) => areaOf(district.polygons))
  return (lon: number, lat: number): number => areas.filter((area) => areaHolds(area, lon, lat)).length
}

describe.each(PROVINCES)('the map of province $code', ({ code, regencies, districts, at, holder, islet }) => {
  const made = generateMap({ provinceCode: code })
  const { map, lookup } = made
  const gazetteer = createGazetteer(lookup)
  const regencyAt = (lon = 0, lat = 0) => gazetteer.placeAt({ lon, lat })?.regency.code ?? null

  it('[IN6] needs its code alone: all regencies and districts are there and found', () => {
    expect(lookup.regencies).toHaveLength(regencies)
    expect(lookup.districts).toHaveLength(districts)
    expect(made.districts.map((district) => district.code)).toEqual(lookup.districts.map((district) => district.code))
    expect(regencyAt(...at)).toBe(holder)
  })

  it('draws every regency and every district name, also of islands that no atlas knows', () => {
    expect(map.regencies.features.filter(({ geometry }) => geometry.coordinates.length === 0)).toEqual([])
    expect(map.regencyLabels.features).toHaveLength(regencies)
    expect(map.districtLabels.features).toHaveLength(districts)
    const drawn = map.regencies.features.find(({ properties }) => properties.code === islet)
    expect(drawn?.geometry.coordinates.length).toBeGreaterThan(1)
  })

  it('[IN6] finds every label and village in its own regency', () => {
    const named = [...map.regencyLabels.features, ...map.districtLabels.features, ...made.villages.features]
    const astray = named.filter(
      ({ geometry, properties }) => regencyAt(...geometry.coordinates) !== properties.code.slice(0, 5),
    )
    expect(astray.map(({ properties }) => properties)).toEqual([])
  })

  it('leaves no gap and no overlap between neighbours', () => {
    const holders = holdersIn(lookup)
    const along = [...map.regencyBorders.features, ...map.districtBorders.features].flatMap(({ geometry }) =>
      geometry.coordinates.flatMap((line) => line.slice(1, -1)),
    )
    const beside = along.flatMap(([lon = 0, lat = 0]) => [
      [lon, lat] as const,
      [lon + 2e-4, lat - 3e-4] as const,
      [lon - 1e-3, lat + 1e-3] as const,
    ])
    expect(beside.length).toBeGreaterThan(800)
    expect(beside.filter(([lon, lat]) => holders(lon, lat) !== 1)).toEqual([])
  })
})

it('a whole district that the list puts into the wrong sea is left out, islands far off their regency are not', () => {
  const kept = (province: string): Set<string> => {
    const listed = readVillages().filter(({ code }) => provinceOf(code) === province)
    return new Set(withoutMisplaced(listed, planeAt(-4)).map(({ code }) => code))
  }
  expect(kept('91').has('91.25.16.2003')).toBe(false)
  expect(kept('91').size).toBeGreaterThan(5_500)
  expect([...kept('73')].some((code) => code.startsWith('73.10.01'))).toBe(true)
})
