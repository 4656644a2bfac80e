import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { StorePlace } from '../src/store/database.ts'
import { verifyLog } from '../src/store/verify-log.ts'

const SAID = {
  edited: 'was edited or moved',
  missing: 'is missing',
  inserted: 'was inserted',
  headDiffers: 'is not what the head of the log says',
} as const

/** The store that the environment names, as the server opens it. */
function placeNamedBy(env: NodeJS.ProcessEnv): StorePlace {
  if (env.DATABASE_URL) return { databaseUrl: env.DATABASE_URL }
  return { sqliteFile: join(env.DATA_DIR || './data', 'jaga-jarak.sqlite') }
}

/** One line and the exit code: 0 intact, 1 broken, 2 not to be read. */
async function verdict(place: StorePlace): Promise<[string, number]> {
  if ('sqliteFile' in place && !existsSync(place.sqliteFile)) return [`no store at ${place.sqliteFile}`, 2]
  try {
    const { entries, firstBroken } = await verifyLog(place)
    return firstBroken === null
      ? [`log intact: ${entries} entries`, 0]
      : [`LOG BROKEN: entry ${firstBroken.seq} ${SAID[firstBroken.what]} (${entries} entries)`, 1]
  } catch (error) {
    return [error instanceof Error ? error.message : String(error), 2]
  }
}

const [line, code] = await verdict(placeNamedBy(process.env))
console.log(line)
process.exitCode = code
