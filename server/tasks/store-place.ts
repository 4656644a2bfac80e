import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import type { StorePlace } from '../src/store/database.ts'

/** The store that the environment names, as the server reads it. */
export function storePlace(env: NodeJS.ProcessEnv): StorePlace {
  const { dataDir, databaseUrl } = readConfig(env)
  return databaseUrl === null ? { sqliteFile: join(dataDir, 'jaga-jarak.sqlite') } : { databaseUrl }
}
