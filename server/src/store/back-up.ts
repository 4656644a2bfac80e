import { existsSync } from 'node:fs'
import { mkdir, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { Kysely, sql } from 'kysely'
import { type BackupManifest, BackupRefused, contentOf, MANIFEST, sha256Of } from './backup-manifest.ts'
import { openDatabase, type StorePlace } from './database.ts'
import { runPostgresProgram } from './run-postgres-program.ts'
import { OneFileDialect } from './sqlite.ts'
import type { Tables } from './tables.ts'

type Content = Pick<BackupManifest, 'head' | 'counts' | 'migrations'>
/** Hears what is being done, and where it can be told how far that is, 0 to 1. */
export type Progress = (stage: string, share?: number) => void

/** In steps that are one reading of the database, so that writes beside it neither wait nor tear it. */
async function copySqlite(source: string, target: string, progress: Progress): Promise<Content> {
  if (!existsSync(source)) throw new BackupRefused(`no store at ${source}`)
  const sqlite = new SqliteFile(source, { readonly: true, fileMustExist: true })
  try {
    // Held until the copy is done: SQLite would begin anew after each write of the server.
    sqlite.exec('begin')
    sqlite.prepare('select seq from log_head').get()
    await sqlite.backup(target, {
      progress: ({ totalPages, remainingPages }) => {
        progress('copying', totalPages === 0 ? 1 : 1 - remainingPages / totalPages)
        return 2_000
      },
    })
  } finally {
    sqlite.close()
  }
  const copy = new Kysely<Tables>({ dialect: new OneFileDialect(new SqliteFile(target)) })
  try {
    return await contentOf(copy)
  } finally {
    await copy.destroy()
  }
}

/** pg_dump reads the very snapshot that the manifest is read from. */
async function dumpPostgres(databaseUrl: string, target: string, progress: Progress): Promise<Content> {
  const database = openDatabase({ databaseUrl }, { isPatient: true })
  try {
    return await database.snapshots
      .transaction()
      .setIsolationLevel('repeatable read')
      .setAccessMode('read only')
      .execute(async (db) => {
        const { rows } = await sql<{ id: string }>`select pg_export_snapshot() as id`.execute(db)
        progress('counting rows')
        const content = await contentOf(db)
        const snapshot = rows[0]?.id ?? ''
        progress('pg_dump copies')
        await runPostgresProgram('pg_dump', databaseUrl, ['-Fc', '--no-owner', `--snapshot=${snapshot}`, '-f', target])
        return content
      })
  } finally {
    await database.close()
  }
}

/**
 * Copies the store as it is at one instant into a new folder, beside a running server, with a manifest to check it by.
 * Throws BackupRefused, or StoreUnavailable when the database cannot be read; then nothing is left of the copy.
 */
export async function backUp(
  place: StorePlace,
  folder: string,
  { progress, ...about }: Pick<BackupManifest, 'takenAt' | 'version' | 'operation'> & { progress: Progress },
): Promise<BackupManifest> {
  if (existsSync(join(folder, MANIFEST))) throw new BackupRefused(`${folder} holds a backup already: name another`)
  // It holds everything that the store does, and is for nobody else.
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const kind = 'sqliteFile' in place ? 'sqlite' : 'postgres'
  const file = kind === 'sqlite' ? 'store.sqlite' : 'store.pgdump'
  const target = join(folder, file)
  if (existsSync(target)) throw new BackupRefused(`${target} is there already: name another folder`)
  try {
    const content =
      'sqliteFile' in place
        ? await copySqlite(place.sqliteFile, target, progress)
        : await dumpPostgres(place.databaseUrl, target, progress)
    progress('checksum')
    const { size } = await stat(target)
    const manifest: BackupManifest = {
      ...{ format: 1, kind, ...about, file, bytes: size, sha256: await sha256Of(target) },
      ...content,
    }
    // Last: a folder without it is no backup.
    await writeFile(join(folder, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flag: 'wx', flush: true })
    return manifest
  } catch (error) {
    await rm(target, { force: true })
    throw error
  }
}
