import { sql } from 'kysely'
import { type BackupManifest, BackupRefused } from './backup-manifest.ts'
import { openDatabase } from './database.ts'
import type { PutSteps } from './put-sqlite.ts'
import { runPostgresProgram } from './run-postgres-program.ts'

/** Looks whether the database may be written over; throws BackupRefused. */
async function checkTarget(databaseUrl: string, manifest: BackupManifest, force: boolean): Promise<void> {
  const database = openDatabase({ databaseUrl })
  try {
    const { rows: tables } = await sql<{ name: string }>`
      select table_name as name from information_schema.tables where table_schema = 'public'`.execute(database.reads)
    if (tables.length > 0 && !force)
      throw new BackupRefused('the database has tables already: stop the server and add --force, which replaces them')
    const { rows: users } = await sql`
      select 1 from pg_stat_activity where application_name = 'jaga-jarak' and datname = current_database()
        and pid <> pg_backend_pid()`.execute(database.reads)
    if (users.length > 0) throw new BackupRefused('the database is in use: stop the server first; nothing was changed')
    const unknown = tables.flatMap(({ name }) =>
      name in manifest.counts || name.startsWith('kysely_migration') ? [] : [name],
    )
    if (unknown.length > 0)
      throw new BackupRefused(
        `the backup has no ${unknown.join(', ')}, which would stay as it is: restore into an empty database`,
      )
  } finally {
    await database.close()
  }
}

/** In one transaction: all of it or nothing. */
export async function putPostgres(
  file: string,
  databaseUrl: string,
  { force, before, verify, settle, manifest }: PutSteps & { manifest: BackupManifest },
): Promise<void> {
  await checkTarget(databaseUrl, manifest, force)
  await before()
  await runPostgresProgram('pg_restore', databaseUrl, [
    ...['--no-owner', '--exit-on-error', '--single-transaction'],
    ...(force ? ['--clean', '--if-exists'] : []),
    file,
  ])
  const wrong = await verify({ databaseUrl })
  // Also of what is not whole nobody is signed in: it has taken its place.
  await settle({ databaseUrl })
  if (wrong.length > 0) throw new BackupRefused(['restored, but not as it was taken', ...wrong].join('\n'))
}
