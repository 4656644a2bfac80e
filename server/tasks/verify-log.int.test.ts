import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../src/store/database.ts'
import { openStore } from '../src/store/open-store.ts'
import { aGroup, groupRegistered, T0 } from '../src/store/specimens.ts'
import { startPostgres } from './postgres.ts'

let folder = ''
let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'jaga-jarak-verify-'))
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Runs the command as a person would and gives what it printed with its exit code. */
function run(
  task: 'verify-log' | 'backup',
  place: Record<string, string>,
  ...args: string[]
): Promise<{ said: string; code: number | null }> {
  const { DATABASE_URL: _, ...env } = process.env
  const file = fileURLToPath(new URL(`./${task}.ts`, import.meta.url))
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...args], { env: { ...env, ...place } }, (_error, stdout) =>
      resolve({ said: stdout, code: child.exitCode }),
    )
  })
}

it.each(['SQLite', 'PostgreSQL'])(
  '[LG4] %s: says in one line whether the log is intact, and as a backup has it, beside a running server',
  async (kind) => {
    const sqliteFile = join(folder, 'jaga-jarak.sqlite')
    const place = kind === 'SQLite' ? { sqliteFile } : { databaseUrl: postgres.url }
    const env: Record<string, string> = kind === 'SQLite' ? { DATA_DIR: folder } : { DATABASE_URL: postgres.url }
    const store = await openStore(place)
    const events = [1, 2, 3].map((no) => groupRegistered(aGroup(no)))
    await store.write((tx) => tx.append(events, T0, null))
    const backup = join(folder, `backup-${kind}`)
    await run('backup', env, '--to', backup)
    await store.write((tx) => tx.append(events, T0, null))
    const verify = () => run('verify-log', env, '--against', backup)
    expect(await run('verify-log', env)).toEqual({ said: 'log intact: 6 entries\n', code: 0 })
    expect(await verify()).toEqual({ said: 'log intact: 6 entries, as the backup has it\n', code: 0 })

    const { writes, close } = openDatabase(place)
    const rows = await writes.selectFrom('log_entries').selectAll().orderBy('seq').execute()
    await writes.updateTable('log_entries').set({ body: '{}' }).where('seq', '=', seq(2)).execute()
    expect(await verify()).toEqual({ said: 'LOG BROKEN: entry 2 was edited or moved (6 entries)\n', code: 1 })

    // The chain holds to an end that was there once: only who kept a later one sees it.
    await writes.deleteFrom('log_entries').where('seq', '>', seq(1)).execute()
    expect(await verify()).toEqual({ said: 'LOG BROKEN: entry 2 is missing (1 entries)\n', code: 1 })
    await writes.deleteFrom('log_subjects').where('seq', '>', seq(1)).execute()
    await writes
      .updateTable('log_head')
      .set({ seq: seq(1), hash: rows[0]?.hash ?? '' })
      .execute()
    expect(await run('verify-log', env)).toEqual({ said: 'log intact: 1 entries\n', code: 0 })
    expect(await verify()).toEqual({ said: expect.stringContaining('entry 3 is missing that was there at'), code: 1 })
    await store.write((tx) => tx.append([groupRegistered(aGroup(7)), groupRegistered(aGroup(8))], T0, null))
    expect(await run('verify-log', env)).toEqual({ said: 'log intact: 3 entries\n', code: 0 })
    expect(await verify()).toEqual({ said: expect.stringContaining('entry 3 is not the one that was'), code: 1 })
    await close()
    await store.close()
  },
)

it('makes no store where there is none', async () => {
  const nowhere = join(folder, 'nowhere')
  const said = `no store at ${join(nowhere, 'jaga-jarak.sqlite')}\n`
  expect(await run('verify-log', { DATA_DIR: nowhere })).toEqual({ said, code: 2 })
})
