import { parseArgs } from 'node:util'
import { playScenario } from './play.ts'
import { readScenario, scenarioNames } from './read-scenario.ts'

const USAGE = `npm run simulate -- --scenario NAME [--url http://localhost:8080] [--speed N] [--name admin]
  NAME   ${scenarioNames().join(', ')}
  the password is read from JAGA_PASSWORD; --speed must be that of the server's clock, which is the default`

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      scenario: { type: 'string' },
      url: { type: 'string', default: 'http://localhost:8080' },
      speed: { type: 'string' },
      name: { type: 'string', default: 'admin' },
    },
  })
  const password = process.env.JAGA_PASSWORD
  if (!values.scenario || !password) throw new Error(USAGE)
  const stop = new AbortController()
  process.once('SIGINT', () => stop.abort())
  const tally = await playScenario(readScenario(values.scenario), {
    url: values.url,
    name: values.name,
    password,
    signal: stop.signal,
    ...(values.speed === undefined ? {} : { speed: Number(values.speed) }),
    onProgress: ({ atS, sent, accepted, retried }) =>
      console.log(`${Math.round(atS / 60)} min: ${sent} sent, ${accepted} accepted, ${retried} retried`),
  })
  console.log(JSON.stringify(tally))
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
