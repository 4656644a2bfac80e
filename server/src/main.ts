import './require-node.ts'
import { mkdir } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createApp } from './app.ts'
import { exerciseClock, realClock } from './clock.ts'
import { readConfig } from './config.ts'
import { createLogger } from './logger.ts'
import { openGazetteer } from './map/ensure-map.ts'
import { readOperation } from './operation/read-operation.ts'
import type { Clock, Store } from './ports.ts'
import { secrets } from './secrets.ts'
import { openStore } from './store/open-store.ts'

/** Longest time a graceful stop may take, milliseconds. */
const STOP_MS = 10_000

async function clockOf(operation: ReturnType<typeof readOperation>, store: Store): Promise<Clock> {
  if (!operation.exercise) return realClock
  const { clockStartsAt, clockSpeed } = operation.exercise
  const fresh = { real: Date.now(), operation: clockStartsAt, speed: clockSpeed }
  const kept: unknown = JSON.parse(await store.remember(`clock:${operation.id}:${clockSpeed}`, JSON.stringify(fresh)))
  const isAnchor = typeof kept === 'object' && kept !== null && 'real' in kept && typeof kept.real === 'number'
  return exerciseClock(isAnchor ? { ...fresh, real: kept.real } : fresh)
}

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLogger(config.logLevel)
  const operation = readOperation(config.operationFile)
  await mkdir(config.dataDir, { recursive: true })
  const store = await openStore(
    config.databaseUrl === null
      ? { sqliteFile: join(config.dataDir, 'jaga-jarak.sqlite') }
      : { databaseUrl: config.databaseUrl },
  )
  const { gazetteer, mapDir } = await openGazetteer(operation, resolve(import.meta.dirname, '../.cache/map'))
  const clock = await clockOf(operation, store)
  const app = await createApp({ config, operation, store, gazetteer, clock, secrets, log, mapDir })

  console.log(`${operation.name}: http://localhost:${app.port}`)
  if (app.adminPassword) console.log(`first start: sign in as "admin" with password "${app.adminPassword}"`)
  if (app.osmandPort !== null) log.info({ port: app.osmandPort }, 'trackers may also report to this port')

  const stop = (): void => {
    setTimeout(() => process.exit(1), STOP_MS).unref()
    app
      .close()
      .then(() => store.close())
      .then(
        () => process.exit(0),
        (error: unknown) => {
          log.error({ err: error }, 'stopping failed')
          process.exit(1)
        },
      )
  }
  process.once('SIGINT', stop)
  process.once('SIGTERM', stop)
}

try {
  await start()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}
