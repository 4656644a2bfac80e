import { startHelper } from '../helper.ts'
import { CONTENDERS } from './contenders.ts'
import type { Total } from './crossings.ts'
import type { Asked, PartOf } from './part.ts'
import { runPostgis } from './postgis.ts'
import { runRedis } from './redis.ts'
import { makeWork, type Work } from './work.ts'

type Ran = Total & { ms: number }
type Row = Total & { set: string; limitM: number; contender: string; ticks: number; microseconds: number }

/** At most so many looks at all the others: a naive pass of 100,000 groups would take hours. */
const NAIVE_MOST = 2_000

/** A server in another process pays off only with many groups. */
const SERVERS_LEAST = 20_000
/** What all contenders warm up on, not counted. */
const WARM = { count: 2_000, ticks: 20 }

/** The fastest peer: the goal is a ratio to it. */
const FASTEST = 'kdbush'

/**
 * Ours goes all `ticks`: in all together the fastest go further than a search of ours is good for, so that its searches
 * count. The fastest peer goes the first `fast` at each limit, all others the first `sample`: their ticks cost all the same.
 */
const SETS = {
  quick: [
    { name: '2,000', count: 2_000, ticks: 40, fast: [40, 40], sample: 10, perRegency: null },
    { name: '20,000', count: 20_000, ticks: 40, fast: [40, 40], sample: 1, perRegency: null },
  ],
  full: [
    { name: '2,000', count: 2_000, ticks: 100, fast: [100, 100], sample: 100, perRegency: null },
    { name: '20,000', count: 20_000, ticks: 60, fast: [60, 60], sample: 6, perRegency: null },
    { name: '100,000', count: 100_000, ticks: 40, fast: [40, 4], sample: 2, perRegency: null },
    { name: '100,000 dense', count: 100_000, ticks: 40, fast: [20, 1], sample: 1, perRegency: 700 },
  ],
}

/** As long, and as often, as a contender is tried on a set. */
type Tries = { leastMs: number; least: number }
const TRIES: Tries = { leastMs: 300, least: 1 }
/** Those whose ratio is the goal are tried several times, unless that takes long: the first is for the compiler. */
const GOAL_TRIES: Tries = { leastMs: 1_200, least: 3 }
const LONG_MS = 8_000

const LIMITS_M = [1_000, 10_000]

const SERVERS: readonly { name: string; run: (work: Work, limitM: number) => Promise<Ran | null> }[] = [
  { name: 'Redis GEOSEARCH, pipelined', run: runRedis },
  { name: 'PostGIS ST_DWithin, lots of 500', run: runPostgis },
]

const first = (work: Work, ticks: number): Work => ({ ...work, ticks: work.ticks.slice(0, ticks) })

function refuseOther(ours: Total, row: Row): void {
  if (row.enters === ours.enters && row.exits === ours.exits) return
  const found = (it: Total): string => `${it.enters} enters and ${it.exits} exits`
  const where = `${row.set}, ${row.limitM} m, ${row.ticks} ticks`
  throw new Error(`${where}: ${row.contender} found ${found(row)}, ours ${found(ours)}`)
}

/** The quickest counts: in the others the compiler was still at work, or somebody else was. Null for who is not here. */
async function quickest<Its extends { ms: number } | null>(run: () => Its | Promise<Its>, tries: Tries): Promise<Its> {
  let best = await run()
  if (best === null) return best
  for (let [ms, tried] = [best.ms, 1]; ms < tries.leastMs || (tried < tries.least && ms < LONG_MS); tried++) {
    const next = await run()
    if (next === null) break
    ms += next.ms
    if (next.ms < best.ms) best = next
  }
  return best
}

/** All contenders on one set; whoever goes fewer ticks has to find what ours finds in the same ticks. */
async function measure(work: Work, fast: number, sample: number, limitM: number, set: string): Promise<Row[]> {
  const rows: Row[] = []
  const rowOf = (contender: string, { count, ticks }: Work, { ms, enters, exits }: Ran): Row => {
    const microseconds = (ms * 1_000) / (count * ticks.length)
    return { set, limitM, contender, ticks: ticks.length, microseconds, enters, exits }
  }
  const sampled = first(work, sample)
  let bytes = 0
  for (const { name, run } of CONTENDERS) {
    if (name.startsWith('naive') && work.count > NAIVE_MOST) continue
    const isFast = name.startsWith(FASTEST)
    const its = name === 'ours' ? work : isFast ? first(work, fast) : sampled
    const tries = name === 'ours' || isFast ? GOAL_TRIES : TRIES
    const { bytes: held, ...found } = await quickest(() => run(its, limitM), tries)
    if (held !== null) bytes = held
    rows.push(rowOf(name, its, found))
  }
  for (const { name, run } of work.count < SERVERS_LEAST ? [] : SERVERS) {
    const found = await quickest(() => run(sampled, limitM), GOAL_TRIES)
    if (found) rows.push(rowOf(name, sampled, found))
  }
  for (const ticks of new Set(rows.map((row) => row.ticks))) {
    const ours = ticks === rows[0]?.ticks ? rows[0] : CONTENDERS[0]?.run(first(work, ticks), limitM)
    for (const row of rows) if (ours && row.ticks === ticks) refuseOther(ours, row)
  }
  console.error(`${set}, ${limitM} m: ${bytes.toFixed(0)} bytes a group with its lists`)
  return rows
}

async function runPart<Part extends Asked['part']>(asked: Asked & { part: Part }): Promise<PartOf[Part]> {
  const helper = startHelper('watch/part.ts')
  try {
    return await helper.ask<PartOf[Part]>(asked)
  } finally {
    await helper.stop()
  }
}

/** The proximity engine beside its peers on the same streams, and the whole watch in real time. */
export async function watchBench(quick: boolean) {
  const size = quick ? 'quick' : 'full'
  const real = await runPart({ part: 'real', size })
  const warm = makeWork(WARM.count, WARM.ticks, null)
  for (const { run } of CONTENDERS) for (const limitM of LIMITS_M) run(warm, limitM)
  const rows: Row[] = []
  for (const { name, count, ticks, fast, sample, perRegency } of SETS[size]) {
    const work = makeWork(count, ticks, perRegency)
    for (const [i, limitM] of LIMITS_M.entries()) {
      rows.push(...(await measure(work, fast[i] ?? sample, sample, limitM, name)))
    }
  }
  const ratios: Record<string, number> = {}
  for (const row of rows) {
    const ours = rows.find((it) => it.set === row.set && it.limitM === row.limitM)
    if (!ours || ours === row) continue
    // Ours over all ticks also beside a sample: its first ticks are its cheapest.
    ratios[`${row.contender}, ${row.set} groups, ${row.limitM / 1_000} km`] = row.microseconds / ours.microseconds
  }
  const scene = `${real.count} groups, ${real.reportsPerS} reports a second`
  ratios[`a quarter of one core, whole watch in real time, ${scene}`] = 0.25 / real.coreShare
  ratios[`300 bytes of heap a group alone, beyond its trail and record, ${scene}`] = 300 / real.bytesPerGroup
  const garbage = await runPart({ part: 'garbage', size })
  ratios['at most 16 bytes of garbage an update, the engine by itself'] = 16 / garbage.bytesPerUpdate
  const convoys = await runPart({ part: 'convoys', size })
  ratios['convoys of up to 200 segments at most 3 x discs'] =
    (3 * convoys.discs.microseconds) / convoys.convoys.microseconds
  return { rows, real, garbage, convoys, ratios }
}
