import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { z } from 'zod'
import { backUp } from '../src/store/back-up.ts'
import { operationNamed } from './operation-named.ts'
import { progressLine } from './progress.ts'
import { root } from './run.ts'
import { storePlace } from './store-place.ts'

/** A name that sorts by time and that every file system takes. */
const nameAt = (time: string): string => time.replaceAll(/[:.]/g, '-')

const Program = z.object({ version: z.string() })
const programVersion = (): string => Program.parse(JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))).version

/** Copies the store while the server runs: `npm run backup [-- --to FOLDER]`. Exit code 1 when it could not. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' } } })
  const takenAt = new Date().toISOString()
  const folder = values.to ?? join('backups', nameAt(takenAt))
  const progress = progressLine()
  const manifest = await backUp(storePlace(process.env), folder, {
    takenAt,
    version: programVersion(),
    operation: operationNamed(process.env),
    progress: progress.tell,
  }).finally(progress.done)
  const rows = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0)
  console.log(`backed up to ${folder}: log up to entry ${manifest.head.seq}, ${rows} rows, ${manifest.bytes} bytes`)
}

// It holds everything that the store does, and is for nobody else.
process.umask(0o077)
try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
