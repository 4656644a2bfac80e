import { expect, it } from 'vitest'
import { cutLine, footprintFeatures, pixelsAtZoom0, ringFeatures, trailFeatures } from './ground-features.ts'
import type { MapGround, Vertex } from './scene.ts'

const ground: MapGround = {
  id: 'a',
  mark: { colour: 'violet', ballotNumber: 1 },
  freshness: 'fresh',
  radiusM: 500,
  lines: [[[117.5, 0.5]]],
  trail: [],
}
const only = <T>(list: readonly T[]): T => {
  const [first] = list
  if (first === undefined || list.length !== 1) throw new Error(`one expected, got ${list.length}`)
  return first
}
const heightOf = (geometry: GeoJSON.Geometry | undefined): number => {
  if (geometry?.type !== 'Polygon') throw new Error(geometry?.type)
  const lats = (geometry.coordinates[0] ?? []).map(([, lat = 0]) => lat)
  return (Math.max(...lats) - Math.min(...lats)) * 110_574
}

it('[PX2] a crowd is a disc as large as the ground it covers', () => {
  expect(heightOf(only(footprintFeatures([ground]).features).geometry)).toBeCloseTo(1_000, -1.5)
  expect(footprintFeatures([{ ...ground, radiusM: 0 }]).features).toEqual([])
})

it('[PX2] a convoy is the line from its head to its tail, as wide as it is', () => {
  const line: Vertex[] = [
    [117.5, 0.5],
    [117.51, 0.5],
    [117.51, 0.52],
  ]
  const { geometry, properties } = only(footprintFeatures([{ ...ground, radiusM: 10, lines: [line] }]).features)
  expect(geometry).toEqual({ type: 'LineString', coordinates: line })
  // At zoom 16 a map pixel is 1.19 m at the equator.
  expect(Number(properties.width) * 2 ** 16).toBeCloseTo(20 / 1.194, 1)
})

it('each part of a group that is in several places has ground of its own', () => {
  const lines: Vertex[][] = [[[117.5, 0.5]], [[117.6, 0.5]]]
  expect(footprintFeatures([{ ...ground, lines }]).features).toHaveLength(2)
})

it('a width on the ground is wider on the map the further it is from the equator', () => {
  expect(pixelsAtZoom0(100, 60) / pixelsAtZoom0(100, 0)).toBeCloseTo(2, 6)
})

it('cuts a line into equal pieces that touch', () => {
  const pieces = cutLine(
    [
      [0, 0],
      [3, 0],
      [3, 3],
    ],
    4,
  )
  expect(pieces).toHaveLength(4)
  const ends = pieces.map((piece) => piece.at(-1))
  expect(pieces.slice(1).map((piece) => piece[0])).toEqual(ends.slice(0, -1))
  expect(ends.at(-1)).toEqual([3, 3])
  expect(ends[0]?.[0]).toBeCloseTo(1.5, 2)
  expect(cutLine([[1, 1]], 4)).toEqual([])
  expect(
    cutLine(
      [
        [1, 1],
        [1, 1],
      ],
      4,
    ),
  ).toEqual([])
})

it('a trail is the quieter the older it is; a group that has not moved has none', () => {
  const trail: Vertex[] = [
    [117.5, 0.5],
    [117.6, 0.5],
  ]
  const ages = trailFeatures([{ ...ground, trail }]).features.map(({ properties }) => Number(properties.age))
  expect([ages[0], ages.at(-1)]).toEqual([0, 1])
  expect(ages).toEqual(ages.toSorted((a, b) => a - b))
  expect(trailFeatures([ground]).features).toEqual([])
})

it('[PX6] which ground lies on top is a lot that asks for no camp', () => {
  const lot = (ballotNumber: number) =>
    only(footprintFeatures([{ ...ground, mark: { colour: 'violet', ballotNumber } }]).features).properties.lot
  expect(lot(1)).toBe(lot(2))
})

it('[PH4] a guarded place has two rings, each with its distance', () => {
  const position = { lon: 117.5, lat: 0.5 }
  const rings = [{ id: 's', position, innerM: 500, outerM: 2_000, innerText: '500 m', outerText: '2 km' }]
  const drawn = ringFeatures(rings).features
  expect(drawn.map(({ properties }) => properties)).toEqual([
    { isInner: false, text: '2 km' },
    { isInner: true, text: '500 m' },
  ])
  expect(heightOf(drawn[0]?.geometry) / heightOf(drawn[1]?.geometry)).toBeCloseTo(4, 1)
})
