import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { difference, intersection, union } from 'polyclip-ts'
import { describe, expect, it, onTestFinished } from 'vitest'
import { Boundary } from './boundary.ts'
import { compareMaps } from './compare-maps.ts'
import { ensureMap } from './ensure-map.ts'
import { createGazetteer } from './gazetteer.ts'
import { generateMap } from './generate.ts'
import type { XY } from './plane.ts'
import { areaHolds, areaOf, type Rings } from './polygon.ts'

const DENPASAR = '51.71'
const BADUNG = '51.03'
/** Ground in the north of Denpasar, some three by three kilometres, that the file gives to Badung. */
const CEDED: Rings = [
  [
    [115.205, -8.632],
    [115.235, -8.632],
    [115.235, -8.602],
    [115.205, -8.602],
    [115.205, -8.632],
  ],
]
const IN_CEDED: XY = [115.22, -8.615]

const approximate = generateMap({ provinceCode: '51' })
const drawn = new Map(
  approximate.map.regencies.features.map(({ properties, geometry }) => [
    properties.code,
    { name: properties.name, polygons: geometry.coordinates as Rings[] },
  ]),
)
const polygonsOf = (code: string): Rings[] => drawn.get(code)?.polygons ?? []
const given = new Map([...drawn].map(([code, { polygons }]) => [code, polygons]))
given.set(DENPASAR, difference(polygonsOf(DENPASAR), CEDED))
given.set(BADUNG, union(polygonsOf(BADUNG), intersection(polygonsOf(DENPASAR), CEDED)))

/** A file as an office would give it, made of the generated borders with one that runs elsewhere. */
const fileOf = (polygons: ReadonlyMap<string, Rings[]>): string =>
  JSON.stringify({
    type: 'FeatureCollection',
    features: [...polygons].map(([code, coordinates]) => ({
      type: 'Feature',
      properties: { code, name: drawn.get(code)?.name ?? '' },
      geometry: { type: 'MultiPolygon', coordinates },
    })),
  })
const content = fileOf(given)

describe('a map with official borders', () => {
  const official = generateMap({ provinceCode: '51', boundaries: { content, source: 'BIG 2024' } })
  const gazetteer = createGazetteer(official.lookup)
  const regencyAt = (lon = 0, lat = 0) => gazetteer.placeAt({ lon, lat })?.regency.code ?? null

  it('[IN6] finds places by them, with a district, and at sea as before', () => {
    expect(createGazetteer(approximate.lookup).placeAt({ lon: IN_CEDED[0], lat: IN_CEDED[1] })?.regency.code).toBe(
      DENPASAR,
    )
    const place = gazetteer.placeAt({ lon: IN_CEDED[0], lat: IN_CEDED[1] })
    expect(place?.regency.code).toBe(BADUNG)
    expect(place?.district).toMatch(/\w/)
    expect(regencyAt(115.12, -8.76)).toBe(
      createGazetteer(approximate.lookup).placeAt({ lon: 115.12, lat: -8.76 })?.regency.code,
    )
    expect(regencyAt(115.1, -9.4)).toBeNull()
  })

  it('[IN6] leaves no gap within them: every place of a regency has that regency and a district', () => {
    const wrong: string[] = []
    let samples = 0
    for (const [code, polygons] of given) {
      const area = areaOf(polygons)
      const [west, south, east, north] = area.box
      for (let lon = west; lon < east; lon += 0.011) {
        for (let lat = south; lat < north; lat += 0.013) {
          if (!areaHolds(area, lon, lat)) continue
          samples += 1
          const place = gazetteer.placeAt({ lon, lat })
          if (place?.regency.code !== code || place.district === null) wrong.push(`${code} at ${lon} ${lat}`)
        }
      }
    }
    expect(samples).toBeGreaterThan(3_000)
    // What is finer than the map shows was left out of the borders.
    expect(wrong.length).toBeLessThan(samples * 0.005)
  })

  it('draws them, and names who drew them', () => {
    expect(official.map.source).toBe('BIG 2024')
    const badung = official.map.regencies.features.find(({ properties }) => properties.code === BADUNG)
    const area = areaOf((badung?.geometry.coordinates ?? []) as Rings[])
    expect(areaHolds(area, ...IN_CEDED)).toBe(true)
    const corner = official.map.regencyBorders.features.flatMap(({ geometry }) => geometry.coordinates.flat())
    expect(corner.some(([x = 0, y = 0]) => Math.hypot(x - 115.235, y + 8.602) < 1e-3)).toBe(true)
    expect(official.districts.map(({ code }) => code).sort()).toEqual(
      approximate.districts.map(({ code }) => code).sort(),
    )
  })

  it('tells what changed', () => {
    const { regencies, moved, villages, lost, astray } = compareMaps(approximate, official)
    const of = (code: string) => regencies.find((it) => it.code === code)
    const ceded = (of(DENPASAR)?.beforeKm2 ?? 0) - (of(DENPASAR)?.afterKm2 ?? 0)
    expect(ceded).toBeGreaterThan(7)
    expect(ceded).toBeLessThan(13)
    expect((of(BADUNG)?.afterKm2 ?? 0) - (of(BADUNG)?.beforeKm2 ?? 0)).toBeCloseTo(ceded, 0)
    expect(of(DENPASAR)?.lost).toBeGreaterThan(0.05)
    expect(of(BADUNG)?.gained).toBeGreaterThan(0.01)
    expect(of('51.08')?.gained).toBeLessThan(0.003)
    expect(moved).toBeLessThan(0.01)
    const ofDenpasar = villages.filter(({ from, to }) => from === DENPASAR && to === BADUNG)
    expect(ofDenpasar.length).toBeGreaterThan(0)
    expect(astray.map(({ code }) => code)).toEqual(expect.arrayContaining(ofDenpasar.map(({ code }) => code)))
    expect(lost).toEqual([])
  })
})

