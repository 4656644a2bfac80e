import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ensureMap } from './ensure-map.ts'
import { createGazetteer } from './gazetteer.ts'
import { generateMap } from './generate.ts'
import { Lookup } from './lookup.ts'
import { areaHolds, areaOf } from './polygon.ts'

const regencies = [
  ['64.01', 'Paser', 'Tanah Grogot', -1.91, 116.19],
  ['64.02', 'Kutai Kartanegara', 'Tenggarong', -0.42, 116.98],
  ['64.03', 'Berau', 'Tanjung Redeb', 2.15, 117.49],
  ['64.07', 'Kutai Barat', 'Sendawar', -0.24, 115.7],
  ['64.08', 'Kutai Timur', 'Sangatta', 0.5, 117.54],
  ['64.09', 'Penajam Paser Utara', 'Penajam', -1.25, 116.7],
  ['64.11', 'Mahakam Ulu', 'Ujoh Bilang', 0.42, 115.1],
  ['64.71', 'Balikpapan', null, -1.265, 116.83],
  ['64.72', 'Samarinda', null, -0.5, 117.15],
  ['64.74', 'Bontang', null, 0.13, 117.5],
] as const
const onMap = Lookup.shape.regencies.parse(regencies.map(([code, name]) => ({ code, name })))
const request = {
  provinceCode: '64',
  regencies: onMap.map((regency, i) => ({ ...regency, capital: regencies[i]?.[2] ?? null })),
}

