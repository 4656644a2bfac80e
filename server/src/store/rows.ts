import { createHash } from 'node:crypto'
import { type Alert, type AlertKind, type AlertSubject, isStandingAlert } from '@jaga-jarak/shared/alert.ts'
import { type LogEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { type Incident, isOpenIncident } from '@jaga-jarak/shared/incident.ts'
import { Fix } from '@jaga-jarak/shared/position.ts'
import { Person } from '@jaga-jarak/shared/roles.ts'
import { z } from 'zod'
import type { Malformed, PersonRow, Quarantined, SessionRow, TrackPoint } from '../ports.ts'
import type { Bit, LogRow, Tables, TrackRow } from './tables.ts'

const bit = (value: boolean): Bit => (value ? 1 : 0)

/** Reads a whole state back through its schema. */
export const bodyOf =
  <T>(schema: z.ZodType<T>) =>
  (row: { body: string }): T =>
    schema.parse(JSON.parse(row.body))

const eventOf = bodyOf(WorldEvent)
export const entryOf = (row: LogRow): LogEntry => ({ seq: row.seq, at: row.at, by: row.by, event: eventOf(row) })

/** The subjects part of the key of AL1, whatever their order. */
export const subjectKey = (subjects: readonly AlertSubject[]): string => subjects.toSorted().join(' ')

export const standingKey = (kind: AlertKind, subjects: readonly AlertSubject[]) => ({
  kind,
  subject_key: subjectKey(subjects),
})

export const alertRow = (alert: Alert): Tables['alerts'] => ({
  id: alert.id,
  ...standingKey(alert.evidence.kind, alert.subjects),
  standing: bit(isStandingAlert(alert)),
  raised_at: alert.raisedAt,
  body: JSON.stringify(alert),
})

export const incidentRow = (incident: Incident): Tables['incidents'] => ({
  id: incident.id,
  status: incident.status,
  standing: bit(isOpenIncident(incident)),
  body: JSON.stringify(incident),
})

export const trackRow = (point: TrackPoint): TrackRow => ({
  device_id: point.deviceId,
  fixed_at: point.fixedAt,
  received_at: point.receivedAt,
  group_id: point.groupId,
  lon: point.lon,
  lat: point.lat,
  accuracy_m: point.accuracyM,
  speed_mps: point.speedMps,
  course_deg: point.courseDeg,
  altitude_m: point.altitudeM,
  battery_pct: point.batteryPct,
  mock: bit(point.mock),
  alarm: point.alarm,
  attributes: JSON.stringify(point.attributes),
})

export const trackPointOf = (row: TrackRow): TrackPoint => ({
  deviceId: row.device_id,
  fixedAt: row.fixed_at,
  receivedAt: row.received_at,
  groupId: row.group_id,
  lon: row.lon,
  lat: row.lat,
  accuracyM: row.accuracy_m,
  speedMps: row.speed_mps,
  courseDeg: row.course_deg,
  altitudeM: row.altitude_m,
  batteryPct: row.battery_pct,
  mock: row.mock === 1,
  alarm: row.alarm,
  attributes: Fix.shape.attributes.parse(JSON.parse(row.attributes)),
})

export const quarantinedRow = ({ report, reason }: Quarantined): Tables['quarantined_fixes'] => ({
  device_id: report.deviceId,
  fixed_at: report.fixedAt,
  reason,
  received_at: report.receivedAt,
  body: JSON.stringify(report),
})

const MALFORMED_CHARS = 2_000

/** No schema has seen the payload: NUL, which PostgreSQL refuses, and halves of characters are replaced. */
export function malformedRow({ deviceId, receivedAt, payload, reason }: Malformed): Tables['malformed_fixes'] {
  const kept = payload.slice(0, MALFORMED_CHARS).toWellFormed().replaceAll('\0', '\ufffd')
  return {
    device_id: deviceId,
    received_at: receivedAt,
    digest: createHash('sha256').update(payload).digest('hex'),
    payload: kept,
    reason,
  }
}

export const sessionRow = (session: SessionRow): Tables['sessions'] => ({
  id: session.id,
  token_hash: session.tokenHash,
  person_id: session.personId,
  display_id: session.displayId,
  entrance: session.entrance,
  opened_at: session.openedAt,
  seen_at: session.seenAt,
  expires_at: session.expiresAt,
  address: session.address,
  agent: session.agent,
})

export const sessionOf = (row: Tables['sessions']): SessionRow => ({
  id: row.id,
  tokenHash: row.token_hash,
  personId: row.person_id,
  displayId: row.display_id,
  entrance: row.entrance,
  openedAt: row.opened_at,
  seenAt: row.seen_at,
  expiresAt: row.expires_at,
  address: row.address,
  agent: row.agent,
})

const Credentials = z.object({
  passwordHash: z.string().nullable(),
  passwordIsInitial: z.boolean(),
  totpSecret: z.string().nullable().default(null),
  totpOffered: z.string().nullable().default(null),
  totpStep: z.number().nullable().default(null),
  recoveryHashes: z.array(z.string()).default([]),
})

export const personRow = ({ person, name, subject, credentials }: PersonRow): Tables['people'] => ({
  id: person.id,
  name,
  subject,
  body: JSON.stringify(person),
  credentials: JSON.stringify(credentials),
})

const personIn = bodyOf(Person)
export const personOf = (row: Tables['people']): PersonRow => ({
  person: personIn(row),
  name: row.name,
  subject: row.subject,
  credentials: Credentials.parse(JSON.parse(row.credentials)),
})