describe('official borders that end before the generated ones', () => {
  it("[IN6] leave the land across the province's border to the neighbour", { timeout: 60_000 }, () => {
    const generated = generateMap({ provinceCode: '34' })
    const sleman = generated.map.regencies.features.find(({ properties }) => properties.code === '34.04')
    const [x = 0, y = 0] = (sleman?.geometry.coordinates.flat(2) ?? []).reduce((top, at) =>
      (at[1] ?? 0) > (top[1] ?? 0) ? at : top,
    )
    /** the tip of Sleman beyond this goes to Central Java */
    const NORTH = Math.round((y - 0.03) * 1e4) / 1e4
    const tip = { lon: x, lat: y - 0.01 }
    const cut: Rings = [
      [
        [110, NORTH],
        [111, NORTH],
        [111, -7],
        [110, -7],
        [110, NORTH],
      ],
    ]
    const features = generated.map.regencies.features.map(({ properties, geometry }) => ({
      ...{ type: 'Feature', properties },
      geometry: { type: 'MultiPolygon', coordinates: difference(geometry.coordinates as Rings[], cut) },
    }))
    const boundaries = { content: JSON.stringify({ type: 'FeatureCollection', features }), source: 'BIG 2024' }
    const { map, lookup } = generateMap({ provinceCode: '34', boundaries })
    expect(createGazetteer(generated.lookup).placeAt(tip)?.regency.code).toBe('34.04')
    expect(createGazetteer(lookup).placeAt(tip)).toBeNull()
    const neighbour = map.neighbours.features.find(({ properties }) => properties.kind === 'province')
    expect(areaHolds(areaOf((neighbour?.geometry.coordinates ?? []) as Rings[]), tip.lon, tip.lat)).toBe(true)
    const border = map.provinceBorders.features.flatMap(({ geometry }) => geometry.coordinates.flat())
    expect(border.filter(([, lat]) => lat === NORTH).length).toBeGreaterThan(1)
  })
})

describe('ensureMap with a boundaries file', () => {
  it('takes a good one, keeps the map when the next cannot be right, and says which', {
    timeout: 120_000,
  }, async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'map-'))
    onTestFinished(() => rm(cacheDir, { recursive: true }))
    const file = join(cacheDir, 'boundaries.geojson')
    const ensure = () => ensureMap('51', cacheDir, [], { file, source: 'BIG 2024' })
    const told = async (path: string) => Boundary.parse(JSON.parse(await readFile(path, 'utf8')))

    // No file yet: the approximate map is made, and the reason is kept.
    const first = await ensure()
    expect(first.refused?.message).toContain('ENOENT')
    expect(await told(first.boundary)).toMatchObject({ taken: null, refused: { problems: [expect.any(String)] } })

    await writeFile(file, content)
    const { refused, lookup, boundary } = await ensure()
    expect(refused).toBeNull()
    expect(await told(boundary)).toMatchObject({ taken: { source: 'BIG 2024' }, refused: null })
    const made = await stat(lookup)

    await writeFile(file, fileOf(new Map([...given].slice(1))))
    expect((await ensure()).refused?.problems).toEqual(['51.01 Jembrana is missing'])
    expect((await stat(lookup)).ino).toBe(made.ino)
    expect(await told(boundary)).toMatchObject({ taken: { source: 'BIG 2024' }, refused: { at: expect.any(Number) } })

    await writeFile(file, content)
    expect((await ensure()).refused).toBeNull()
    expect((await told(boundary)).refused).toBeNull()
  })
})
