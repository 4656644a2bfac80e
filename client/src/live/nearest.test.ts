import { expect, it } from 'vitest'
import { nearestOf } from './nearest.ts'

type Line = [number, number][]
const shape = (...lines: Line[]) => ({ lines, radiusM: 0 })
const crowd = shape([[117.5, 0.5]])

it('[PX2] a long convoy is near with its middle, not with its head', () => {
  const convoy = shape([
    [117.3, 0.6],
    [117.5, 0.52],
    [117.7, 0.6],
  ])
  expect(nearestOf(convoy, crowd)).toEqual([
    { lon: 117.5, lat: 0.52 },
    { lon: 117.5, lat: 0.5 },
  ])
})

it('[PX2] of a convoy in two parts the nearer part counts', () => {
  const split = shape([[117.9, 0.5]], [[117.49, 0.5]])
  const [lon] =
    nearestOf(crowd, split)
      ?.map((it) => it.lon)
      .slice(1) ?? []
  expect(lon).toBeCloseTo(117.49, 9)
})

it('between two corners it is nearest at the foot on the stretch', () => {
  const road = shape([
    [117.4, 0.51],
    [117.6, 0.51],
  ])
  const [onRoad] = nearestOf(road, crowd) ?? []
  expect(onRoad?.lon).toBeCloseTo(117.5, 9)
  expect(onRoad?.lat).toBeCloseTo(0.51, 9)
})

it('two that cross are nearest where they cross', () => {
  const [a, b] = [
    shape([
      [117.4, 0.5],
      [117.6, 0.5],
    ]),
    shape([
      [117.5, 0.4],
      [117.5, 0.6],
    ]),
  ]
  const [here, there] = nearestOf(a, b) ?? []
  expect(here).toEqual(there)
  expect(here?.lon).toBeCloseTo(117.5, 9)
})

it('is unknown where one of them has no ground', () => {
  expect(nearestOf(crowd, undefined)).toBeNull()
  expect(nearestOf(shape(), crowd)).toBeNull()
})

it('[PX2] a range goes from edge to edge: it begins where a crowd ends', () => {
  const other = { lines: [[[117.5, 0.52] as [number, number]]], radiusM: 500 }
  const lats = (radiusM: number) => nearestOf({ ...crowd, radiusM }, other)?.map(({ lat }) => lat) ?? []
  const [south = 0, north = 0] = lats(300)
  expect((south - 0.5) * 110_574).toBeCloseTo(300, 6)
  expect((0.52 - north) * 110_574).toBeCloseTo(500, 6)
  const [from = 0, to = 1] = lats(5_000)
  expect(from).toBeCloseTo(to, 9)
})
