import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { sayLogCheck } from '../src/domain/say-log-check.ts'
import { readManifest } from '../src/store/backup-manifest.ts'
import type { StorePlace } from '../src/store/database.ts'
import { hashAt } from '../src/store/hash-at.ts'
import { verifyLog } from '../src/store/verify-log.ts'
import { storePlace } from './store-place.ts'

/**
 * Who writes the whole log anew, or cuts it and its head alike, leaves a chain that holds; but not one that ends in what
 * a backup elsewhere has noted. Null: the log goes on from where the backup was taken.
 */
async function departure(place: StorePlace, folder: string): Promise<string | null> {
  const { head, takenAt } = await readManifest(folder)
  if (head.seq === 0) return null
  const hash = await hashAt(place, head.seq)
  if (hash === head.hash) return null
  const what = hash === null ? 'is missing' : 'is not the one'
  return `LOG BROKEN: entry ${head.seq} ${what} that was there at ${takenAt}: entries up to it were rewritten or cut off`
}

/** One line and the exit code: 0 intact, 1 broken, 2 not to be read. */
async function verdict(env: NodeJS.ProcessEnv): Promise<[string, number]> {
  try {
    const { values } = parseArgs({ options: { against: { type: 'string' } } })
    const place = storePlace(env)
    if ('sqliteFile' in place && !existsSync(place.sqliteFile)) return [`no store at ${place.sqliteFile}`, 2]
    const check = await verifyLog(place)
    if (check.firstBroken !== null || values.against === undefined)
      return [sayLogCheck(check), check.firstBroken === null ? 0 : 1]
    const departed = await departure(place, values.against)
    return departed === null ? [`${sayLogCheck(check)}, as the backup has it`, 0] : [departed, 1]
  } catch (error) {
    return [error instanceof Error ? error.message : String(error), 2]
  }
}

const [line, code] = await verdict(process.env)
console.log(line)
process.exitCode = code
