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

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jaga-jarak-verify-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const task = fileURLToPath(new URL('./verify-log.ts', import.meta.url))

/** Runs the command as a person would and gives what it printed with its exit code. */
function verify(dataDir: string): Promise<{ said: string; code: number | null }> {
  const { DATABASE_URL: _, ...env } = process.env
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [task], { env: { ...env, DATA_DIR: dataDir } }, (_error, stdout) =>
      resolve({ said: stdout, code: child.exitCode }),
    )
  })
}

it('[LG4] says in one line whether the log is intact, beside a running server', async () => {
  const place = { sqliteFile: join(folder, 'jaga-jarak.sqlite') }
  const store = await openStore(place)
  const events = [1, 2, 3].map((no) => groupRegistered(aGroup(no)))
  await store.write((tx) => tx.append(events, T0, null))
  expect(await verify(folder)).toEqual({ said: 'log intact: 3 entries\n', code: 0 })

  const database = openDatabase(place)
  await database.writes.updateTable('log_entries').set({ body: '{}' }).where('seq', '=', seq(2)).execute()
  await database.close()
  expect(await verify(folder)).toEqual({ said: 'LOG BROKEN: entry 2 was edited or moved (3 entries)\n', code: 1 })
  await store.close()
})

it('makes no store where there is none', async () => {
  const nowhere = join(folder, 'nowhere')
  expect(await verify(nowhere)).toEqual({ said: `no store at ${join(nowhere, 'jaga-jarak.sqlite')}\n`, code: 2 })
})
