import { existsSync } from 'node:fs'
import { recount } from '../src/store/recount.ts'
import { storePlace } from './store-place.ts'

/** One line and the exit code: 0 made anew, 2 not to be read. */
async function outcome(env: NodeJS.ProcessEnv): Promise<[string, number]> {
  try {
    const place = storePlace(env)
    if ('sqliteFile' in place && !existsSync(place.sqliteFile)) return [`no store at ${place.sqliteFile}`, 2]
    const { alerts, incidents } = await recount(place)
    return [`counted anew from the log: ${alerts} alerts, ${incidents} incidents`, 0]
  } catch (error) {
    return [error instanceof Error ? error.message : String(error), 2]
  }
}

const [line, code] = await outcome(process.env)
console.log(line)
process.exitCode = code
