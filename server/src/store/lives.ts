import { setImmediate as breathe } from 'node:timers/promises'
import { AlertLife, alertLife } from '@jaga-jarak/shared/alert-life.ts'
import { WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { IncidentLife, incidentLife } from '@jaga-jarak/shared/incident-life.ts'
import { type EpochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import { Rally } from '@jaga-jarak/shared/rally.ts'
import { isLiveRally } from '@jaga-jarak/shared/rally-steps.ts'
import type { Kysely } from 'kysely'
import type { Reader } from '../ports.ts'
import { pagesOf } from './pages-of.ts'
import { bodyOf } from './rows.ts'
import type { Tables } from './tables.ts'

/** Rows written or read at once. */
const PAGE = 1_000

type LifeTable = 'alert_lives' | 'incident_lives'
type Life = { id: string; at: EpochMs }
/** What the lives of one table are made of. */
type Book<L, S> = {
  table: LifeTable
  stateOf: (event: WorldEvent) => S | null
  read: (row: { body: string }) => L
  next: (known: L | undefined, state: S) => L
  keyOf: (life: L) => Life
}

const ALERTS: Book<AlertLife, Parameters<typeof alertLife>[1]> = {
  table: 'alert_lives',
  stateOf: (event) => ('alert' in event ? event.alert : null),
  read: bodyOf(AlertLife),
  next: alertLife,
  keyOf: ({ id, raisedAt }) => ({ id, at: raisedAt }),
}
const INCIDENTS: Book<IncidentLife, Parameters<typeof incidentLife>[1]> = {
  table: 'incident_lives',
  stateOf: (event) => ('incident' in event ? event.incident : null),
  read: bodyOf(IncidentLife),
  next: incidentLife,
  keyOf: ({ id, reportedAt }) => ({ id, at: reportedAt }),
}

async function enter<L, S extends { id: string }>(
  db: Kysely<Tables>,
  { table, stateOf, read, next, keyOf }: Book<L, S>,
  events: readonly WorldEvent[],
): Promise<void> {
  const states = events.flatMap((event) => stateOf(event) ?? [])
  const lives = new Map<string, L>()
  for (const ids of pagesOf([...new Set(states.map(({ id }) => id))], PAGE)) {
    const known = db.selectFrom(table).select(['id', 'body']).where('id', 'in', ids)
    for (const row of await known.execute()) lives.set(row.id, read(row))
  }
  for (const state of states) lives.set(state.id, next(lives.get(state.id), state))
  const rows = [...lives.values()].map((life) => ({ ...keyOf(life), body: JSON.stringify(life) }))
  for (const page of pagesOf(rows, PAGE))
    await db
      .insertInto(table)
      .values(page)
      .onConflict((conflict) => conflict.column('id').doUpdateSet((eb) => ({ body: eb.ref('excluded.body') })))
      .execute()
}

/** Goes on with the lives of what these entries are about: by key, so it costs the same however long the log is. */
export async function enterLives(db: Kysely<Tables>, events: readonly WorldEvent[]): Promise<void> {
  await enter(db, ALERTS, events)
  await enter(db, INCIDENTS, events)
}

/** Makes all lives anew from the log, in one transaction of the caller's; entries that nobody can read are left out. */
export async function recountLives(db: Kysely<Tables>): Promise<void> {
  for (const { table } of [ALERTS, INCIDENTS]) await db.deleteFrom(table).execute()
  for (let after = seq(0); ; ) {
    const rows = db.selectFrom('log_entries').select(['seq', 'body']).where('seq', '>', after).orderBy('seq')
    const page = await rows.limit(PAGE).execute()
    await enterLives(
      db,
      page.flatMap(({ body }) => WorldEvent.safeParse(JSON.parse(body)).data ?? []),
    )
    const last = page.at(-1)
    if (last === undefined) return
    after = last.seq
  }
}

/** Those of a period, a page at a time with room for others between. */
async function within<L, S>(
  db: Kysely<Tables>,
  { table, read }: Book<L, S>,
  from: EpochMs,
  until: EpochMs,
): Promise<L[]> {
  const lives: L[] = []
  for (let last: { at: EpochMs; id: string } | undefined; ; ) {
    const after = last
    const page = await db
      .selectFrom(table)
      .selectAll()
      .where('at', '>=', after?.at ?? from)
      .where('at', '<', until)
      .$if(after !== undefined, (rows) =>
        rows.where((eb) => eb.or([eb('at', '>', after?.at ?? from), eb('id', '>', after?.id ?? '')])),
      )
      .orderBy('at')
      .orderBy('id')
      .limit(PAGE)
      .execute()
    for (const row of page) lives.push(read(row))
    last = page.at(-1)
    if (page.length < PAGE) return lives
    await breathe()
  }
}

const rallyOf = bodyOf(Rally)
const LIVE = Rally.shape.phase.options.filter(isLiveRally)

type LifeReads = Pick<Reader, 'alertLives' | 'incidentLives' | 'ralliesWithin' | 'liveRallies'>

/** What counts in a period, by its index. */
export function lifeReads(db: Kysely<Tables>): LifeReads {
  const rallies = db.selectFrom('rallies').select('body')
  return {
    alertLives: (from, until) => within(db, ALERTS, from, until),
    incidentLives: (from, until) => within(db, INCIDENTS, from, until),
    async ralliesWithin(from, until) {
      const held = rallies.where('ends_at', '>', from).where('starts_at', '<', until)
      return (await held.where('phase', '<>', 'cancelled').execute()).map(rallyOf)
    },
    async liveRallies() {
      return (await rallies.where('phase', 'in', LIVE).execute()).map(rallyOf)
    },
  }
}
