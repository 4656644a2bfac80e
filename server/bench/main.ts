import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { client } from './client.ts'
import { fanOut } from './fan-out.ts'
import { latency } from './latency.ts'
import { watchBench } from './watch/watch-bench.ts'

type Bench = { says: string; run: (quick: boolean) => Promise<{ ratios: Record<string, number> }> }

const BENCHES: Record<string, Bench> = {
  latency: { says: 'a report to the alert on every screen, beside a bare Socket.IO echo', run: latency },
  watch: { says: 'the proximity engine beside its peers, and the whole watch in real time', run: watchBench },
  client: {
    says: 'the wall in Chromium: its main thread at 2,000 groups, an update of all beside setData, what it loads',
    run: client,
  },
  'fan-out': { says: 'CPU of a frame of newest positions to all screens, beside bare ws and JSON', run: fanOut },
}
const USAGE = `npm run bench -- NAME [--quick] [--json]
${Object.entries(BENCHES)
  .map(([name, { says }]) => `  ${name.padEnd(9)} ${says}`)
  .join('\n')}
A ratio above 1 is better than the peer or limit that it names.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const [name = ''] = positionals
const bench = BENCHES[name]
if (bench === undefined) {
  console.log(USAGE)
  process.exitCode = name === '' ? 0 : 1
} else {
  const { ratios, ...figures } = await bench.run(values.quick)
  const machine = { cores: availableParallelism(), node: process.version }
  if (values.json) console.log(JSON.stringify({ name, quick: values.quick, machine, ...figures, ratios }))
  else {
    console.log(JSON.stringify(figures, null, 2))
    for (const [of, ratio] of Object.entries(ratios)) console.log(`${ratio.toFixed(2).padStart(8)}  ${of}`)
  }
}
