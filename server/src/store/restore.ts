import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { sql } from 'kysely'
import { type BackupManifest, BackupRefused, contentOf, readManifest, sha256Of } from './backup-manifest.ts'
import { openDatabase, type StorePlace } from './database.ts'
import { MIGRATIONS } from './migrate.ts'
import { runProgram } from './run-program.ts'
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

/** What is there already is set aside, never deleted. */
async function putSqlite(file: string, target: string, force: boolean): Promise<void> {
  await mkdir(dirname(target), { recursive: true })
  const there = [target, `${target}-wal`, `${target}-shm`].filter((it) => existsSync(it))
  if (there.length > 0 && !force)
    throw new BackupRefused(`${target} is there already: stop the server and add --force, which sets it aside`)
  const aside = `.before-${Date.now()}`
  for (const each of there) await rename(each, `${each}${aside}`)
  const half = `${target}.restoring`
  await copyFile(file, half)
  await rename(half, target)
}

async function putPostgres(file: string, databaseUrl: string, force: boolean): Promise<void> {
  const database = openDatabase({ databaseUrl })
  try {
    const { rows } = await sql`select 1 from information_schema.tables where table_schema = 'public' limit 1`.execute(
      database.reads,
    )
    if (rows.length > 0 && !force)
      throw new BackupRefused('the database has tables already: stop the server and add --force, which replaces them')
  } finally {
    await database.close()
  }
  await runProgram('pg_restore', [
    ...['--no-owner', '--exit-on-error', '--single-transaction', '-d', databaseUrl],
    ...(force ? ['--clean', '--if-exists'] : []),
    file,
  ])
}

/** Everything that is otherwise than the manifest says, in words. */
async function differences(place: StorePlace, manifest: BackupManifest): Promise<string[]> {
  const { firstBroken } = await verifyLog(place)
  const wrong = firstBroken === null ? [] : [`log: entry ${firstBroken.seq} ${firstBroken.what}`]
  const database = openDatabase(place)
  try {
    if ('sqliteFile' in place) {
      const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(database.reads)
      if (rows[0]?.integrity_check !== 'ok') wrong.push(`database: ${rows.map((it) => it.integrity_check).join('; ')}`)
    }
    const { head, counts } = await contentOf(database.reads)
    if (head.seq !== manifest.head.seq || head.hash !== manifest.head.hash)
      wrong.push(`head: entry ${head.seq} instead of ${manifest.head.seq}`)
    for (const table of new Set([...Object.keys(counts), ...Object.keys(manifest.counts)]))
      if (counts[table] !== manifest.counts[table])
        wrong.push(`${table}: ${counts[table] ?? 'no'} rows instead of ${manifest.counts[table] ?? 'none'}`)
  } finally {
    await database.close()
  }
  return wrong
}

/** Puts a backup back where there is nothing, or with `force` in the place of what is, and looks whether it is whole. */
export async function restore(folder: string, place: StorePlace, force: boolean): Promise<BackupManifest> {
  const manifest = await readManifest(folder)
  await check(folder, manifest)
  const file = join(folder, manifest.file)
  if ('sqliteFile' in place) {
    if (manifest.kind !== 'sqlite') throw new BackupRefused('this is a backup of PostgreSQL: set DATABASE_URL')
    await putSqlite(file, place.sqliteFile, force)
  } else {
    if (manifest.kind !== 'postgres') throw new BackupRefused('this is a backup of SQLite: leave DATABASE_URL out')
    await putPostgres(file, place.databaseUrl, force)
  }
  const wrong = await differences(place, manifest)
  if (wrong.length > 0) throw new BackupRefused(['restored, but not as it was taken', ...wrong].join('\n'))
  return manifest
}
