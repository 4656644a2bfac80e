import { expect, test } from 'vitest'
import { LINE, type Name, placeNames } from './name-places.ts'

const name = (code: string, x: number, y: number, isInside = false): Name => ({
  ...{ code, at: [x, y], lines: ['Samarinda', '3'], isInside },
})

test('a wide regency has its name on it, a town beside it', () => {
  const [wide, town] = placeNames([name('a', 100, 100, true), name('b', 100, 300)], 400)
  expect(wide).toMatchObject({ anchor: 'middle', x: 100 })
  expect(town).toMatchObject({ anchor: 'start' })
  expect(town?.x).toBeGreaterThan(100)
})

test('towns side by side have names that do not touch, and none runs off the map', () => {
  const placed = placeNames([name('a', 380, 100), name('b', 380, 104), name('c', 376, 110)], 400)
  const spans = placed.map(({ x, y, anchor }) => {
    const left = anchor === 'start' ? x : anchor === 'end' ? x - 63 : x - 31.5
    return { left, right: left + 63, top: y, bottom: y + 2 * LINE }
  })
  for (const { left, right } of spans) {
    expect(left).toBeGreaterThanOrEqual(0)
    expect(right).toBeLessThanOrEqual(400)
  }
  for (const [i, a] of spans.entries())
    for (const b of spans.slice(i + 1))
      expect(a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).toBe(false)
})

test('no name covers the dot of another town', () => {
  const [west] = placeNames([name('a', 100, 100), name('b', 130, 100)], 400)
  expect(west).toMatchObject({ anchor: 'end' })
})
