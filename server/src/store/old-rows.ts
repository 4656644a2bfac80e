import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { type Kysely, sql } from 'kysely'
import type { DayCount, OldKind } from '../ports.ts'
import type { Tables } from './tables.ts'

const TABLES = {
  tracks: 'track_points',
  quarantined: 'quarantined_fixes',
  malformed: 'malformed_fixes',
  photos: 'photos',
} as const satisfies Record<OldKind, keyof Tables>

/** When the next `rows` rows have come, at most `before`; one walk along the index, whatever lies behind it. */
async function endOfSlice(db: Kysely<Tables>, kind: OldKind, from: EpochMs, before: EpochMs, rows: number) {
  const came = (skipped: number) =>
    db
      .selectFrom(TABLES[kind])
      .select('received_at')
      .where('received_at', '>=', from)
      .where('received_at', '<', before)
      .orderBy('received_at')
      .limit(1)
      .offset(skipped)
      .executeTakeFirst()
  const [first, last] = [await came(0), await came(rows)]
  if (first === undefined || last === undefined) return before
  // Rows of one instant are not cut apart.
  return epochMs(Math.max(last.received_at, first.received_at + 1))
}

/** Another point of the same tracker came before it in the same stretch of `keepOneEveryMs`. */
const isNotFirst = (keepOneEveryMs: number) => sql<boolean>`exists (
  select 1 from track_points o where o.device_id = track_points.device_id
  and o.fixed_at >= track_points.fixed_at - (track_points.fixed_at % ${sql.lit(keepOneEveryMs)})
  and o.fixed_at < track_points.fixed_at)`

/** Removes what came first, about `rows` of it; answers how many went and whether that was all. */
export async function removeSlice(db: Kysely<Tables>, kind: OldKind, before: EpochMs, rows: number) {
  const end = await endOfSlice(db, kind, epochMs(0), before, rows)
  const { numDeletedRows } = await db.deleteFrom(TABLES[kind]).where('received_at', '<', end).executeTakeFirst()
  return { removed: Number(numDeletedRows), isLast: end === before }
}

/** Thins about `rows` points that came from `from` on; answers how many went and where to go on. */
export async function thinSlice(
  db: Kysely<Tables>,
  span: { from: EpochMs; before: EpochMs },
  keepOneEveryMs: number,
  rows: number,
) {
  const until = await endOfSlice(db, 'tracks', span.from, span.before, rows)
  const { numDeletedRows } = await db
    .deleteFrom('track_points')
    .where('received_at', '>=', span.from)
    .where('received_at', '<', until)
    .where(isNotFirst(keepOneEveryMs))
    .executeTakeFirst()
  return { thinned: Number(numDeletedRows), until }
}

/** Counts about `rows` rows by the day they came, those only that thinning takes when `keepOneEveryMs` is given. */
export async function countSlice(
  db: Kysely<Tables>,
  kind: OldKind,
  span: { from: EpochMs; before: EpochMs; zoneMs: number },
  rows: number,
  keepOneEveryMs?: number,
): Promise<{ days: DayCount[]; until: EpochMs }> {
  const until = await endOfSlice(db, kind, span.from, span.before, rows)
  const local = sql<number>`received_at + ${sql.lit(span.zoneMs)}`
  const day = sql<number>`${local} - (${local}) % 86400000 - ${sql.lit(span.zoneMs)}`
  let query = db
    .selectFrom(TABLES[kind])
    .select((eb) => [day.as('day'), eb.fn.countAll<number>().as('count')])
    .where('received_at', '>=', span.from)
    .where('received_at', '<', until)
    .groupBy(day)
    .orderBy('day')
  if (keepOneEveryMs !== undefined) query = query.where(isNotFirst(keepOneEveryMs))
  const days = await query.execute()
  return { days: days.map((it) => ({ day: epochMs(it.day), count: Number(it.count) })), until }
}
