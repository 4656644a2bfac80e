import { setImmediate } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { newPath, type Path } from '../../src/domain/path.ts'
import { extendTrail } from '../../src/domain/trail.ts'
import type { Work } from './work.ts'

/** Full garbage collections, so that what is held can be told from what lies about. */
export function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  return () => {
    if (typeof collect !== 'function') return
    collect()
    collect()
  }
}

/** Bytes of heap, and of typed arrays, that are held by what `make` makes, for each of `count`. */
export async function weigh(count: number, collect: () => void, make: () => { length: number }) {
  // What was made before is let go of only turns after it.
  for (let turn = 0; turn < 3; turn++) {
    await setImmediate()
    collect()
  }
  const before = process.memoryUsage()
  const made = make()
  collect()
  const after = process.memoryUsage()
  // Asked for after the weighing, so that it was held.
  if (made.length !== count) throw new Error(`${count} expected, got ${made.length}`)
  return {
    heap: (after.heapUsed - before.heapUsed) / count,
    arrays: (after.arrayBuffers - before.arrayBuffers) / count,
  }
}

/** The trails alone after so many reports of the stream: what the watch holds beyond them is its own. */
export const weighTrails = ({ count, lon, lat, ticks }: Work, reports: number, collect: () => void) =>
  weigh(count, collect, () => {
    const trails = Array.from({ length: count }, (_, slot): Path => {
      const trail = newPath()
      extendTrail(trail, { lon: lon[slot] ?? 0, lat: lat[slot] ?? 0 })
      return trail
    })
    for (let i = 0; i < reports; i++) {
      const tick = ticks[Math.floor(i / count)]
      const k = i % count
      const trail = tick && trails[tick.slots[k] ?? -1]
      if (trail) extendTrail(trail, { lon: tick.lon[k] ?? 0, lat: tick.lat[k] ?? 0 })
    }
    return trails
  })
