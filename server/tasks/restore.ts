import { parseArgs } from 'node:util'
import { about } from '@jaga-jarak/shared/about.ts'
import { BackupRefused } from '../src/store/backup-manifest.ts'
import { restore } from '../src/store/restore.ts'
import { operationNamed } from './operation-named.ts'
import { progressLine } from './progress.ts'
import { storePlace } from './store-place.ts'

/** Puts a backup back: `npm run restore -- FOLDER [--force]`. Exit code 1 when it could not, or is not whole. */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { force: { type: 'boolean', default: false } },
    allowPositionals: true,
  })
  const [folder, ...more] = positionals
  if (folder === undefined || more.length > 0) throw new BackupRefused('name the folder of one backup')
  const progress = progressLine()
  const { manifest, undone } = await restore(folder, storePlace(process.env), {
    force: values.force,
    progress: progress.tell,
  }).finally(progress.done)
  const { head, takenAt, operation } = manifest
  const of = operation ? ` of "${operation.name}"` : ''
  console.log(`restored and verified: log up to entry ${head.seq}${of}, taken at ${takenAt}`)
  console.log('every session has ended: people and walls sign in anew')
  if (undone === null)
    console.log(`whoever was disabled, and whatever was revoked, ended or erased after ${takenAt}, is there again`)
  else if (undone.length > 0) {
    console.log(
      `of what is undone from ${takenAt} on, these take something away; make them again where they still hold:`,
    )
    for (const { seq, at, event } of undone)
      console.log(`  ${seq}  ${new Date(at).toISOString()}  ${event.type} ${about(event).subject.id}`)
  }
  const here = operationNamed(process.env)
  if (operation && here && here.id !== operation.id)
    console.log(`mind that OPERATION_FILE names another operation, "${here.name}"`)
}

try {
  await main()
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
}
