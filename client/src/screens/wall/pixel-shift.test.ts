import { expect, it } from 'vitest'
import { REACH_EM, type Shift, STANDS_MS, shiftAt } from './pixel-shift.ts'

const PLACES = 25
const round: Shift[] = Array.from({ length: 2 * PLACES }, (_, i) => shiftAt(i * STANDS_MS))

it('the wall stands at every place equally long, within its reach, and comes back to where it began', () => {
  const counts = Map.groupBy(round, ({ x, y }) => `${x} ${y}`)
  expect(counts.size).toBe(PLACES)
  for (const times of counts.values()) expect(times).toHaveLength(2)
  for (const { x, y } of round) expect(Math.max(Math.abs(x), Math.abs(y))).toBeLessThanOrEqual(REACH_EM)
  expect(shiftAt(2 * PLACES * STANDS_MS)).toEqual(shiftAt(0))
})

it('goes one small step at a time, and none in between', () => {
  for (const [i, { x, y }] of round.entries()) {
    const after = shiftAt((i + 1) * STANDS_MS)
    expect(Math.abs(after.x - x) + Math.abs(after.y - y)).toBeLessThanOrEqual(REACH_EM / 2 + 1e-9)
    expect(shiftAt((i + 1) * STANDS_MS - 1)).toEqual({ x, y })
  }
})
