import type { Phone, ScenarioGroup } from './scenario.ts'
import { noisy, type Travelled, travel } from './travel.ts'

export type Measured = Travelled & { atS: number; accuracyM: number }

/** Every fix that a phone takes during a play, in order of time; deterministic by its random. */
export function measure(group: ScenarioGroup, phone: Phone, durationS: number, random: () => number): Measured[] {
  const offset = random() * phone.intervalS
  const until = Math.min(durationS, phone.lostFromS ?? durationS)
  const fixes: Measured[] = []
  for (let atS = offset; atS <= until; atS += phone.intervalS) {
    const jump = phone.jumps.find((it) => it.atS >= atS - phone.intervalS && it.atS < atS)
    const place = noisy(travel(group, atS - phone.behindS), phone.noiseM, random)
    const lon = place.lon + (jump ? jump.eastM / 111_320 : 0)
    fixes.push({ ...place, lon, atS, accuracyM: Math.max(3, phone.noiseM) })
  }
  return fixes
}

export const isDeaf = (phone: Phone, atS: number): boolean =>
  phone.deaf.some((it) => atS >= it.fromS && atS < it.untilS)

const KNOT_MPS = 1_852 / 3_600

/** The three shapes in which real clients send a fix to `/osmand`. */
export function osmandRequest(shape: number, trackerId: string, fix: Measured, fixedAt: number): [string, RequestInit] {
  const fields = new URLSearchParams({
    id: trackerId,
    lat: fix.lat.toFixed(7),
    lon: fix.lon.toFixed(7),
    timestamp: String(Math.round(fixedAt)),
    speed: (fix.speedMps / KNOT_MPS).toFixed(3),
    bearing: fix.courseDeg.toFixed(1),
    accuracy: fix.accuracyM.toFixed(1),
    batt: '80',
  })
  if (shape % 3 === 0) return [`/osmand?${fields.toString()}`, { method: 'GET' }]
  if (shape % 3 === 1) return ['/osmand', { method: 'POST', body: fields }]
  const coords = {
    latitude: fix.lat,
    longitude: fix.lon,
    accuracy: fix.accuracyM,
    speed: fix.speedMps,
    heading: fix.courseDeg,
  }
  const location = { timestamp: new Date(fixedAt).toISOString(), coords, battery: { level: 0.8, is_charging: false } }
  const headers = { 'content-type': 'application/json' }
  return ['/osmand', { method: 'POST', headers, body: JSON.stringify({ device_id: trackerId, location }) }]
}
