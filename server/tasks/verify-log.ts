import { existsSync } from 'node:fs'
import { sayLogCheck } from '../src/domain/say-log-check.ts'
import { verifyLog } from '../src/store/verify-log.ts'
import { storePlace } from './store-place.ts'

/** One line and the exit code: 0 intact, 1 broken, 2 not to be read. */
async function verdict(env: NodeJS.ProcessEnv): Promise<[string, number]> {
  try {
    const place = storePlace(env)
    if ('sqliteFile' in place && !existsSync(place.sqliteFile)) return [`no store at ${place.sqliteFile}`, 2]
    const check = await verifyLog(place)
    return [sayLogCheck(check), check.firstBroken === null ? 0 : 1]
  } catch (error) {
    return [error instanceof Error ? error.message : String(error), 2]
  }
}

const [line, code] = await verdict(process.env)
console.log(line)
process.exitCode = code
