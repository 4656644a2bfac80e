import { gzipSync } from 'node:zlib'

/** What a test gives a tile: polygons and lines in its own units, 4096 to a side. */
export type Shape = {
  layer: string
  kind: 'polygon' | 'line'
  points: readonly [number, number][]
  tags: Record<string, string>
}
export type TilesInTest = {
  shapes?: readonly Shape[]
  layers?: readonly string[]
  bounds?: readonly [number, number, number, number]
  tileType?: number
  attribution?: string
}

const varint = (value: number): number[] => {
  const bytes: number[] = []
  let rest = value
  while (rest >= 128) {
    bytes.push((rest % 128) | 128)
    rest = Math.floor(rest / 128)
  }
  return [...bytes, rest]
}
const field = (no: number, bytes: Iterable<number>): number[] => {
  const content = [...bytes]
  return [...varint(no * 8 + 2), ...varint(content.length), ...content]
}
const number = (no: number, value: number): number[] => [...varint(no * 8), ...varint(value)]
const words = (no: number, value: string): number[] => field(no, Buffer.from(value))
const zigzag = (value: number): number => (value < 0 ? -value * 2 - 1 : value * 2)

/** One vector tile (Mapbox Vector Tile 2.1). */
export function tileOf(shapes: readonly Shape[]): Buffer {
  const layers = [...Map.groupBy(shapes, ({ layer }) => layer)].map(([name, own]) => {
    const pairs = own.flatMap(({ tags }) => Object.entries(tags))
    const features = own.map(({ kind, points, tags }) => {
      const [[x0, y0] = [0, 0], ...rest] = points
      let [x, y] = [x0, y0]
      const steps = rest.flatMap(([toX, toY]) => {
        const step = [zigzag(toX - x), zigzag(toY - y)]
        ;[x, y] = [toX, toY]
        return step
      })
      const close = kind === 'polygon' ? [15] : []
      const commands = [9, zigzag(x0), zigzag(y0), rest.length * 8 + 2, ...steps, ...close]
      const named = Object.entries(tags).flatMap(([key, value]) => {
        const at = pairs.findIndex((pair) => pair[0] === key && pair[1] === value)
        return [at, at]
      })
      return field(2, [
        ...field(2, named.flatMap(varint)),
        ...number(3, kind === 'polygon' ? 3 : 2),
        ...field(4, commands.flatMap(varint)),
      ])
    })
    const keys = pairs.flatMap(([key]) => words(3, key))
    const values = pairs.flatMap(([, value]) => field(4, words(1, value)))
    return field(3, [...words(1, name), ...features.flat(), ...keys, ...values, ...number(5, 4096), ...number(15, 2)])
  })
  return Buffer.from(layers.flat())
}

/** A real PMTiles file (version 3) with one tile, the whole world at zoom 0, which every closer look is cut from. */
export function pmtilesInTest({
  shapes = [],
  layers = ['earth', 'water', 'roads'],
  bounds = [113.7, -2.6, 119.1, 2.7],
  tileType = 1,
  attribution = '<a href="https://protomaps.com">Protomaps</a> © <a href="https://openstreetmap.org">OpenStreetMap</a>',
}: TilesInTest = {}): Buffer {
  const tile = gzipSync(tileOf(shapes))
  const root = gzipSync(Buffer.from([1, 0, 1, ...varint(tile.length), 1]))
  const description = { name: 'Test', attribution, vector_layers: layers.map((id) => ({ id, fields: {} })) }
  const metadata = gzipSync(JSON.stringify(description))
  const header = Buffer.alloc(127)
  header.write('PMTiles', 'latin1')
  header.writeUInt8(3, 7)
  let at = 127
  for (const [place, length] of [
    [8, root.length],
    [24, metadata.length],
    [40, 0],
    [56, tile.length],
  ] as const) {
    header.writeBigUInt64LE(BigInt(at), place)
    header.writeBigUInt64LE(BigInt(length), place + 8)
    at += length
  }
  for (const place of [72, 80, 88]) header.writeBigUInt64LE(1n, place)
  for (const [i, value] of [1, 2, 2, tileType, 0, 0].entries()) header.writeUInt8(value, 96 + i)
  for (const [i, value] of bounds.entries()) header.writeInt32LE(Math.round(value * 1e7), 102 + 4 * i)
  return Buffer.concat([header, root, metadata, tile])
}
