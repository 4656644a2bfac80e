import { execFile } from 'node:child_process'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isStandingAlert } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { LogEntry, Snapshot } from '@jaga-jarak/shared/feed.ts'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Running, startApp } from '../src/app-in-test.ts'
import { realClock } from '../src/clock.ts'
import { readOperation } from '../src/operation/read-operation.ts'
import { BackupManifest } from '../src/store/backup-manifest.ts'
import { openStore } from '../src/store/open-store.ts'
import { takeSnapshot } from '../src/usecases/take-snapshot.ts'
import { startPostgres } from './postgres.ts'

const folder = mkdtempSync(join(tmpdir(), 'jaga-jarak-backup-'))
let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres.stop()
  rmSync(folder, { recursive: true, force: true })
})

type Env = Record<string, string>
/** Runs the command as a person would; what it said, and its exit code. */
function run(task: 'backup' | 'restore', env: Env, ...args: string[]): Promise<{ said: string; code: number | null }> {
  const { DATABASE_URL: _, ...rest } = process.env
  const file = fileURLToPath(new URL(`./${task}.ts`, import.meta.url))
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [file, ...args], { env: { ...rest, ...env } }, (_error, out, err) =>
      resolve({ said: out + err, code: child.exitCode }),
    )
  })
}
const manifestOf = (backup: string): BackupManifest =>
  BackupManifest.parse(JSON.parse(readFileSync(join(backup, 'backup.json'), 'utf8')))

let made = 0
/** A place for a store that is not there yet: what the commands are told, and what a server in the test is. */
async function place(kind: 'SQLite' | 'PostgreSQL') {
  const name = `place_${++made}`
  const dataDir = join(folder, name)
  if (kind === 'SQLite') return { env: { DATA_DIR: dataDir }, setting: { dataDir } }
  const client = new pg.Client({ connectionString: postgres.url })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(postgres.url)
  url.pathname = `/${name}`
  return { env: { DATABASE_URL: url.href }, setting: { databaseUrl: url.href, dataDir } }
}
const operation = readOperation(resolve(import.meta.dirname, '../operations/kaltim-2024.yaml'))
const desk = { id: 'desk', name: 'desk', duty: 'desk', role: 'admin', reach: null, due: null } as const
/** The picture that entries tell by themselves: each carries the whole state of what it changed. */
function toldBy(entries: readonly LogEntry[]) {
  const events = entries.map(({ event }) => event)
  const groups = new Map(events.flatMap((it) => ('group' in it ? [[it.group.id, it.group] as const] : [])))
  const alerts = new Map(events.flatMap((it) => ('alert' in it ? [[it.alert.id, it.alert] as const] : [])))
  const byId = (a: { id: string }, b: { id: string }): number => (a.id < b.id ? -1 : 1)
  return {
    groups: [...groups.values()].toSorted(byId),
    alerts: [...alerts.values()].filter(isStandingAlert).toSorted(byId),
  }
}

/** The picture of a server, without what tells the moment of looking. */
async function pictureOf(running: Running): Promise<Omit<Snapshot, 'now' | 'seq'>> {
  const socket = running.screen(await running.signIn())
  const {
    now: _,
    seq: __,
    ...picture
  } = await new Promise<Snapshot>((done) => {
    socket.once('snapshot', done)
    socket.emit('resume', { after: null })
  })
  return picture
}

