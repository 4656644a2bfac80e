import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import { sql } from 'kysely'
import type { Progress } from './back-up.ts'
import { type BackupManifest, BackupRefused, contentOf, readManifest, sha256Of } from './backup-manifest.ts'
import { comesBack } from './comes-back.ts'
import { openDatabase, type StorePlace } from './database.ts'
import { MIGRATIONS } from './migrate.ts'
import { putPostgres } from './put-postgres.ts'
import { putSqlite, type Verify } from './put-sqlite.ts'
import { verifyLog } from './verify-log.ts'

/** The file is the one that was written, whole, and this version knows its tables. */
async function check(folder: string, manifest: BackupManifest): Promise<void> {
  const file = join(folder, manifest.file)
  const size = await stat(file).then(
    (it) => it.size,
    () => null,
  )
  if (size === null) throw new BackupRefused(`${file} is missing from the backup`)
  if (size !== manifest.bytes) throw new BackupRefused(`${file} has ${size} bytes, ${manifest.bytes} were written`)
  if ((await sha256Of(file)) !== manifest.sha256) throw new BackupRefused(`${file} is not as it was written: damaged`)
  const newer = manifest.migrations.filter((name) => !MIGRATIONS.includes(name))
  if (newer.length > 0) throw new BackupRefused(`the backup is of a newer version (${newer.join(', ')}): update first`)
}

/** Everything that is otherwise than the manifest says, in words. */
async function differences(place: StorePlace, manifest: BackupManifest, progress: Progress): Promise<string[]> {
  const { firstBroken } = await verifyLog(place, (checked, of) => progress('verifying the log', checked / of))
  const wrong = firstBroken === null ? [] : [`log: entry ${firstBroken.seq} ${firstBroken.what}`]
  const database = openDatabase(place, { isPatient: true })
  try {
    progress('verifying the tables')
    if ('sqliteFile' in place) {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(database.reads)
      if (rows[0]?.integrity_check !== 'ok') wrong.push(`database: ${rows.map((it) => it.integrity_check).join('; ')}`)
    }
    const { head, counts } = await contentOf(database.reads)
    const [is, was] = [head, manifest.head].map(({ seq, hash }) => `entry ${seq} with hash ${hash.slice(0, 12)}`)
    if (head.seq !== manifest.head.seq || head.hash !== manifest.head.hash)
      wrong.push(`end of the log: ${is} instead of ${was}`)
    for (const table of new Set([...Object.keys(counts), ...Object.keys(manifest.counts)]))
      if (counts[table] !== manifest.counts[table])
        wrong.push(`${table}: ${counts[table] ?? 'no'} rows instead of ${manifest.counts[table] ?? 'none'}`)
  } finally {
    await database.close()
  }
  return wrong
}

/** Of sessions that were ended since, or left open on a lost machine, the backup knows nothing: everybody signs in anew. Nor is a phone told that nobody here knows to be still its person's. */
async function endAllSessions(place: StorePlace): Promise<void> {
  const database = openDatabase(place)
  try {
    await database.writes.deleteFrom('sessions').execute()
    await database.writes.deleteFrom('pushes').execute()
  } finally {
    await database.close()
  }
}

/** `undone`: what was taken away since and comes back; null: not known, or nothing was there. */
export type Restored = { manifest: BackupManifest; undone: LogEntry[] | null }

/**
 * Puts a backup back where there is nothing, or with `force` in the place of what is, and looks whether it is whole.
 * Throws BackupRefused with all that is wrong, or StoreUnavailable.
 */
export async function restore(
  folder: string,
  place: StorePlace,
  { force, progress }: { force: boolean; progress: Progress },
): Promise<Restored> {
  const manifest = await readManifest(folder)
  if ('sqliteFile' in place && manifest.kind !== 'sqlite')
    throw new BackupRefused('this is a backup of PostgreSQL: set DATABASE_URL')
  if ('databaseUrl' in place && manifest.kind !== 'postgres')
    throw new BackupRefused('this is a backup of SQLite: leave DATABASE_URL out')
  progress('checking the backup')
  await check(folder, manifest)
  const file = join(folder, manifest.file)
  const verify: Verify = (there) => differences(there, manifest, progress)
  progress('putting it back')
  let undone: Restored['undone'] = null
  const before = async (): Promise<void> => {
    undone = await comesBack(place, manifest.head)
  }
  const steps = { force, before, verify, settle: endAllSessions }
  if ('sqliteFile' in place) await putSqlite(file, place.sqliteFile, steps)
  else await putPostgres(file, place.databaseUrl, { ...steps, manifest })
  return { manifest, undone }
}
