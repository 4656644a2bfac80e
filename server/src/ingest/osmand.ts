import { Fix } from '@jaga-jarak/shared/position.ts'
import { z } from 'zod'
import { type Unread, unread } from './unread.ts'

/**
 * OsmAnd protocol as Traccar Client and the OsmAnd app speak it (traccar/traccar, OsmAndProtocolDecoder): query or
 * form fields, or JSON. Foreign units end here: knots become m/s, "unknown" becomes null.
 */
export type TrackerMessage =
  | { kind: 'noId' }
  /** known phone, no position in it: push registration, a heartbeat, an event */
  | { kind: 'noPosition'; trackerId: string }
  | { kind: 'fix'; trackerId: string; fix: Fix }
  | { kind: 'malformed'; trackerId: string; at: Unread }

const KNOT_MPS = 1_852 / 3_600
/** Below this a number counts seconds, from here on milliseconds, as the reference decoder decides. */
const SECONDS_BELOW = 2_147_483_647
const KNOWN = new Set(
  'id deviceid lat lon location timestamp speed bearing heading altitude accuracy batt alarm mock'.split(' '),
)

type Fields = Record<string, string>

/** Decimals only: the language itself would read hexadecimal as well. */
const DECIMAL = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i

const number = (value: string | undefined): number | null => {
  if (value === undefined || !DECIMAL.test(value.trim())) return null
  const parsed = Number(value)
  return Number.isFinite(parsed) ? parsed : null
}

/** Degrees into 0 <= course < 360; a negative or absurd course is unknown. */
export const courseOf = (value: number | null): number | null =>
  value === null || value < 0 || value > 360 ? null : value % 360

const nonNegative = (value: number | null): number | null => (value === null || value < 0 ? null : value)

/** Epoch milliseconds of an OsmAnd time, or null when it is none. */
export function osmandTime(value: string): number | null {
  const text = value.trim()
  if (/^\d+(\.\d+)?$/.test(text)) {
    const stamp = Number(text)
    return Math.round(stamp < SECONDS_BELOW ? stamp * 1_000 : stamp)
  }
  const iso = text.includes('T') ? text : `${text.replace(' ', 'T')}Z`
  const parsed = Date.parse(iso)
  return Number.isNaN(parsed) ? null : parsed
}

/** Attribute names and values as far as they fit the track; longer ones are cut, not refused. */
const attributesOf = (fields: Fields): Record<string, string> =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([key]) => !KNOWN.has(key))
      .slice(0, 32)
      .map(([key, value]) => [key.slice(0, 64), value.slice(0, 512)]),
  )

const finish = (trackerId: string, candidate: Record<string, unknown>): TrackerMessage => {
  const fix = Fix.safeParse(candidate)
  if (fix.success) return { kind: 'fix', trackerId, fix: fix.data }
  return { kind: 'malformed', trackerId, at: unread(candidate) }
}

/** Query string and form body; `receivedAt` stands in where the phone sends no time. */
export function readOsmandFields(fields: Fields, receivedAt: number): TrackerMessage {
  const trackerId = fields.id ?? fields.deviceid ?? ''
  if (trackerId === '') return { kind: 'noId' }
  const [locationLat, locationLon] = (fields.location ?? '').split(',')
  const lat = fields.lat ?? locationLat
  const lon = fields.lon ?? locationLon
  if (!lat && !lon) return { kind: 'noPosition', trackerId }
  const speedKnots = nonNegative(number(fields.speed))
  return finish(trackerId, {
    lon: number(lon),
    lat: number(lat),
    fixedAt: fields.timestamp === undefined ? receivedAt : osmandTime(fields.timestamp),
    accuracyM: nonNegative(number(fields.accuracy)),
    speedMps: speedKnots === null ? null : speedKnots * KNOT_MPS,
    courseDeg: courseOf(number(fields.bearing ?? fields.heading)),
    altitudeM: number(fields.altitude),
    batteryPct: nonNegative(number(fields.batt)),
    mock: fields.mock === 'true' || fields.mock === '1',
    alarm: fields.alarm ?? null,
    attributes: attributesOf(fields),
  })
}

const unknownAsNull = z
  .number()
  .nullish()
  .transform((value) => nonNegative(value ?? null))

const JsonMessage = z.object({
  device_id: z.union([z.string(), z.number()]).transform(String),
  location: z
    .object({
      timestamp: z.string().optional(),
      mock: z.boolean().optional(),
      alarm: z.string().optional(),
      extras: z.record(z.string(), z.unknown()).optional(),
      battery: z.object({ level: unknownAsNull }).optional(),
      activity: z.object({ type: z.string() }).optional(),
      event: z.string().optional(),
      coords: z
        .object({
          latitude: z.number(),
          longitude: z.number(),
          accuracy: unknownAsNull,
          speed: unknownAsNull,
          heading: z.number().nullish(),
          altitude: z.number().nullish(),
        })
        .optional(),
    })
    .optional(),
})
const JsonId = z.object({ device_id: z.union([z.string(), z.number()]).transform(String) })

/** JSON of the 9.x clients: m/s, ISO time, -1 for unknown, battery 0..1. */
export function readOsmandJson(body: unknown, receivedAt: number): TrackerMessage {
  const parsed = JsonMessage.safeParse(body)
  if (!parsed.success) {
    const id = JsonId.safeParse(body)
    return id.success && id.data.device_id !== ''
      ? { kind: 'malformed', trackerId: id.data.device_id, at: null }
      : { kind: 'noId' }
  }
  const { device_id: trackerId, location } = parsed.data
  if (trackerId === '') return { kind: 'noId' }
  if (!location?.coords) return { kind: 'noPosition', trackerId }
  const { coords, battery, activity, event, extras } = location
  const alarm = location.alarm ?? extras?.alarm
  const level = battery?.level ?? null
  return finish(trackerId, {
    lon: coords.longitude,
    lat: coords.latitude,
    fixedAt: location.timestamp === undefined ? receivedAt : osmandTime(location.timestamp),
    accuracyM: coords.accuracy,
    speedMps: coords.speed,
    courseDeg: courseOf(coords.heading ?? null),
    altitudeM: coords.altitude ?? null,
    batteryPct: level === null ? null : level * 100,
    mock: location.mock ?? false,
    alarm: typeof alarm === 'string' ? alarm : null,
    attributes: { ...(event ? { event } : {}), ...(activity ? { activity: activity.type } : {}) },
  })
}
