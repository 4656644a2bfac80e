import { Fix } from '@jaga-jarak/shared/position.ts'
import { z } from 'zod'
import { courseOf } from './osmand.ts'
import { type Unread, unread } from './unread.ts'

const LonLat = z.object({ lon: z.unknown(), lat: z.unknown() }).partial()
const Typed = z.object({ _type: z.string() })
const LocationMessage = z.object({
  lat: z.number(),
  lon: z.number(),
  tst: z.number(),
  acc: z.number().nonnegative().nullish(),
  alt: z.number().nullish(),
  vel: z.number().nonnegative().nullish(),
  cog: z.number().nullish(),
  batt: z.number().nullish(),
  t: z.string().max(8).optional(),
  conn: z.string().max(8).optional(),
})

/** km/h, seconds and % of OwnTracks (owntracks/booklet, json.md) into the house's units; null when it is no fix. */
function readLocation(message: unknown): Fix | null {
  const parsed = LocationMessage.safeParse(message)
  if (!parsed.success) return null
  const it = parsed.data
  const fix = Fix.safeParse({
    lon: it.lon,
    lat: it.lat,
    fixedAt: Math.round(it.tst * 1_000),
    accuracyM: it.acc ?? null,
    speedMps: it.vel === null || it.vel === undefined ? null : it.vel / 3.6,
    courseDeg: courseOf(it.cog ?? null),
    altitudeM: it.alt ?? null,
    batteryPct: it.batt !== null && it.batt !== undefined && it.batt >= 0 ? it.batt : null,
    attributes: { ...(it.t ? { trigger: it.t } : {}), ...(it.conn ? { conn: it.conn } : {}) },
  })
  return fix.success ? fix.data : null
}

/**
 * Fixes of a body (one message or an array); other message types carry no position and are passed over, locations
 * that are none are counted as malformed.
 */
export function readOwnTracks(body: unknown): {
  fixes: Fix[]
  malformed: { message: unknown; at: Unread }[]
} {
  const fixes: Fix[] = []
  const malformed: { message: unknown; at: Unread }[] = []
  for (const message of Array.isArray(body) ? body : [body]) {
    const typed = Typed.safeParse(message)
    if (!typed.success) malformed.push({ message, at: null })
    else if (typed.data._type === 'location') {
      const fix = readLocation(message)
      if (fix) fixes.push(fix)
      else malformed.push({ message, at: unread(LonLat.catch({}).parse(message)) })
    }
  }
  return { fixes, malformed }
}

const Topic = z.object({ topic: z.string() })

/** `owntracks/user/device` in the body names the device when nothing outside it does. */
export function deviceOfTopic(body: unknown): string | null {
  const first: unknown = Array.isArray(body) ? body[0] : body
  const parsed = Topic.safeParse(first)
  return parsed.success ? (parsed.data.topic.split('/')[2] ?? null) : null
}
