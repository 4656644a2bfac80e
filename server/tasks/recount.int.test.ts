import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openDatabase } from '../src/store/database.ts'
import { openStore } from '../src/store/open-store.ts'
import { after, anAlert, anIncident, T0 } from '../src/store/specimens.ts'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jaga-jarak-recount-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Runs the command as a person would and gives what it printed with its exit code. */
function run(dataDir: string): Promise<{ said: string; code: number | null }> {
  const { DATABASE_URL: _, ...env } = process.env
  const file = fileURLToPath(new URL('./recount.ts', import.meta.url))
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file], { env: { ...env, DATA_DIR: dataDir } }, (_error, stdout) =>
      resolve({ said: stdout, code: child.exitCode }),
    )
  })
}

it('makes what counts of alerts and incidents anew, beside a running server', async () => {
  const place = { sqliteFile: join(folder, 'jaga-jarak.sqlite') }
  const store = await openStore(place)
  const [alert, incident] = [anAlert('a-1', 'group-1'), anIncident(1)]
  await store.write((tx) => tx.append([{ type: 'AlertRaised', alert }], T0, null))
  await store.write((tx) => tx.append([{ type: 'IncidentReported', incident }], T0, 'operator'))
  const lives = async () => [await store.read.alertLives(T0, after(1)), await store.read.incidentLives(T0, after(1))]
  const before = await lives()
  const { writes, close } = openDatabase(place)
  await writes.deleteFrom('alert_lives').execute()
  await close()
  expect(await lives()).not.toEqual(before)
  expect(await run(folder)).toEqual({ said: 'counted anew from the log: 1 alerts, 1 incidents\n', code: 0 })
  expect(await lives()).toEqual(before)
  await store.close()
})

it('says so when there is no store', async () => {
  const { said, code } = await run(join(folder, 'none'))
  expect([said.startsWith('no store at '), code]).toEqual([true, 2])
})
