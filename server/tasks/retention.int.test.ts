import { execFile } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openStore } from '../src/store/open-store.ts'
import { aPoint } from '../src/store/specimens.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jaga-jarak-retention-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const task = fileURLToPath(new URL('./retention.ts', import.meta.url))

/** Runs the command as a person would and gives what it printed with its exit code. */
function retention(dataDir: string, ...args: string[]): Promise<{ said: string; code: number | null }> {
  const { DATABASE_URL: _, ...env } = process.env
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [task, ...args],
      { env: { ...env, DATA_DIR: dataDir } },
      (_error, stdout) => resolve({ said: stdout, code: child.exitCode }),
    )
  })
}

it('says what would go, takes it away, and leaves no byte of it, beside a server that has the store open', async () => {
  const sqliteFile = join(folder, 'jaga-jarak.sqlite')
  const store = await openStore({ sqliteFile })
  const old = epochMs(Date.UTC(2025, 0, 15))
  const points = [0, 1].map((n) =>
    aPoint('km-1', 0, { fixedAt: epochMs(old + n), receivedAt: epochMs(old + n), attributes: { mark: 'PENANDA' } }),
  )
  await store.write((tx) => tx.saveTrack(points))
  const plan = await retention(folder, '--dry-run')
  expect(plan.said).toContain('tracks: 2 removed, 0 thinned')
  expect(plan.said).toContain('  2025-01-15 tracks 2')
  expect(plan.code).toBe(0)
  expect((await retention(folder, '--dry-run')).said).toBe(plan.said)
  const run = await retention(folder, '--compact')
  expect(run.said).toContain('tracks: 2 removed, 0 thinned')
  expect(run.code).toBe(0)
  expect((await retention(folder)).said).toContain('tracks: 0 removed, 0 thinned')
  await store.close()
  for (const file of [sqliteFile]) expect(readFileSync(file, 'latin1')).not.toContain('PENANDA')
})

it('makes no store where there is none', async () => {
  const nowhere = join(folder, 'nowhere')
  expect(await retention(nowhere)).toEqual({ said: `no store at ${join(nowhere, 'jaga-jarak.sqlite')}\n`, code: 2 })
})
