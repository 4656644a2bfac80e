import type { Wall } from '@jaga-jarak/shared/wall.ts'

/** Walls that were opened and are silent, and those that are there and have a fault. What was never opened is no trouble. */
export function troubleOf(walls: readonly Wall[]): { silent: readonly Wall[]; faulty: readonly Wall[] } {
  return {
    silent: walls.filter(({ state }) => state === 'silent'),
    faulty: walls.filter(({ state, faults }) => state === 'live' && faults.length > 0),
  }
}
