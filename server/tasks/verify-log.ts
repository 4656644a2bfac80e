import { existsSync } from 'node:fs'
import { verifyLog } from '../src/store/verify-log.ts'
import { storePlace } from './store-place.ts'

const SAID = {
  edited: 'was edited or moved',
  missing: 'is missing',
  inserted: 'was inserted',
  headDiffers: 'is not what the head of the log says',
} as const

/** One line and the exit code: 0 intact, 1 broken, 2 not to be read. */
async function verdict(env: NodeJS.ProcessEnv): Promise<[string, number]> {
  try {
    const place = storePlace(env)
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
