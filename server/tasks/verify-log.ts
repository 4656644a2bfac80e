import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { readConfig } from '../src/config.ts'
import type { StorePlace } from '../src/store/database.ts'
import { verifyLog } from '../src/store/verify-log.ts'

const SAID = {
  edited: 'was edited or moved',
  missing: 'is missing',
  inserted: 'was inserted',
  headDiffers: 'is not what the head of the log says',
} as const

/** The store that the environment names, as the server reads it. */
function placeNamedBy(env: NodeJS.ProcessEnv): StorePlace {
  const { dataDir, databaseUrl } = readConfig(env)
  return databaseUrl === null ? { sqliteFile: join(dataDir, 'jaga-jarak.sqlite') } : { databaseUrl }
}

/** One line and the exit code: 0 intact, 1 broken, 2 not to be read. */
async function verdict(env: NodeJS.ProcessEnv): Promise<[string, number]> {
  try {
    const place = placeNamedBy(env)
    if ('sqliteFile' in place && !existsSync(place.sqliteFile)) return [`no store at ${place.sqliteFile}`, 2]
    const { entries, firstBroken } = await verifyLog(place)
    return firstBroken === null
      ? [`log intact: ${entries} entries`, 0]
      : [`LOG BROKEN: entry ${firstBroken.seq} ${SAID[firstBroken.what]} (${entries} entries)`, 1]
  } catch (error) {
    return [error instanceof Error ? error.message : String(error), 2]
  }
}

const [line, code] = await verdict(process.env)
console.log(line)
process.exitCode = code
