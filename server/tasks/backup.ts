import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { backUp } from '../src/store/back-up.ts'
import { storePlace } from './store-place.ts'

/** A name that sorts by time and that every file system takes. */
const nameAt = (now: Date): string => now.toISOString().replaceAll(/[:.]/g, '-')

/** Copies the store while the server runs: `npm run backup [-- --to FOLDER]`. Exit code 1 when it could not. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { to: { type: 'string' } } })
  const now = new Date()
  const folder = values.to ?? join('backups', nameAt(now))
  let told = 0
  const manifest = await backUp(storePlace(process.env), folder, {
    now,
    progress(share) {
      if (!process.stderr.isTTY || share - told < 0.05) return
      told = share
      process.stderr.write(`\r${Math.round(share * 100)} %`)
    },
  })
  const rows = Object.values(manifest.counts).reduce((sum, count) => sum + count, 0)
  console.log(`backed up to ${folder}: log up to entry ${manifest.head.seq}, ${rows} rows, ${manifest.bytes} bytes`)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