describe.each(['SQLite', 'PostgreSQL'] as const)('%s', (kind) => {
  it('is backed up under writes, put back where there is nothing, and gives the same picture', async () => {
    const [here, there, later] = [await place(kind), await place(kind), await place(kind)]
    const running = await startApp(here.setting)
    const cookie = await running.signIn()
    let stop = false
    const writing = (async () => {
      for (let i = 0; !stop; i++) {
        const { trackerId } = await running.tracked(cookie, `Rombongan ${i}`, (i % 2) + 1)
        await running.report(trackerId, 117.5 + i / 10_000, 0.5)
      }
    })()
    await expect.poll(() => running.store.read.head(), { timeout: 10_000 }).toBeGreaterThan(20)
    const backup = join(folder, `under-writes-${kind}`)
    const taken = await run('backup', here.env, '--to', backup)
    stop = true
    await writing
    expect(taken).toMatchObject({ code: 0, said: expect.stringContaining(backup) })

    const { head, ...about } = manifestOf(backup)
    expect(about).toMatchObject({ version: '0.1.0', operation: { id: operation.id, name: operation.name } })
    for (const it of ['', 'backup.json', about.file]) expect(statSync(join(backup, it)).mode & 0o077).toBe(0)
    expect(head.seq).toBeLessThanOrEqual(await running.store.read.head())
    const restored = await run('restore', there.env, backup)
    expect(restored).toEqual({
      code: 0,
      said: expect.stringContaining(`restored and verified: log up to entry ${head.seq}`),
    })
    const copy = await openStore(
      kind === 'SQLite'
        ? { sqliteFile: join(there.setting.dataDir, 'jaga-jarak.sqlite') }
        : { databaseUrl: there.env.DATABASE_URL ?? '' },
    )
    expect(await copy.read.head()).toBe(head.seq)
    const entries = async (store: typeof copy) =>
      (await store.read.entriesAfter(seq(0), 10_000)).filter((it) => it.seq <= head.seq)
    const told = await entries(running.store)
    expect(await entries(copy)).toEqual(told)
    // The tables are of the same instant as the log: no row without its entry, no entry without its row.
    const { alerts, ...at } = await takeSnapshot({ store: copy, clock: realClock, operation })(desk)
    expect({ ...at, alerts: alerts.toSorted((a, b) => (a.id < b.id ? -1 : 1)) }).toMatchObject({
      ...toldBy(told),
      seq: head.seq,
    })
    expect(at.groups.length).toBeGreaterThan(5)
    await copy.close()
    const onCopy = await startApp(there.setting)
    expect((await pictureOf(onCopy)).groups).toEqual(at.groups)
    await onCopy.stop({ keep: true })

    const picture = await pictureOf(running)
    const still = join(folder, `still-${kind}`)
    await running.stop({ keep: true })
    expect((await run('backup', here.env, '--to', still)).code).toBe(0)
    expect((await run('restore', later.env, still)).code).toBe(0)
    const again = await startApp(later.setting)
    expect(await pictureOf(again)).toEqual(picture)
    expect((await again.call(routes.listDevices, { cookie: await again.signIn() })).body.devices.length).toBe(
      picture.groups.length,
    )
    await again.stop({ keep: true })
  }, 60_000)

  it('is not put over what is there but by force, and then what was there is set aside or replaced', async () => {
    const [here, there] = [await place(kind), await place(kind)]
    const [first, second] = [await startApp(here.setting), await startApp(there.setting)]
    await first.tracked(await first.signIn(), 'Dari cadangan', 1)
    await second.tracked(await second.signIn(), 'Yang ada', 1)
    const backup = join(folder, `forced-${kind}`)
    expect((await run('backup', here.env, '--to', backup)).code).toBe(0)
    const inUse = await run('restore', there.env, backup, '--force')
    expect(inUse).toMatchObject({ code: 1, said: expect.stringContaining('stop the server first') })
    await second.tracked(await second.signIn(), 'Terus', 2)
    await Promise.all([first.stop({ keep: true }), second.stop({ keep: true })])
    const refused = await run('restore', there.env, backup)
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining('--force') })
    // It is another log: what was revoked in it since is not known.
    const restored = await run('restore', there.env, backup, '--force')
    expect(restored).toMatchObject({ code: 0, said: expect.stringContaining('ended or erased after') })
    if (kind === 'SQLite') expect(readdirSync(there.setting.dataDir).some((it) => it.includes('.before-'))).toBe(true)
    const again = await startApp(there.setting)
    expect((await again.store.read.groups()).map(({ name }) => name)).toEqual(['Dari cadangan'])
    await again.stop({ keep: true })
  }, 60_000)

  it('brings back what was revoked since, says so, and nobody who was signed in', async () => {
    const here = await place(kind)
    const running = await startApp(here.setting)
    const cookie = await running.signIn()
    const { display, token } = (await running.call(routes.registerDisplay, { cookie, body: { name: 'Dinding' } })).body
    const wall = running.cookieOf(await running.call(routes.openDisplay, { body: { token } }))
    const backup = join(folder, `revoked-${kind}`)
    expect((await run('backup', here.env, '--to', backup)).code).toBe(0)
    await running.call(routes.revokeDisplay, { cookie, params: { displayId: display.id } })
    await running.tracked(cookie, 'Sesudahnya', 1)
    await running.stop({ keep: true })
    const { said, code } = await run('restore', here.env, backup, '--force')
    expect([code, said]).toEqual([0, expect.stringContaining('every session has ended')])
    expect(said).toMatch(/of what is undone from .* on, these take something away/)
    expect(said).toContain(`DisplayRevoked ${display.id}`)
    const again = await startApp(here.setting)
    expect(await again.store.read.sessions()).toEqual([])
    for (const old of [cookie, wall]) expect((await again.call(routes.whoAmI, { cookie: old })).body).toBeNull()
    expect((await again.call(routes.openDisplay, { body: { token } })).status).toBe(200)
    await again.stop({ keep: true })
  }, 60_000)

  it('a backup that was damaged, cut, of a newer version, or is none is refused in words', async () => {
    const here = await place(kind)
    const running = await startApp(here.setting)
    await running.stop({ keep: true })
    const backup = join(folder, `damaged-${kind}`)
    expect((await run('backup', here.env, '--to', backup)).code).toBe(0)
    expect(await run('backup', here.env, '--to', backup)).toMatchObject({
      code: 1,
      said: expect.stringContaining('already'),
    })
    const manifest = manifestOf(backup)
    const file = join(backup, manifest.file)
    const refusal = async (): Promise<string> => {
      const there = await place(kind)
      const { said, code } = await run('restore', there.env, backup)
      expect(code).toBe(1)
      // What is not whole takes no place.
      if (kind === 'SQLite') expect(existsSync(join(there.setting.dataDir, 'jaga-jarak.sqlite'))).toBe(false)
      return said
    }
    const write = (some: object): void =>
      writeFileSync(join(backup, 'backup.json'), JSON.stringify({ ...manifest, ...some }))
    write({ migrations: [...manifest.migrations, '9999-later'] })
    expect(await refusal()).toContain('newer version (9999-later)')
    write({ counts: { ...manifest.counts, people: 7 } })
    expect(await refusal()).toContain('people: 1 rows instead of 7')
    write({})
    const bytes = readFileSync(file)
    const middle = Math.floor(bytes.length / 2)
    bytes[middle] = (bytes[middle] ?? 0) ^ 1
    writeFileSync(file, bytes)
    expect(await refusal()).toContain('damaged')
    truncateSync(file, middle)
    expect(await refusal()).toContain(`${middle} bytes`)
    writeFileSync(join(backup, 'backup.json'), '{"format":2}')
    expect(await refusal()).toContain('not the manifest of a backup')
    expect((await run('restore', here.env, join(folder, 'nowhere'))).said).toContain('is not there')
  }, 60_000)
})

