import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import { seq } from '@jaga-jarak/shared/primitives.ts'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startPostgres } from '../../tasks/postgres.ts'
import type { Store } from '../ports.ts'
import { StoreUnavailable } from '../store-unavailable.ts'
import { openStore } from './open-store.ts'
import { aGroup, groupRegistered, T0 } from './specimens.ts'
import { storeContract } from './store.contract.ts'
import { verifyLog } from './verify-log.ts'

let server: Awaited<ReturnType<typeof startPostgres>> | undefined
let databases = 0

beforeAll(async () => {
  server = await startPostgres()
})
afterAll(() => server?.stop())

async function connected(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

async function emptyPlace(): Promise<{ databaseUrl: string }> {
  if (server === undefined) throw new Error('PostgreSQL runs only while the tests do')
  const name = `store_${++databases}`
  const maintenance = await connected(server.url)
  await maintenance.query(`create database ${name}`)
  await maintenance.end()
  const url = new URL(server.url)
  url.pathname = `/${name}`
  return { databaseUrl: url.href }
}

storeContract('PostgreSQL', emptyPlace)

describe('PostgreSQL', () => {
  let place = { databaseUrl: '' }
  let store: Store
  let other: pg.Client

  beforeEach(async () => {
    place = await emptyPlace()
    store = await openStore(place)
    other = await connected(place.databaseUrl)
  })
  afterEach(async () => {
    await other.end()
    await store.close()
  })

  const killTheStoresConnections = () =>
    other.query(`
      select pg_terminate_backend(pid, 5000) from pg_stat_activity
      where application_name = 'jaga-jarak' and datname = current_database()`)

  it('is unavailable when its connection is killed in a write, and works again', async () => {
    const killed = store.write(async (tx) => {
      await tx.saveGroup(aGroup(1))
      await killTheStoresConnections()
      await tx.append([groupRegistered(aGroup(1))], T0, null)
    })
    await expect(killed).rejects.toThrow(StoreUnavailable)
    expect(await store.read.groups()).toEqual([])
    await store.write((tx) => tx.append([groupRegistered(aGroup(2))], T0, null))
    expect(await store.read.head()).toBe(1)
  })

  it('is unavailable when the commit finds no connection', async () => {
    const killed = store.write(async (tx) => {
      await tx.append([groupRegistered(aGroup(1))], T0, null)
      await killTheStoresConnections()
    })
    await expect(killed).rejects.toThrow(StoreUnavailable)
    expect(await store.read.head()).toBe(0)
  })

  it('is unavailable when it gets no answer in 3 s, and works again', async () => {
    await other.query('select pg_advisory_lock(649202411)')
    await expect(store.write((tx) => tx.saveGroup(aGroup(1)))).rejects.toThrow(StoreUnavailable)
    expect(await store.read.groups()).toEqual([])
    await other.query('select pg_advisory_unlock_all()')
    await store.write((tx) => tx.saveGroup(aGroup(1)))
    expect(await store.read.groups()).toHaveLength(1)
  })

  it('is unavailable when nobody listens there', async () => {
    const url = new URL(place.databaseUrl)
    url.port = '1'
    await expect(openStore({ databaseUrl: url.href })).rejects.toThrow(StoreUnavailable)
  })

  it('tells a real mistake from unavailability', async () => {
    await store.write((tx) => tx.saveGroup(aGroup(1)))
    const clash = store.write((tx) => tx.saveGroup(aGroup(1, { id: 'other' })))
    await expect(clash).rejects.not.toBeInstanceOf(StoreUnavailable)
  })

  it('migrates once when several nodes start together', async () => {
    const fresh = await emptyPlace()
    const nodes = await Promise.all([openStore(fresh), openStore(fresh), openStore(fresh)])
    expect(await Promise.all(nodes.map((node) => node.read.head()))).toEqual([0, 0, 0])
    await Promise.all(nodes.map((node) => node.close()))
  })

  it('[LG1] keeps one order of numbers and commits among nodes, and loses no update', async () => {
    const second = await openStore(place)
    await store.write((tx) => tx.saveGroup(aGroup(1)))
    const raise = (node: Store) =>
      node.write(async (tx) => {
        const group = aGroup(1, { version: ((await tx.group(aGroup(1).id))?.version ?? 0) + 1 })
        await tx.saveGroup(group)
        await tx.append([{ type: 'GroupChanged', group }], T0, null)
      })

    let writing = true
    const followed: LogEntry[] = []
    const follow = async () => {
      while (writing || followed.length < (await store.read.head()))
        followed.push(...(await store.read.entriesAfter(seq(followed.length), 100)))
    }
    const following = follow()
    await Promise.all(Array.from({ length: 60 }, (_, n) => raise(n % 2 === 0 ? store : second)))
    writing = false
    await following

    expect(followed.map((entry) => entry.seq)).toEqual(Array.from({ length: 60 }, (_, n) => n + 1))
    const versions = followed.map(({ event }) => (event.type === 'GroupChanged' ? event.group.version : 0))
    expect(versions).toEqual(Array.from({ length: 60 }, (_, n) => n + 2))
    expect(await verifyLog(place)).toEqual({ entries: 60, firstBroken: null })
    await second.close()
  })
})
