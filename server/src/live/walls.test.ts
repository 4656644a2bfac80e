import { DisplayId, SessionId } from '@jaga-jarak/shared/primitives.ts'
import { WALL_SILENT_MS } from '@jaga-jarak/shared/wall.ts'
import { expect, it } from 'vitest'
import { createWalls } from './walls.ts'

const WALL = DisplayId.parse('wall-1')
const [left, right] = [SessionId.parse('ses-1'), SessionId.parse('ses-2')]

function listening() {
  let now = 5_000
  const walls = createWalls(() => now)
  return {
    ...walls,
    pass(ms: number): void {
      now += ms
    },
  }
}

it('nothing is known of a wall that was not heard, and for how long one listens', () => {
  const walls = listening()
  walls.pass(7_000)
  expect(walls.lastOf(WALL)).toBeNull()
  expect(walls.listensMs()).toBe(7_000)
})

it('the last word of a wall counts, and how long ago it was', () => {
  const walls = listening()
  walls.hear(WALL, left, ['clock', 'graphics'])
  walls.hear(WALL, left, ['clock'])
  walls.pass(3_000)
  expect(walls.lastOf(WALL)).toEqual({ unheardMs: 3_000, faults: ['clock'] })
})

it('a silent wall keeps since when, and what was amiss with it is no longer known', () => {
  const walls = listening()
  walls.hear(WALL, left, ['clock'])
  walls.pass(WALL_SILENT_MS + 1)
  expect(walls.lastOf(WALL)).toEqual({ unheardMs: WALL_SILENT_MS + 1, faults: [] })
})

it('a wall on two machines is heard while one of them is, with the faults of those that are', () => {
  const walls = listening()
  walls.hear(WALL, left, ['clock'])
  walls.pass(WALL_SILENT_MS)
  walls.hear(WALL, right, ['graphics'])
  expect(walls.lastOf(WALL)).toEqual({ unheardMs: 0, faults: ['clock', 'graphics'] })
  walls.pass(1)
  expect(walls.lastOf(WALL)).toEqual({ unheardMs: 1, faults: ['graphics'] })
})
