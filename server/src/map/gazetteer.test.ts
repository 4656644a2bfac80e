import { describe, expect, it } from 'vitest'
import { createGazetteer } from './gazetteer.ts'
import { Lookup } from './lookup.ts'
import type { XY } from './plane.ts'

const square = (west: number, south: number, size: number): XY[] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]

const district = (code: string, name: string, box: number[], polygons: XY[][][]) => ({
  code,
  name,
  regency: code.slice(0, 5),
  box,
  polygons,
})

const lookup = Lookup.parse({
  province: '64',
  regencies: [
    { code: '64.01', name: 'West' },
    { code: '64.02', name: 'East' },
  ],
  districts: [
    district('64.01.01', 'Ring', [0, 0, 3, 3], [[square(0, 0, 3), square(1, 1, 1)]]),
    district('64.01.02', 'Core', [1, 1, 2, 2], [[square(1, 1, 1)]]),
    district('64.02.01', 'Far', [3, 0, 9, 3], [[square(3, 0, 3)], [square(8, 0, 1)]]),
  ],
})

describe('createGazetteer', () => {
  const gazetteer = createGazetteer(lookup)
  const districtAt = (lon: number, lat: number) => gazetteer.placeAt({ lon, lat })?.district ?? null

  it('[IN6] names regency and district', () => {
    expect(gazetteer.placeAt({ lon: 0.5, lat: 0.5 })).toEqual({
      regency: { code: '64.01', name: 'West' },
      district: 'Ring',
    })
  })

  it('[IN6] leaves holes to what fills them, and finds every part', () => {
    expect(districtAt(1.5, 1.5)).toBe('Core')
    expect(districtAt(8.5, 0.5)).toBe('Far')
  })

  it('[IN6] answers outside, never the nearest', () => {
    for (const [lon, lat] of [
      [-0.001, 1],
      [7, 0.5],
      [1, 3.001],
      [179, -89],
    ] as const) {
      expect(gazetteer.placeAt({ lon, lat })).toBeNull()
    }
  })

  it('[IN6] gives a point on a shared border to exactly one side', () => {
    for (const lat of [0.25, 1, 2.5]) expect(districtAt(3, lat)).toBe('Far')
    for (const lat of [1.25, 1.75]) expect(['Ring', 'Core']).toContain(districtAt(1, lat))
  })

  it('refuses a district of an unknown regency', () => {
    expect(() => createGazetteer({ ...lookup, regencies: [] })).toThrow('64.01.01')
  })
})
