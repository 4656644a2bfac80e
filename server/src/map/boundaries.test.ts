import { describe, expect, it } from 'vitest'
import { BoundariesError, readBoundaries } from './boundaries.ts'

const square = (west: number, south: number, size = 1): number[][] => [
  [west, south],
  [west + size, south],
  [west + size, south + size],
  [west, south + size],
  [west, south],
]
const feature = (code: string, name: string, coordinates: unknown, type = 'Polygon') => ({
  type: 'Feature',
  properties: { code, name },
  geometry: { type, coordinates },
})
const west = feature('64.01', 'West', [square(115, 0)])
const east = feature('64.02', 'East', [square(116, 0)])
const village = (code: string, lon: number, lat: number) => ({
  ...{ code, lon, lat, name: 'Here', district: 'D', regency: 'R', province: 'P' },
})
const known = {
  regencies: new Map([
    ['64.01', 'West'],
    ['64.02', 'East'],
  ]),
  villages: [village('64.01.01.1001', 115.5, 0.5), village('64.02.01.1001', 116.5, 0.5)],
  box: [114, -1, 118, 2] as [number, number, number, number],
}

const read = (...features: unknown[]) => readBoundaries(JSON.stringify({ type: 'FeatureCollection', features }), known)
const problemsOf = (...features: unknown[]): readonly string[] => {
  try {
    read(...features)
    return []
  } catch (error) {
    if (error instanceof BoundariesError) return error.problems
    throw error
  }
}

describe('readBoundaries', () => {
  it('takes polygons and multipolygons of all regencies', () => {
    const { regencies } = read(west, feature('64.02', 'East', [[square(116, 0)]], 'MultiPolygon'))
    expect(regencies.map(({ code, polygons }) => [code, polygons[0]?.[0]?.length])).toEqual([
      ['64.01', 5],
      ['64.02', 5],
    ])
  })

  const bow = [
    [115, 0],
    [116, 1],
    [116, 0],
    [115, 1],
    [115, 0],
  ]
  it.each([
    ['an unknown code', [west, east, feature('6401', 'West', [square(115, 0)])], /^feature 3: properties\.code: /],
    ['another code', [west, east, feature('64.03', 'Far', [square(115, 0)])], /feature 3 \(64\.03 Far\): unknown code/],
    ['one that is missing', [west], /^64\.02 East is missing$/],
    ['one twice', [west, east, west], /feature 3 \(64\.01 West\): 64\.01 stands there a second time/],
    ['a line', [west, feature('64.02', 'East', square(116, 0), 'LineString')], /\(64\.02 East\).*got LineString/],
    ['no name', [west, { ...east, properties: { code: '64.02' } }], /^feature 2: properties\.name: /],
    ['words for figures', [west, feature('64.02', 'East', [[['a', 'b']]])], /\(64\.02 East\): coordinates\./],
    [
      'places that changed places',
      [west, feature('64.02', 'East', [square(116, 0).map(([x, y]) => [y, x])])],
      /\(64\.02 East\): longitude and latitude changed places/,
    ],
    ['another island', [west, feature('64.02', 'East', [square(106, -6)])], /\(64\.02 East\): outside of the province/],
    [
      'an open ring',
      [west, feature('64.02', 'East', [square(116, 0).slice(0, 4)])],
      /\(64\.02 East\): a ring that ends/,
    ],
    ['a bow', [feature('64.01', 'West', [bow]), east], /\(64\.01 West\): its border crosses itself near/],
    [
      'an overlap',
      [west, feature('64.02', 'East', [square(115.9, 0)])],
      /\(64\.01 West\): 10 % overlap with .*64\.02 East/,
    ],
    [
      'codes that changed places',
      [feature('64.02', 'West', [square(115, 0)]), feature('64.01', 'East', [square(116, 0)])],
      /0 of its 1 villages lie in it/,
    ],
  ])('refuses %s and names it', (_, features, message) => {
    expect(problemsOf(...features).join('\n')).toMatch(message)
  })

  it('names all that is wrong at once', () => {
    expect(problemsOf(feature('64.03', 'Far', [square(115, 0)]), feature('64.01', 'West', [bow]))).toHaveLength(3)
  })

  it('refuses what is no collection at all', () => {
    expect(() => readBoundaries('{"type":"FeatureCollection"', known)).toThrow('JSON expected')
    expect(() => readBoundaries(JSON.stringify(west), known)).toThrow('a FeatureCollection expected')
    expect(() => readBoundaries('{"type":"FeatureCollection","features":[]}', known)).toThrow('FeatureCollection')
  })
})
