import pg from 'pg'
import { PostgresMissing, startPostgres } from '../../tasks/postgres.ts'
import { createInside, createPlaces } from './crossings.ts'
import { sayNotHere } from './not-here.ts'
import type { Work } from './work.ts'

const LOT = 500

// The peer at its best: nothing has to outlast a crash, all of it lies in memory, and no plan is compiled for a lot.
const SETTINGS = [
  'fsync=off',
  'full_page_writes=off',
  'synchronous_commit=off',
  'shared_buffers=512MB',
  'work_mem=64MB',
  'random_page_cost=1.1',
  'jit=off',
]

const TABLE = `
  create extension postgis;
  create extension btree_gist;
  create unlogged table places (
    slot int primary key, contest int not null, camp int not null, at geography(Point, 4326) not null)`
const FILL = `
  insert into places select slot, contest, camp, st_point(lon, lat, 4326)::geography
  from unnest($1::int[], $2::int[], $3::int[], $4::float8[], $5::float8[]) as _(slot, contest, camp, lon, lat)`
// With the contest in the index a group whose town has other contests near by visits none of their groups.
const INDEX = 'create index on places using gist (contest, at)'
const MOVE = `
  update places set at = st_point(lon, lat, 4326)::geography
  from unnest($1::int[], $2::float8[], $3::float8[]) as _(reported, lon, lat) where slot = reported`
// One row a group: the opponents as one text are read faster than a row each.
const SEARCH = `
  select mine.slot, string_agg(other.slot::text, ',')
  from unnest($1::int[]) as lot(slot) join places mine on mine.slot = lot.slot
  join places other on other.contest = mine.contest and other.camp <> mine.camp
    and st_dwithin(other.at, mine.at, $2::float8)
  group by mine.slot`

async function serverWithPostgis() {
  const server = await startPostgres(SETTINGS).catch((error: unknown) => {
    if (error instanceof PostgresMissing) return null
    throw error
  })
  if (server === null) {
    sayNotHere('PostGIS', 'postgresql-postgis')
    return null
  }
  const client = new pg.Client({ connectionString: server.url })
  const stop = async (): Promise<void> => {
    await client.end()
    await server.stop()
  }
  try {
    await client.connect()
    const { rows } = await client.query<{ version: number; has: boolean }>(`
      select current_setting('server_version_num')::int / 10000 as version,
        exists (select from pg_available_extensions where name = 'postgis') as has`)
    if (rows[0]?.has === true) return { client, stop }
    sayNotHere('PostGIS', `postgresql-${rows[0]?.version}-postgis-3`)
  } catch (error) {
    await stop()
    throw error
  }
  await stop()
  return null
}

/**
 * How long it takes with a table of places: all that a tick brings in one UPDATE, then a search for each lot of it;
 * null when PostGIS is not here.
 */
export async function runPostgis(work: Work, limitM: number) {
  const server = await serverWithPostgis()
  if (server === null) return null
  const { client, stop } = server
  try {
    const places = createPlaces(work, limitM)
    const inside = createInside(places)
    const search = (lot: Int32Array) =>
      client.query<[slot: number, others: string]>({
        name: 'search',
        text: SEARCH,
        values: [Array.from(lot), limitM],
        rowMode: 'array',
      })
    const look = async (slots: Int32Array): Promise<void> => {
      let asked = search(slots.subarray(0, LOT))
      for (let from = 0; from < slots.length; from += LOT) {
        const { rows } = await asked
        // The server searches the next lot while this one is counted.
        if (from + LOT < slots.length) asked = search(slots.subarray(from + LOT, from + 2 * LOT))
        for (const slot of slots.subarray(from, from + LOT)) inside.leave(slot)
        for (const [slot, others] of rows) for (const other of others.split(',')) inside.found(slot, Number(other))
      }
    }
    const all = Int32Array.from({ length: work.count }, (_, slot) => slot)
    await client.query(TABLE)
    await client.query(
      FILL,
      [all, work.contests, work.camps, work.lon, work.lat].map((column) => Array.from(column)),
    )
    await client.query(INDEX)
    await client.query('vacuum analyze places')
    await look(all)
    inside.total.enters = 0
    const began = performance.now()
    for (const { slots, lon, lat } of work.ticks) {
      for (let k = 0; k < slots.length; k++) places.put(slots[k] ?? 0, lon[k] ?? 0, lat[k] ?? 0)
      await client.query(MOVE, [Array.from(slots), Array.from(lon), Array.from(lat)])
      await look(slots)
    }
    const ms = performance.now() - began
    return { ms, ...inside.total }
  } finally {
    await stop()
  }
}
