import { CONTENDERS } from './contenders.ts'
import { runReal } from './real-time.ts'
import { runRedis } from './redis.ts'
import { makeWork, type Work } from './work.ts'

type Row = { set: string; limitM: number; contender: string; microseconds: number; enters: number; exits: number }

/** At most so many looks at all the others: a naive pass of 100,000 groups would take hours. */
const NAIVE_MOST = 2_000

const SETS = {
  quick: [
    { name: '2,000', count: 2_000, ticks: 20, perRegency: null },
    { name: '20,000', count: 20_000, ticks: 8, perRegency: null },
  ],
  full: [
    { name: '2,000', count: 2_000, ticks: 100, perRegency: null },
    { name: '20,000', count: 20_000, ticks: 30, perRegency: null },
    { name: '100,000', count: 100_000, ticks: 12, perRegency: null },
    { name: '100,000 dense', count: 100_000, ticks: 6, perRegency: 700 },
  ],
}

/** One contender; the first run warms up and is not counted. */
async function measure(work: Work, limitM: number, set: string): Promise<Row[]> {
  const rows: Row[] = []
  const updates = work.count * work.ticks.length
  let bytes = 0
  for (const { name, run } of CONTENDERS) {
    if (name.startsWith('naive') && work.count > NAIVE_MOST) continue
    run(work, limitM)
    const { enters, exits, ms, bytes: held } = run(work, limitM)
    if (held !== null) bytes = held
    rows.push({ set, limitM, contender: name, microseconds: (ms * 1_000) / updates, enters, exits })
  }
  if (work.count >= 20_000) {
    const redis = await runRedis(work, limitM)
    if (redis) rows.push({ set, limitM, contender: 'Redis GEOSEARCH, pipelined', ...redis })
  }
  const [ours] = rows
  for (const row of rows) {
    if (Number.isNaN(row.enters) || !ours) continue
    if (row.enters !== ours.enters || row.exits !== ours.exits) {
      const found = (it: Row): string => `${it.enters} enters and ${it.exits} exits`
      throw new Error(`${set}, ${limitM} m: ${row.contender} found ${found(row)}, ours ${found(ours)}`)
    }
  }
  console.error(`${set}, ${limitM} m: ${bytes.toFixed(0)} bytes a group with its lists`)
  return rows
}

/** The proximity engine beside its peers on the same streams, and the whole watch in real time. */
export async function watchBench(quick: boolean) {
  const rows: Row[] = []
  for (const { name, count, ticks, perRegency } of quick ? SETS.quick : SETS.full) {
    const work = makeWork(count, ticks, perRegency)
    for (const limitM of [1_000, 10_000]) rows.push(...(await measure(work, limitM, name)))
  }
  const real = runReal(
    quick ? { count: 20_000, reportsPerS: 4_000, seconds: 15 } : { count: 100_000, reportsPerS: 20_000, seconds: 60 },
  )
  const ratios: Record<string, number> = {}
  for (const row of rows) {
    const ours = rows.find((it) => it.set === row.set && it.limitM === row.limitM)
    if (!ours || ours === row) continue
    ratios[`${row.contender}, ${row.set} groups, ${row.limitM / 1_000} km`] = row.microseconds / ours.microseconds
  }
  ratios['a quarter of one core, whole watch in real time'] = 0.25 / real.coreShare
  ratios['300 bytes a group'] = 300 / real.bytesPerGroup
  return { rows, real, ratios }
}
