import { expect, it } from 'vitest'
import { frameOf } from './frame-of.ts'

const inside = (box: readonly number[] | null, { lon, lat }: { lon: number; lat: number }): boolean => {
  const [west = 0, south = 0, east = 0, north = 0] = box ?? []
  return lon >= west && lon <= east && lat >= south && lat <= north
}

it('holds every position, whatever their spread', () => {
  for (const spread of [0, 0.001, 0.01, 0.08, 0.9, 4]) {
    const positions = [
      { lon: 117.4712, lat: 0.5034 },
      { lon: 117.4712 + spread, lat: 0.5034 - spread / 3 },
    ]
    const box = frameOf(positions)
    expect(positions.map((it) => inside(box, it))).toEqual([true, true])
  }
})

it('stands still while groups creep, and moves when they travel', () => {
  const at = (lon: number) => frameOf([{ lon, lat: 0.5 }])
  expect(at(117.4701)).toEqual(at(117.4702))
  expect(at(117.47)).not.toEqual(at(117.5))
})

it('never comes so close that nothing around is seen', () => {
  const [west = 0, , east = 0] = frameOf([{ lon: 117, lat: 0 }]) ?? []
  expect((east - west) * 111_195).toBeGreaterThan(6_000)
})

it('frames nothing for nobody', () => {
  expect(frameOf([])).toBeNull()
})
