import { expect, test } from 'vitest'
import { pathOf, planeOf } from './plane.ts'

const plane = planeOf([114, -2, 118, 2], 420, 10)

test('the box fills the plane, north is up, and a degree is as long either way at the equator', () => {
  expect([plane.width, plane.height]).toEqual([420, 420])
  expect(plane.at(114, 2)).toEqual([10, 10])
  expect(plane.at(118, -2)).toEqual([410, 410])
  expect(plane.at(116, 0)).toEqual([210, 210])
})

test('far from the equator a degree of longitude is shorter', () => {
  const far = planeOf([0, 59, 2, 61], 100, 0)
  expect(far.height).toBe(200)
})

test('rings are closed, lines are not, points are nothing', () => {
  const ring = [
    [114, 2],
    [118, 2],
    [118, -2],
  ]
  expect(pathOf({ type: 'MultiPolygon', coordinates: [[ring]] }, plane)).toBe('M10.0 10.0L410.0 10.0L410.0 410.0Z')
  expect(pathOf({ type: 'LineString', coordinates: ring }, plane)).toBe('M10.0 10.0L410.0 10.0L410.0 410.0')
  expect(pathOf({ type: 'Point', coordinates: [114, 2] }, plane)).toBe('')
})
