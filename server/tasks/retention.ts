import { existsSync } from 'node:fs'
import { setTimeout as rest } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { offsetMs } from '@jaga-jarak/shared/local-time.ts'
import type { RetentionPart } from '@jaga-jarak/shared/retention.ts'
import { readConfig } from '../src/config.ts'
import { sourceOf } from '../src/operation/operation-source.ts'
import { readOperationFile } from '../src/operation/read-operation.ts'
import { clockOf } from '../src/operation-clock.ts'
import { openStore } from '../src/store/open-store.ts'
import { currentOperation } from '../src/usecases/current-operation.ts'
import { planRetention } from '../src/usecases/plan-retention.ts'
import { runRetention } from '../src/usecases/run-retention.ts'
import { storePlace } from './store-place.ts'

/** Rest between two steps, milliseconds: a server may run beside. */
const REST_MS = 5

/** Takes away what is too old, or with --dry-run says what would go; --compact writes the store anew afterwards. */
async function work(env: NodeJS.ProcessEnv): Promise<[string[], number]> {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean' }, compact: { type: 'boolean' } } })
  const place = storePlace(env)
  if ('sqliteFile' in place && !existsSync(place.sqliteFile)) return [[`no store at ${place.sqliteFile}`], 2]
  const file = readOperationFile(readConfig(env).operationFile)
  const store = await openStore(place)
  try {
    const operation = await currentOperation(file.id, sourceOf(file), store.read)
    const clock = await clockOf(operation, store)
    const zoneMs = offsetMs(operation.zone.id, clock.now())
    const day = (at: number | null) => (at === null ? '-' : new Date(at + zoneMs).toISOString().slice(0, 10))
    const partLine = (it: RetentionPart) =>
      `${it.kind}: ${it.removed} removed, ${it.thinned} thinned, before ${day(it.until)}`
    const deps = { store, clock, operation, zoneMs, pause: () => rest(REST_MS) }
    if (values['dry-run']) {
      const { parts, days } = await planRetention(deps)()
      const dayLine = (it: (typeof days)[number]) => `  ${day(it.day)} ${it.kind} ${it.removed + it.thinned}`
      return [['would go:', ...parts.map(partLine), ...days.map(dayLine)], 0]
    }
    const run = await runRetention(deps, null)
    if (run === null) return [['a run is under way'], 1]
    if (values.compact) await store.compact()
    const told = run.overwritten || values.compact ? [] : ['the freed bytes are not overwritten yet: somebody reads']
    return [[...run.parts.map(partLine), ...told], 0]
  } finally {
    await store.close()
  }
}

try {
  const [lines, code] = await work(process.env)
  for (const line of lines) console.log(line)
  process.exitCode = code
} catch (error) {
  console.log(error instanceof Error ? error.message : String(error))
  process.exitCode = 2
}
