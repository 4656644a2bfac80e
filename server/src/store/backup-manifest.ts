import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { Tables } from './tables.ts'

/** Name of the manifest in the folder of a backup. */
export const MANIFEST = 'backup.json'

/** What a backup holds, so that it can be checked before and after it is put back. */
export const BackupManifest = z.object({
  format: z.literal(1),
  kind: z.enum(['sqlite', 'postgres']),
  takenAt: z.iso.datetime(),
  /** of the program that took it */
  version: z.string(),
  /** what the operation was called; null when its file could not be read */
  operation: z.object({ id: z.string(), name: z.string() }).nullable(),
  /** name of the database's file in the same folder */
  file: z.string().regex(/^[\w.-]+$/),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** the end of the log when it was taken */
  head: z.object({ seq: z.int().nonnegative(), hash: z.string() }),
  /** rows of each table */
  counts: z.record(z.string(), z.int().nonnegative()),
  /** the migrations that made its tables */
  migrations: z.array(z.string()),
})
export type BackupManifest = z.infer<typeof BackupManifest>

/** A backup that cannot be taken, or not be put back; the message says what is wrong and what to do. */
export class BackupRefused extends Error {}

export async function sha256Of(file: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(file)) hash.update(chunk)
  return hash.digest('hex')
}

/** Reads the manifest of a folder. Throws BackupRefused. */
export async function readManifest(folder: string): Promise<BackupManifest> {
  const file = join(folder, MANIFEST)
  const text = await readFile(file, 'utf8').catch(() => {
    throw new BackupRefused(`${file} is not there: name the folder that "npm run backup" has written`)
  })
  try {
    return BackupManifest.parse(JSON.parse(text))
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : String(error)
    throw new BackupRefused(`${file} is not the manifest of a backup\n${why}`)
  }
}

/** What a manifest says of the content, read from an open database. */
export async function contentOf(db: Kysely<Tables>): Promise<Pick<BackupManifest, 'head' | 'counts' | 'migrations'>> {
  const head = await db.selectFrom('log_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
  const counts: Record<string, number> = {}
  const migrations: string[] = []
  for (const { name, schema } of await db.introspection.getTables({ withInternalKyselyTables: true })) {
    // What others keep beside it in the same database is theirs.
    if (schema !== undefined && schema !== 'public') continue
    // Names come from the database itself; the types know only the tables of this version.
    const anyTable = db.withTables<Record<string, { name: string }>>()
    if (name === 'kysely_migration') {
      const rows = await anyTable.selectFrom(name).select('name').orderBy('name').execute()
      migrations.push(...rows.map((row) => row.name))
    } else if (!name.startsWith('kysely_')) {
      const row = anyTable.selectFrom(name).select((eb) => eb.fn.countAll<number>().as('rows'))
      counts[name] = (await row.executeTakeFirstOrThrow()).rows
    }
  }
  return { head, counts, migrations }
}
