import './require-node.ts'
import { mkdir, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { createApp } from './app.ts'
import { readConfig } from './config.ts'
import { createLogger } from './logger.ts'
import { createBasemap } from './map/basemap.ts'
import { Boundary } from './map/boundary.ts'
import { createGazetteer } from './map/gazetteer.ts'
import { Lookup } from './map/lookup.ts'
import type { MapFile } from './map/map-file.ts'
import { mapPaths } from './map/map-paths.ts'
import { sourceOf } from './operation/operation-source.ts'
import { readOperationFile } from './operation/read-operation.ts'
import { clockOf } from './operation-clock.ts'
import { secrets } from './secrets.ts'
import { openStore } from './store/open-store.ts'
import { currentOperation } from './usecases/current-operation.ts'

/** Longest time a graceful stop may take, milliseconds. */
const STOP_MS = 10_000

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = createLogger(config.logLevel)
  const file = readOperationFile(config.operationFile)
  const source = sourceOf(file)
  await mkdir(config.dataDir, { recursive: true })
  const store = await openStore(
    config.databaseUrl === null
      ? { sqliteFile: join(config.dataDir, 'jaga-jarak.sqlite') }
      : { databaseUrl: config.databaseUrl },
  )
  const operation = await currentOperation(file.id, source, store.read)
  const map = mapPaths(operation.province.code, resolve(import.meta.dirname, '../.cache/map'))
  const gazetteer = createGazetteer(Lookup.parse(JSON.parse(await readFile(map.lookup, 'utf8'))))
  const { bounds }: Pick<MapFile, 'bounds'> = JSON.parse(await readFile(map.map, 'utf8'))
  const clock = await clockOf(operation, store)
  const app = await createApp({
    config,
    operation,
    source,
    store,
    gazetteer,
    clock,
    secrets,
    log,
    mapDir: dirname(map.map),
    basemap: createBasemap({
      ...{ file: config.basemapFile, styleUrl: config.basemapStyleUrl, boundaries: config.boundaries },
      boundary: Boundary.parse(JSON.parse(await readFile(map.boundary, 'utf8'))),
      box: bounds,
    }),
  })

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
