import { Alert } from '@jaga-jarak/shared/alert.ts'
import { OperationAmendment } from '@jaga-jarak/shared/amendment.ts'
import { Device } from '@jaga-jarak/shared/device.ts'
import { Display } from '@jaga-jarak/shared/feed.ts'
import { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { Incident } from '@jaga-jarak/shared/incident.ts'
import { Order } from '@jaga-jarak/shared/order.ts'
import { Fix } from '@jaga-jarak/shared/position.ts'
import { type AlertId, DeviceId, EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { Rally } from '@jaga-jarak/shared/rally.ts'
import { RetentionRun } from '@jaga-jarak/shared/retention.ts'
import { type Kysely, sql } from 'kysely'
import type { Reader } from '../ports.ts'
import { findEntries } from './find-entries.ts'
import { indexReads } from './index-shelves.ts'
import { lifeReads } from './lives.ts'
import { notifyReads } from './notify-reads.ts'
import { countSlice } from './old-rows.ts'
import { photoReads } from './photo-shelves.ts'
import { readRows, type SetAside } from './read-rows.ts'
import { bodyOf, entryOf, personOf, sessionOf, standingKey, trackPointOf } from './rows.ts'
import { sourceReads } from './source-shelves.ts'
import type { Bit, Tables } from './tables.ts'

/** By code unit, here and not in SQL: PostgreSQL sorts text by the customs of its locale, SQLite by bytes. */
const inOrder = <K extends string, Row extends Record<K, string>>(rows: readonly Row[], key: K): Row[] =>
  rows.toSorted((a, b) => (a[key] < b[key] ? -1 : a[key] > b[key] ? 1 : 0))

const alertOf = bodyOf(Alert)
const amendmentOf = bodyOf(OperationAmendment)
const deviceOf = bodyOf(Device)
const displayOf = bodyOf(Display)
const groupOf = bodyOf(SupporterGroup)
const incidentOf = bodyOf(Incident)
const orderOf = bodyOf(Order)
const rallyOf = bodyOf(Rally)
const runOf = bodyOf(RetentionRun)
const reportOf = bodyOf(Fix.extend({ deviceId: DeviceId, receivedAt: EpochMs }))

const map = <Row, T>(row: Row | undefined, read: (row: Row) => T): T | undefined =>
  row === undefined ? undefined : read(row)

/** A literal, not a parameter: the partial index then answers under every plan, also one made before the value. */
const STANDING = sql.lit<Bit>(1)

const oneOf = async (db: Kysely<Tables>, column: 'id' | 'name' | 'subject', value: string) =>
  map(await db.selectFrom('people').selectAll().where(column, '=', value).executeTakeFirst(), personOf)

/** All reads, over the whole database or within one transaction of it. */
export function reader(db: Kysely<Tables>, setAside: SetAside): Reader {
  const asAlert = { read: (row: { id: AlertId; body: string }) => alertOf(row), setAside }
  const all = (table: 'supporter_groups' | 'rallies' | 'displays' | 'orders' | 'incidents') =>
    db.selectFrom(table).select(['id', 'body'])
  // Not so groups, rallies and orders: taken for closed or over, what they keep apart would be let go.
  type Apart = 'displays' | 'incidents'
  const list = <T>(table: Apart, read: (row: { id: string; body: string }) => T, rows = all(table)): Promise<T[]> =>
    readRows(table, { read, setAside }, async () => inOrder(await rows.execute(), 'id'))
  const one = async <T>(table: Apart, id: string, read: (row: { id: string; body: string }) => T) =>
    (await list(table, read, all(table).where('id', '=', id as never)))[0]

  return {
    async head() {
      const { seq } = await db.selectFrom('log_head').select('seq').executeTakeFirstOrThrow()
      return seq
    },
    async entriesAfter(after, limit) {
      const page = db.selectFrom('log_entries').selectAll().where('seq', '>', after).orderBy('seq').limit(limit)
      return (await page.execute()).map(entryOf)
    },
    entries: (filter, order, limit) => findEntries(db, filter, order, limit),
    async stateBefore({ kind, id }, before) {
      const row = db
        .selectFrom('log_subjects')
        .innerJoin('log_entries', 'log_entries.seq', 'log_subjects.seq')
        .selectAll('log_entries')
        .where('subject', '=', id)
        .where('kind', '=', kind)
        .where('log_subjects.seq', '<', before)
        .orderBy('log_subjects.seq', 'desc')
        .limit(1)
      return map(await row.executeTakeFirst(), entryOf)
    },
    async groups() {
      return inOrder(await all('supporter_groups').execute(), 'id').map(groupOf)
    },
    async group(id) {
      return map(await all('supporter_groups').where('id', '=', id).executeTakeFirst(), groupOf)
    },
    async trackers() {
      const rows = await db.selectFrom('devices').selectAll().execute()
      return inOrder(rows, 'id').map((row) => ({ device: deviceOf(row), tokenHash: row.token_hash }))
    },
    async device(id) {
      return map(await db.selectFrom('devices').select('body').where('id', '=', id).executeTakeFirst(), deviceOf)
    },
    displays: () => list('displays', displayOf),
    display: (id) => one('displays', id, displayOf),
    async displayByToken(tokenHash) {
      const row = db.selectFrom('displays').select(['id', 'body']).where('token_hash', '=', tokenHash)
      return (await list('displays', displayOf, row))[0]
    },
    async rallies() {
      return inOrder(await all('rallies').execute(), 'id').map(rallyOf)
    },
    async rally(id) {
      return map(await all('rallies').where('id', '=', id).executeTakeFirst(), rallyOf)
    },
    openIncidents: () => list('incidents', incidentOf, all('incidents').where('standing', '=', STANDING)),
    incident: (id) => one('incidents', id, incidentOf),
    async standingAlerts() {
      return readRows('alerts', asAlert, async () => {
        const rows = db.selectFrom('alerts').select(['id', 'body']).where('standing', '=', STANDING)
        return inOrder(await rows.execute(), 'id')
      })
    },
    async alert(id) {
      const row = db.selectFrom('alerts').select(['id', 'body']).where('id', '=', id)
      return (await readRows('alerts', asAlert, () => row.execute()))[0]
    },
    async latestAlert(kind, subjects) {
      const { subject_key } = standingKey(kind, subjects)
      const row = db
        .selectFrom('alerts')
        .select(['id', 'body'])
        .where('kind', '=', kind)
        .where('subject_key', '=', subject_key)
        .orderBy('standing', 'desc')
        .orderBy('raised_at', 'desc')
      const found = await readRows('alerts', { ...asAlert, limit: 1 }, (but) =>
        (but.length === 0 ? row : row.where('id', 'not in', but)).limit(1).execute(),
      )
      return found[0]
    },
    async ordersAfter(now) {
      return inOrder(await all('orders').where('until', '>', now).execute(), 'id').map(orderOf)
    },
    async order(id) {
      return map(await all('orders').where('id', '=', id).executeTakeFirst(), orderOf)
    },
    async phases() {
      const rows = await db.selectFrom('contest_phases').selectAll().execute()
      return new Map(inOrder(rows, 'contest_id').map((row) => [row.contest_id, row.phase]))
    },
    async newestPositions() {
      return inOrder(await db.selectFrom('newest_positions').selectAll().execute(), 'device_id').map(trackPointOf)
    },
    async track(deviceId, from, until, limit) {
      const rows = db
        .selectFrom('track_points')
        .selectAll()
        .where('device_id', '=', deviceId)
        .where('fixed_at', '>=', from)
        .where('fixed_at', '<', until)
        .orderBy('fixed_at')
      return (await (limit === undefined ? rows : rows.limit(limit)).execute()).map(trackPointOf)
    },
    async receivedSpan() {
      const spans = await Promise.all(
        (['track_points', 'quarantined_fixes'] as const).map((table) =>
          db
            .selectFrom(table)
            .select((eb) => [eb.fn.min('received_at').as('from'), eb.fn.max('received_at').as('until')])
            .executeTakeFirst(),
        ),
      )
      const known = spans.flatMap((span) => (span?.from == null || span.until == null ? [] : [span]))
      if (known.length === 0) return null
      return {
        from: epochMs(Math.min(...known.map((span) => span.from))),
        until: epochMs(Math.max(...known.map((span) => span.until))),
      }
    },
    async receivedFixes(from, until) {
      const good = db.selectFrom('track_points').selectAll()
      const aside = db.selectFrom('quarantined_fixes').select('body')
      const fixes = [
        ...(await good.where('received_at', '>=', from).where('received_at', '<', until).execute()).map((row) => {
          const { groupId: _, ...report } = trackPointOf(row)
          return report
        }),
        ...(await aside.where('received_at', '>=', from).where('received_at', '<', until).execute()).map(reportOf),
      ]
      return fixes.sort(
        (a, b) =>
          a.receivedAt - b.receivedAt ||
          (a.deviceId < b.deviceId ? -1 : a.deviceId > b.deviceId ? 1 : a.fixedAt - b.fixedAt),
      )
    },
    async amendment(operationId) {
      const row = db.selectFrom('amendments').selectAll().where('operation_id', '=', operationId)
      return map(await row.executeTakeFirst(), (it) => ({ version: it.version, amendment: amendmentOf(it) }))
    },
    async people() {
      return inOrder(await db.selectFrom('people').selectAll().execute(), 'id').map(personOf)
    },
    person: (id) => oneOf(db, 'id', id),
    personByName: (name) => oneOf(db, 'name', name),
    personBySubject: (subject) => oneOf(db, 'subject', subject),
    async sessions() {
      return inOrder(await db.selectFrom('sessions').selectAll().execute(), 'id').map(sessionOf)
    },
    async session(tokenHash) {
      const row = db.selectFrom('sessions').selectAll().where('token_hash', '=', tokenHash)
      return map(await row.executeTakeFirst(), sessionOf)
    },
    async entriesConcerning(id, after, until) {
      const span = db.selectFrom('log_entries').selectAll().where('seq', '>', after).where('seq', '<=', until)
      // An id is letters, digits and dashes: none of them means anything to `like`.
      const theirs = span.where((eb) => eb.or([eb('by', '=', id), eb('body', 'like', `%"${id}"%`)]))
      return (await theirs.orderBy('seq').execute()).map(entryOf)
    },
    async setAsideOf(deviceId) {
      const aside = db.selectFrom('quarantined_fixes').selectAll().where('device_id', '=', deviceId)
      const unread = db.selectFrom('malformed_fixes').selectAll().where('device_id', '=', deviceId)
      return {
        quarantined: (await aside.orderBy('received_at').execute()).map((row) => ({
          report: reportOf(row),
          reason: row.reason,
        })),
        malformed: (await unread.orderBy('received_at').execute()).map((row) => ({
          deviceId: row.device_id,
          receivedAt: row.received_at,
          payload: row.payload,
          reason: row.reason,
        })),
      }
    },
    ...photoReads(db),
    async retentionRuns(limit) {
      const rows = db.selectFrom('retention_runs').select('body').orderBy('started_at', 'desc').limit(limit)
      return (await rows.execute()).map(runOf)
    },
    ...lifeReads(db),
    ...indexReads(db),
    ...notifyReads(db, setAside),
    ...sourceReads(db, setAside),
    countOld: (kind, span, rows, keepOneEveryMs) => countSlice(db, kind, span, rows, keepOneEveryMs),
  }
}
