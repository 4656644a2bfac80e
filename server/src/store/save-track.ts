import { standsAt } from '@jaga-jarak/shared/position.ts'
import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import type { TrackPoint } from '../ports.ts'
import { pagesOf } from './pages-of.ts'
import { trackRow } from './rows.ts'
import type { Tables, TrackRow } from './tables.ts'

/** Rows a statement: 14 columns each must stay under 32,766 parameters (SQLite) and 65,535 (PostgreSQL). */
const ROWS = 500

const rowStandsAt = (row: TrackRow): number => standsAt({ fixedAt: row.fixed_at, receivedAt: row.received_at })

/** Of each tracker the newest, and of equals the first: the one that the track keeps. */
function newestOf(rows: readonly TrackRow[]): TrackRow[] {
  const newest = new Map<string, TrackRow>()
  for (const row of rows) {
    const known = newest.get(row.device_id)
    if (known === undefined || rowStandsAt(row) > rowStandsAt(known)) newest.set(row.device_id, row)
  }
  return [...newest.values()]
}

type Excluded = ExpressionBuilder<Tables & { excluded: TrackRow }, 'newest_positions' | 'excluded'>

const theNewer = (eb: Excluded) => ({
  fixed_at: eb.ref('excluded.fixed_at'),
  received_at: eb.ref('excluded.received_at'),
  group_id: eb.ref('excluded.group_id'),
  lon: eb.ref('excluded.lon'),
  lat: eb.ref('excluded.lat'),
  accuracy_m: eb.ref('excluded.accuracy_m'),
  speed_mps: eb.ref('excluded.speed_mps'),
  course_deg: eb.ref('excluded.course_deg'),
  altitude_m: eb.ref('excluded.altitude_m'),
  battery_pct: eb.ref('excluded.battery_pct'),
  mock: eb.ref('excluded.mock'),
  alarm: eb.ref('excluded.alarm'),
  attributes: eb.ref('excluded.attributes'),
})

/** {@link standsAt} of the row that is there or of the one that comes; the two databases name a lesser of two apart. */
const sqlStandsAt = (table: 'excluded' | 'newest_positions') => {
  const [fixedAt, receivedAt] = [sql.ref<number>(`${table}.fixed_at`), sql.ref<number>(`${table}.received_at`)]
  return sql<number>`case when ${fixedAt} < ${receivedAt} then ${fixedAt} else ${receivedAt} end`
}

/** Adds what is new by (device, fixedAt); the newest position of a tracker only moves forward. */
export async function saveTrack(db: Kysely<Tables>, points: readonly TrackPoint[]): Promise<void> {
  const rows = points.map(trackRow)
  for (const page of pagesOf(rows, ROWS))
    await db
      .insertInto('track_points')
      .values(page)
      .onConflict((conflict) => conflict.columns(['device_id', 'fixed_at']).doNothing())
      .execute()
  for (const page of pagesOf(newestOf(rows), ROWS))
    await db
      .insertInto('newest_positions')
      .values(page)
      .onConflict((conflict) =>
        conflict
          .column('device_id')
          .doUpdateSet(theNewer)
          .where(sqlStandsAt('excluded'), '>', sqlStandsAt('newest_positions')),
      )
      .execute()
}
