import { existsSync } from 'node:fs'
import { copyFile, mkdir, rename, rm } from 'node:fs/promises'
import { dirname } from 'node:path'
import SqliteFile from 'better-sqlite3'
import { BackupRefused } from './backup-manifest.ts'
import type { StorePlace } from './database.ts'

/** Everything that is wrong with what was put there, in words. */
export type Verify = (place: StorePlace) => Promise<string[]>

/** Whether somebody has the file open: only who is alone can leave the write-ahead log. A damaged one counts as free. */
function isOpenElsewhere(file: string): boolean {
  try {
    const sqlite = new SqliteFile(file, { timeout: 0 })
    try {
      return sqlite.pragma('journal_mode = DELETE', { simple: true }) !== 'delete'
    } finally {
      sqlite.close()
    }
  } catch (error) {
    return error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_BUSY')
  }
}

const beside = (file: string): string[] => [file, `${file}-wal`, `${file}-shm`]

export type PutSteps = {
  force: boolean
  /** nobody uses what is there: the last look at it */
  before: () => Promise<void>
  verify: Verify
  /** what is done to the new one once it is verified, before anybody may use it */
  settle: (place: StorePlace) => Promise<void>
}

/** Verified before it takes its place; what is there already is set aside, never deleted. */
export async function putSqlite(
  file: string,
  target: string,
  { force, before, verify, settle }: PutSteps,
): Promise<void> {
  const isThere = beside(target).some((it) => existsSync(it))
  if (isThere && !force)
    throw new BackupRefused(`${target} is there already: stop the server and add --force, which sets it aside`)
  if (existsSync(target) && isOpenElsewhere(target))
    throw new BackupRefused(`${target} is in use: stop the server first; nothing was changed`)
  await before()
  await mkdir(dirname(target), { recursive: true })
  const half = `${target}.restoring`
  for (const it of beside(half)) await rm(it, { force: true })
  try {
    await copyFile(file, half)
    const wrong = await verify({ sqliteFile: half })
    if (wrong.length > 0)
      throw new BackupRefused(['the backup is not what its manifest says; nothing was changed', ...wrong].join('\n'))
    await settle({ sqliteFile: half })
    const aside = `.before-${Date.now()}`
    for (const each of beside(target)) if (existsSync(each)) await rename(each, `${each}${aside}`)
    await rename(half, target)
  } finally {
    for (const it of beside(half)) await rm(it, { force: true })
  }
}
