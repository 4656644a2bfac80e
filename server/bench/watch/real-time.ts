import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import type { Heard } from '../../src/domain/watch.ts'
import { collector, weigh, weighTrails } from './weigh.ts'
import { openWatch } from './whole-watch.ts'
import { makeWork, type Work } from './work.ts'

const BEGIN = Date.UTC(2024, 10, 23, 2)
const TICK_MS = 50
const SETTLED_MS = 20_000
/** ... as are the forecasts once everybody has a course: two reports of each, and two evaluations. */
const WARM_MS = 30_000

const FEW = { count: 2_000, reportsPerS: 400, seconds: 5 }

type Load = { count: number; reportsPerS: number; seconds: number }

/** The whole watch fed like the server feeds it, and what it cost once the first minute was over. */
function play(work: Work, { watch, heard: hear }: ReturnType<typeof openWatch>, { reportsPerS, seconds }: Load) {
  const { count } = work
  const reportOf = (slot: number, lon: number, lat: number, at: number): Heard =>
    hear(slot, lon, lat, work.speeds[slot] ?? 0, at)
  // Everybody is there once before the clock counts.
  const first = Array.from({ length: count }, (_, slot) =>
    reportOf(slot, work.lon[slot] ?? 0, work.lat[slot] ?? 0, BEGIN),
  )
  // The encounters of the first minute are many at once, as no day has them: they are over before the clock counts.
  watch.run(first, epochMs(BEGIN + 1))
  const again = first.map((it) => ({
    ...it,
    report: { ...it.report, fixedAt: epochMs(BEGIN + 2), receivedAt: epochMs(BEGIN + 2) },
  }))
  watch.run(again, epochMs(BEGIN + SETTLED_MS))
  const perTick = (reportsPerS * TICK_MS) / 1_000
  let [round, k, cpuMs, findings] = [0, 0, 0, 0]
  const countedFrom = SETTLED_MS + WARM_MS
  for (let ms = SETTLED_MS; ms < countedFrom + seconds * 1_000; ms += TICK_MS) {
    if (ms === countedFrom) [cpuMs, findings] = [0, 0]
    const heard: Heard[] = []
    for (let i = 0; i < perTick; i++) {
      const tick = work.ticks[round]
      if (!tick) break
      const at = BEGIN + ms + Math.floor((i * TICK_MS) / perTick)
      heard.push(reportOf(tick.slots[k] ?? 0, tick.lon[k] ?? 0, tick.lat[k] ?? 0, at))
      if (++k === count) [round, k] = [round + 1, 0]
    }
    const began = process.cpuUsage()
    findings += watch.run(heard, epochMs(BEGIN + ms + TICK_MS)).length
    const { user, system } = process.cpuUsage(began)
    cpuMs += (user + system) / 1_000
  }
  return { coreShare: cpuMs / (seconds * 1_000), findings, endsAt: epochMs(BEGIN + countedFrom + seconds * 1_000) }
}

async function playWeighed(work: Work, load: Load, areOpposed: boolean, collect: () => void) {
  const opened = openWatch(work, { kind: 'crowd', lengthM: null })
  const groups = opened.groupsOf(1, areOpposed)
  let ran = { coreShare: 0, findings: 0, endsAt: epochMs(0) }
  const weight = await weigh(work.count, collect, () => {
    for (const group of groups) opened.watch.setGroup(group)
    ran = play(work, opened, load)
    return groups
  })
  // Asked after the weighing, so that the watch was held.
  return { ...ran, weight, open: opened.watch.latest(ran.endsAt).readings.length }
}

/**
 * The whole watch, with bands, freshness, gaps and prediction: CPU beside the clock; and its memory, first of groups of
 * which none opposes another, then with all that is open. What others hold anyway is not weighed: trails, which have a
 * bound of their own, and the records of the groups, which the server has.
 */
export async function runReal(load: Load) {
  const { count, reportsPerS, seconds } = load
  const reports = (seconds + WARM_MS / 1_000) * reportsPerS
  const work = makeWork(count, Math.ceil(reports / count), null, 'districts')
  const collect = collector()
  // What the engine makes of the program itself is no group's.
  await playWeighed(makeWork(FEW.count, work.ticks.length, null, 'districts'), FEW, true, collect)
  // Twice: what is let go of only now would be taken off the first.
  await weighTrails(work, reports, collect)
  const trails = await weighTrails(work, reports, collect)
  const alone = await playWeighed(work, load, false, collect)
  const opposed = await playWeighed(work, load, true, collect)
  const bytesPerGroup = alone.weight.heap - trails.heap
  return {
    ...load,
    coreShare: opposed.coreShare,
    findings: opposed.findings,
    openAtEnd: opposed.open,
    bytesPerGroup,
    bytesPerOpenPair: ((opposed.weight.heap - alone.weight.heap) * count) / opposed.open,
    trailBytesPerGroup: trails.heap,
    arrayBytesPerGroup: opposed.weight.arrays,
  }
}
