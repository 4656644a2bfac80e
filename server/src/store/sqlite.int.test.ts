import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import SqliteFile from 'better-sqlite3'
import { type CompiledQuery, Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { StoreUnavailable } from '../store-unavailable.ts'
import { openDatabase } from './database.ts'
import { openStore } from './open-store.ts'
import { reader } from './reader.ts'
import { aGroup, anAlert, aPoint, groupRegistered, T0 } from './specimens.ts'
import { OneFileDialect, openSqliteFile } from './sqlite.ts'
import { storeContract } from './store.contract.ts'
import type { Tables } from './tables.ts'
import { verifyLog } from './verify-log.ts'

let folder = ''
let files = 0
const newFile = (): string => join(folder, String(++files), 'store.sqlite')

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'jaga-jarak-store-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

storeContract('SQLite', async () => ({ sqliteFile: newFile() }))

describe('SQLite', () => {
  it('keeps everything over a restart', async () => {
    const place = { sqliteFile: newFile() }
    const first = await openStore(place)
    await first.write(async (tx) => {
      await tx.saveAlert(anAlert('a-1', 'g-1'))
      await tx.saveTrack([aPoint('km-1', 1)])
      await tx.append([groupRegistered(aGroup(1))], T0, null)
    })
    await first.remember('anchor', '1')
    await first.close()

    const second = await openStore(place)
    expect(await second.read.standingAlerts()).toEqual([anAlert('a-1', 'g-1')])
    expect(await second.read.newestPositions()).toEqual([aPoint('km-1', 1)])
    expect(await second.remember('anchor', '2')).toBe('1')
    await second.write((tx) => tx.append([groupRegistered(aGroup(1))], T0, null))
    expect(await second.read.head()).toBe(2)
    await second.close()
    expect(await verifyLog(place)).toEqual({ entries: 2, firstBroken: null })
  })

  it('syncs every commit to the disk, on a reopened file too', async () => {
    const place = { sqliteFile: newFile() }
    await (await openStore(place)).close()
    const database = openDatabase(place)
    for (const db of [database.writes, database.reads, database.snapshots]) {
      expect((await sql`pragma synchronous`.execute(db)).rows).toEqual([{ synchronous: 2 }])
      expect((await sql`pragma journal_mode`.execute(db)).rows).toEqual([{ journal_mode: 'wal' }])
      expect((await sql`pragma foreign_keys`.execute(db)).rows).toEqual([{ foreign_keys: 1 }])
      expect((await sql`pragma busy_timeout`.execute(db)).rows).toEqual([{ timeout: 2_000 }])
    }
    expect((await sql`pragma integrity_check`.execute(database.reads)).rows).toEqual([{ integrity_check: 'ok' }])
    await database.close()
  })

  it('closed, it has let go of the file, also of lanes that nobody asked anything', async () => {
    const sqliteFile = newFile()
    const store = await openStore({ sqliteFile })
    await store.verify(() => {})
    await store.close()
    await openDatabase({ sqliteFile }).close()
    // The last to let go folds the write-ahead log into the file.
    expect(readdirSync(dirname(sqliteFile))).toEqual(['store.sqlite'])
  })

  it('leaves no half-made tables when a migration fails', async () => {
    const file = newFile()
    const inTheWay = openSqliteFile(file)
    inTheWay.exec('create table remembered (something text)')
    await expect(openStore({ sqliteFile: file })).rejects.toThrow('"remembered" already exists')
    const tables = inTheWay.prepare(`select name from sqlite_master where type = 'table' and name not like 'kysely%'`)
    expect(tables.pluck().all()).toEqual(['remembered'])
    inTheWay.exec('drop table remembered')
    inTheWay.close()
    const store = await openStore({ sqliteFile: file })
    expect(await store.read.head()).toBe(0)
    await store.close()
  })

  it('is unavailable when the disk is full, keeps what it has and goes on when there is room', async () => {
    const place = { sqliteFile: newFile() }
    await (await openStore(place)).close()
    const database = openDatabase(place)
    const { writes, reads } = database
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(writes)
    const pages = (count: number) => sql`pragma max_page_count = ${sql.lit(count)}`.execute(writes)
    const remember = (value: string) => writes.insertInto('remembered').values({ key: value.slice(0, 9), value })
    await pages(rows[0]?.page_count ?? 0)
    const filling = writes.transaction().execute(async (trx) => {
      await trx.insertInto('remembered').values({ key: 'first', value: 'lost' }).execute()
      await trx
        .insertInto('remembered')
        .values({ key: 'big', value: 'x'.repeat(100_000) })
        .execute()
    })
    await expect(filling).rejects.toThrow(StoreUnavailable)
    expect(await reads.selectFrom('remembered').selectAll().execute()).toEqual([])
    await pages(1_000_000)
    await remember('room again').execute()
    expect(await reads.selectFrom('remembered').selectAll().execute()).toHaveLength(1)
    await database.close()
  })

  it('is unavailable while another process holds the file, and works afterwards', async () => {
    const file = newFile()
    const store = await openStore({ sqliteFile: file })
    const other = new SqliteFile(file)
    other.exec('begin immediate')
    await expect(store.write((tx) => tx.saveGroup(aGroup(1)))).rejects.toThrow(StoreUnavailable)
    expect(await store.read.groups()).toEqual([])
    other.exec('rollback')
    await store.write((tx) => tx.saveGroup(aGroup(1)))
    expect(await store.read.groups()).toHaveLength(1)
    other.close()
    await store.close()
  })

  it('is unavailable when the file cannot be opened', async () => {
    await expect(openStore({ sqliteFile: folder })).rejects.toThrow(StoreUnavailable)
  })

  it('reads what a start and a tick need by index, never by a scan of what grows', async () => {
    const place = { sqliteFile: newFile() }
    await (await openStore(place)).close()
    const asked: CompiledQuery[] = []
    const sqlite = openSqliteFile(place.sqliteFile)
    const db = new Kysely<Tables>({ dialect: new OneFileDialect(sqlite), log: ({ query }) => void asked.push(query) })
    const read = reader(db, () => Promise.reject(new Error('a row could not be read')))
    const { id, subjects } = anAlert('a-1', 'g-1')
    await read.head()
    await read.entriesAfter(seq(0), 10)
    await read.openIncidents()
    await read.standingAlerts()
    await read.latestAlert('coverageGap', subjects)
    await read.alert(id)
    await read.track(aPoint('km-1', 1).deviceId, T0, T0)
    await read.session('hash')
    await read.displayByToken('hash')
    await read.alertLives(T0, T0)
    await read.incidentLives(T0, T0)
    await read.ralliesWithin(T0, T0)
    await read.liveRallies()

    const plans = asked.map((query) => ({
      sql: query.sql,
      plan: sqlite
        .prepare<unknown[], { detail: string }>(`explain query plan ${query.sql}`)
        .all(...query.parameters)
        .map((step) => step.detail)
        .join('; '),
    }))
    const scans = plans.filter(({ plan }) => /SCAN (?!log_head)(?!.*USING (COVERING )?INDEX \w+_standing)/.test(plan))
    expect(plans).toHaveLength(13)
    expect(scans).toEqual([])
    await db.destroy()
  })
})
