import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { intersection } from 'polyclip-ts'
import { merge, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import type { Box, XY } from './plane.ts'
import type { Rings } from './polygon.ts'

const INDONESIA = '360'

/** Natural Earth within a frame: land of Indonesia, land of others, and the border lines between countries. */
export type Atlas = { indonesia: Rings[]; foreign: Rings[]; borders: XY[][] }

type Countries = Topology<{ countries: GeometryCollection }>

export const atlasFile = (): string => createRequire(import.meta.url).resolve('world-atlas/countries-10m.json')

const pairs = (ring: readonly number[][]): XY[] => ring.map(([x = 0, y = 0]) => [x, y])

function touches(ring: readonly XY[], [west, south, east, north]: Box): boolean {
  let [w, s, e, n] = [180, 90, -180, -90]
  for (const [x, y] of ring) {
    w = Math.min(w, x)
    s = Math.min(s, y)
    e = Math.max(e, x)
    n = Math.max(n, y)
  }
  return w <= east && e >= west && s <= north && n >= south
}

/** Reads the countries of the world and cuts them to the frame (degrees). */
export function readAtlas(frame: Box): Atlas {
  const world: Countries = JSON.parse(readFileSync(atlasFile(), 'utf8'))
  const [w, s, e, n] = frame
  const window: Rings = [
    [
      [w, s],
      [e, s],
      [e, n],
      [w, n],
      [w, s],
    ],
  ]
  const atlas: Atlas = { indonesia: [], foreign: [], borders: [] }
  for (const country of world.objects.countries.geometries) {
    if (country.type !== 'Polygon' && country.type !== 'MultiPolygon') continue
    for (const polygon of merge(world, [country]).coordinates) {
      const rings = polygon.map(pairs)
      if (!touches(rings[0] ?? [], frame)) continue
      const land = country.id === INDONESIA ? atlas.indonesia : atlas.foreign
      land.push(...intersection(rings, window))
    }
  }
  const lines = mesh(world, world.objects.countries, (a, b) => a !== b && (a.id === INDONESIA || b.id === INDONESIA))
  atlas.borders = lines.coordinates.map(pairs).filter((line) => touches(line, frame))
  return atlas
}
