import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { extendTrail, newTrail, type Trail } from '../../src/domain/trail.ts'
import type { Heard } from '../../src/domain/watch.ts'
import { openWatch } from './whole-watch.ts'
import { makeWork, type Work } from './work.ts'

const BEGIN = Date.UTC(2024, 10, 23, 2)
const TICK_MS = 50
const SETTLED_MS = 20_000
/** ... as are the forecasts once everybody has a course: two reports of each, and two evaluations. */
const WARM_MS = 30_000

/** A full garbage collection, so that what is held can be told from what lies about. */
function collector(): () => void {
  setFlagsFromString('--expose-gc')
  const collect: unknown = runInNewContext('gc')
  return () => {
    if (typeof collect === 'function') collect()
  }
}

/** Bytes of heap of one group's trail after so many reports of the stream: what the watch holds beyond it is its own. */
function weighTrail({ count, lon, lat, ticks }: Work, reports: number, collect: () => void): number {
  collect()
  const before = process.memoryUsage().heapUsed
  const trails = Array.from({ length: count }, (_, slot): Trail => {
    const trail = newTrail()
    extendTrail(trail, { lon: lon[slot] ?? 0, lat: lat[slot] ?? 0 })
    return trail
  })
  for (let i = 0; i < reports; i++) {
    const tick = ticks[Math.floor(i / count)]
    const k = i % count
    const trail = tick && trails[tick.slots[k] ?? -1]
    if (trail) extendTrail(trail, { lon: tick.lon[k] ?? 0, lat: tick.lat[k] ?? 0 })
  }
  collect()
  const bytes = (process.memoryUsage().heapUsed - before) / count
  // Asked for after the weighing, so that they were held.
  return trails.length === count ? bytes : Number.NaN
}

/** The whole watch, with bands, freshness, gaps and prediction, fed like the server feeds it: CPU beside the clock. */
export function runReal({ count, reportsPerS, seconds }: { count: number; reportsPerS: number; seconds: number }) {
  const ticks = Math.ceil(((seconds + WARM_MS / 1_000) * reportsPerS) / count)
  const work = makeWork(count, ticks, null, 'districts')
  const collect = collector()
  const trailBytes = weighTrail(work, (seconds + WARM_MS / 1_000) * reportsPerS, collect)
  const { watch, setCamps, heard: hear } = openWatch(work, { kind: 'crowd', lengthM: null })
  collect()
  collect()
  const before = process.memoryUsage()
  setCamps(1, true)
  const reportOf = (slot: number, lon: number, lat: number, at: number): Heard =>
    hear(slot, lon, lat, work.speeds[slot] ?? 0, at)
  // Everybody is there once before the clock counts.
  const first = Array.from({ length: count }, (_, slot) =>
    reportOf(slot, work.lon[slot] ?? 0, work.lat[slot] ?? 0, BEGIN),
  )
  // The encounters of the first minute are many at once, as no day has them: they are over before the clock counts.
  let findings = watch.run(first, epochMs(BEGIN + 1)).length
  const again = first.map((it) => ({
    ...it,
    report: { ...it.report, fixedAt: epochMs(BEGIN + 2), receivedAt: epochMs(BEGIN + 2) },
  }))
  findings += watch.run(again, epochMs(BEGIN + SETTLED_MS)).length
  const perTick = (reportsPerS * TICK_MS) / 1_000
  let [round, k] = [0, 0]
  let cpuMs = 0
  let atBegin = 0
  const countedFrom = SETTLED_MS + WARM_MS
  for (let ms = SETTLED_MS; ms < countedFrom + seconds * 1_000; ms += TICK_MS) {
    if (ms === countedFrom) [cpuMs, atBegin] = [0, findings]
    const heard: Heard[] = []
    for (let i = 0; i < perTick; i++) {
      const tick = work.ticks[round]
      if (!tick) break
      heard.push(
        reportOf(
          tick.slots[k] ?? 0,
          tick.lon[k] ?? 0,
          tick.lat[k] ?? 0,
          BEGIN + ms + Math.floor((i * TICK_MS) / perTick),
        ),
      )
      if (++k === count) [round, k] = [round + 1, 0]
    }
    const began = process.cpuUsage()
    findings += watch.run(heard, epochMs(BEGIN + ms + TICK_MS)).length
    const { user, system } = process.cpuUsage(began)
    cpuMs += (user + system) / 1_000
  }
  collect()
  collect()
  const after = process.memoryUsage()
  const heapBytes = (after.heapUsed - before.heapUsed) / count
  // Asked once more, so that it was held while it was weighed.
  const readings = watch.latest(epochMs(BEGIN + countedFrom + seconds * 1_000)).readings.length
  return {
    count,
    reportsPerS,
    seconds,
    openAtEnd: readings,
    findings: findings - atBegin,
    coreShare: cpuMs / (seconds * 1_000),
    bytesPerGroup: heapBytes - trailBytes,
    trailBytesPerGroup: trailBytes,
    arrayBytesPerGroup: (after.arrayBuffers - before.arrayBuffers) / count,
  }
}