describe('the map of East Kalimantan', () => {
  const started = performance.now()
  const { map, lookup, villages, districts } = generateMap(request)
  const tookMs = performance.now() - started
  const gazetteer = createGazetteer(lookup)
  const regencyAt = (lon: number, lat: number) => gazetteer.placeAt({ lon, lat })?.regency.code ?? null

  it('has all ten regencies under their official codes', () => {
    const codes = regencies.map(([code]) => code)
    expect(lookup.regencies.map((regency) => regency.code)).toEqual(codes)
    expect(map.regencies.features.map((feature) => feature.properties.code)).toEqual(codes)
    expect(map.capitals.features.map((feature) => feature.properties.code)).toEqual(codes)
    expect(map.regencyLabels.features.map((feature) => feature.properties.name)).toEqual(
      regencies.filter(([, , capital]) => capital !== null).map(([, name]) => name),
    )
  })

  it.each(regencies)('[IN6] finds %s %s at its capital', (code, _name, _capital, lat, lon) => {
    expect(regencyAt(lon, lat)).toBe(code)
  })

  it('[IN6] names every district with a point that lies in it and how far its ground reaches', () => {
    expect(districts).toHaveLength(map.districtLabels.features.length)
    const sangatta = districts.find(({ name }) => name === 'Sangatta Utara')
    expect(sangatta).toMatchObject({ code: '64.08.04', regency: 'Kutai Timur' })
    expect(sangatta?.radiusM).toBeGreaterThan(5_000)
    expect(sangatta?.radiusM).toBeLessThan(60_000)
    expect(Buffer.byteLength(JSON.stringify(districts))).toBeLessThan(20_000)
  })

  it('[IN6] finds every label, capital and village in its own regency', () => {
    for (const { features } of [map.regencyLabels, map.capitals, map.districtLabels, villages]) {
      const astray = features.filter(({ geometry, properties }) => {
        const [lon = 0, lat = 0] = geometry.coordinates
        return regencyAt(lon, lat) !== properties.code.slice(0, 5)
      })
      // Rounding a border off moves it by some hundred metres over a few village points.
      expect(astray.length).toBeLessThanOrEqual(features.length * 0.02)
    }
  })

  it('[IN6] calls the open sea, other provinces and other countries outside, and the near sea not', () => {
    expect(regencyAt(118.5, -1.5)).toBeNull()
    expect(regencyAt(118.6, 0.2)).toBeNull()
    expect(regencyAt(119.87, -0.9)).toBeNull()
    expect(regencyAt(114.59, -3.32)).toBeNull()
    expect(regencyAt(117.58, 3.3)).toBeNull()
    expect(regencyAt(114.2, 1.9)).toBeNull()
    expect(regencyAt(117.65, 0.5)).toBe('64.08')
    expect(regencyAt(116.85, -1.31)).toBe('64.71')
  })

  it('leaves no gap and no overlap along borders', () => {
    const districts = lookup.districts.map((district) => areaOf(district.polygons))
    const lines = [...map.regencyBorders.features, ...map.districtBorders.features].flatMap(
      (feature) => feature.geometry.coordinates,
    )
    let samples = 0
    const wrong: string[] = []
    for (const line of lines) {
      for (const [lon = 0, lat = 0] of line.slice(1, -1)) {
        for (const [dx, dy] of [
          [0, 0],
          [2e-4, 0],
          [0, -3e-4],
          [-1e-3, 1e-3],
        ] as const) {
          samples += 1
          const holders = districts.filter((district) => areaHolds(district, lon + dx, lat + dy)).length
          if (holders !== 1) wrong.push(`${lon + dx} ${lat + dy}: ${holders}`)
        }
      }
    }
    expect(samples).toBeGreaterThan(5_000)
    expect(wrong).toEqual([])
  })

  it('has no district part without a village of its own', () => {
    const points = villages.features.map(({ geometry, properties }) => ({ at: geometry.coordinates, properties }))
    const empty = lookup.districts.flatMap((district) =>
      areaOf(district.polygons).parts.flatMap((part) => {
        const inhabited = points.some(
          ({ at: [lon = 0, lat = 0], properties }) =>
            properties.code.startsWith(district.code) && areaHolds({ box: part.box, parts: [part] }, lon, lat),
        )
        return inhabited ? [] : [`${district.code} at ${part.box.join()}`]
      }),
    )
    expect(empty).toEqual([])
  })

  it('is small enough for a browser and quick enough for a build', () => {
    expect(JSON.stringify(map).length).toBeLessThan(400_000)
    expect(tookMs).toBeLessThan(20_000)
  })

  it('looks a place up in less than 20 microseconds', () => {
    const runs = 50_000
    const since = performance.now()
    let found = 0
    for (let i = 0; i < runs; i++) {
      if (regencyAt(114 + ((i * 7919) % runs) / 10_000, -2 + ((i * 104_729) % runs) / 12_500) !== null) found += 1
    }
    expect(found).toBeGreaterThan(runs / 4)
    expect(((performance.now() - since) / runs) * 1_000).toBeLessThan(20)
  })

  it('comes out the same every time', () => {
    expect(JSON.stringify(generateMap(request))).toBe(JSON.stringify({ map, lookup, villages, districts }))
  })
})

describe('another province', () => {
  it('is refused when nobody knows its code', () => {
    expect(() => generateMap({ provinceCode: '99' })).toThrow('known are 11 12')
  })
})

describe('ensureMap', () => {
  it('generates once and again only when its inputs change', { timeout: 60_000 }, async () => {
    const cacheDir = await mkdtemp(join(tmpdir(), 'map-'))
    onTestFinished(() => rm(cacheDir, { recursive: true }))
    const paths = await ensureMap('52', cacheDir)
    const made = await stat(paths.lookup)
    expect(Lookup.parse(JSON.parse(await readFile(paths.lookup, 'utf8'))).province).toBe('52')

    expect(await ensureMap('52', cacheDir)).toEqual(paths)
    expect((await stat(paths.lookup)).ino).toBe(made.ino)

    const [lombok] = Lookup.shape.regencies.parse([{ code: '52.01', name: 'Lombok Barat' }])
    if (lombok === undefined) throw new Error('one regency in, one out')
    await ensureMap('52', cacheDir, [{ ...lombok, capital: 'Gerung' }])
    expect((await stat(paths.lookup)).ino).not.toBe(made.ino)
    expect(await readFile(paths.map, 'utf8')).toContain('"Gerung"')
  })
})