it('PostgreSQL: what cannot be copied is said in words, leaves nothing behind, and no password among arguments', async () => {
  const here = await place('PostgreSQL')
  await (await startApp(here.setting)).stop({ keep: true })
  const backup = join(folder, 'not-copied')
  const nowhere = await run('backup', { ...here.env, PATH: folder }, '--to', backup)
  expect(nowhere).toMatchObject({ code: 1, said: expect.stringContaining('pg_dump is not installed') })

  // A pg_dump of another make: it tells what it was given, writes half and fails.
  const bin = mkdtempSync(join(folder, 'bin-'))
  const script = '#!/bin/sh\necho half > "$7"; echo "given $PGPASSWORD by $*" >&2; exit 3\n'
  writeFileSync(join(bin, 'pg_dump'), script, { mode: 0o755 })
  const url = new URL(here.env.DATABASE_URL ?? '')
  url.password = 'rahasia besar'
  const failed = await run('backup', { DATABASE_URL: url.href, PATH: `${bin}:${process.env.PATH}` }, '--to', backup)
  expect(failed).toMatchObject({ code: 1, said: expect.stringContaining('pg_dump failed (3)\ngiven rahasia besar by') })
  expect(failed.said.split(' by ')[1]).not.toContain('rahasia')
  expect(readdirSync(backup)).toEqual([])
})

it('is not put into a store of the other kind', async () => {
  const here = await place('SQLite')
  const running = await startApp(here.setting)
  await running.stop({ keep: true })
  const backup = join(folder, 'other-kind')
  await run('backup', here.env, '--to', backup)
  const { said } = await run('restore', (await place('PostgreSQL')).env, backup)
  expect(said).toContain('leave DATABASE_URL out')
})
