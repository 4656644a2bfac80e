import geodesic from 'geographiclib-geodesic'
import type { ScenarioGroup } from './scenario.ts'

const wgs84 = geodesic.Geodesic.WGS84

export type Travelled = { lon: number; lat: number; speedMps: number; courseDeg: number }

/** Where the head of a group is after `seconds`, m/s and degrees; before the first leg and after the last it stands. */
export function travel(group: Pick<ScenarioGroup, 'at' | 'legs'>, seconds: number): Travelled {
  let [lon, lat] = group.at
  let left = Math.max(0, seconds)
  let courseDeg = 0
  for (const leg of group.legs) {
    if (left <= leg.waitS) return { lon, lat, speedMps: 0, courseDeg }
    left -= leg.waitS
    const { s12: length = 0, azi1: azimuth = 0 } = wgs84.Inverse(lat, lon, leg.to[1], leg.to[0])
    courseDeg = (azimuth + 360) % 360
    const speedMps = leg.kmh / 3.6
    if (left * speedMps < length) {
      const on = wgs84.Direct(lat, lon, azimuth, left * speedMps)
      return { lon: on.lon2 ?? lon, lat: on.lat2 ?? lat, speedMps, courseDeg }
    }
    left -= length / speedMps
    ;[lon, lat] = leg.to
  }
  return { lon, lat, speedMps: 0, courseDeg }
}

/** Uniform numbers 0 <= x < 1 that follow from the seed alone (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** A place up to three deviations off, metres of standard deviation, as a receiver would have it. */
export function noisy(place: Travelled, noiseM: number, random: () => number): Travelled {
  const offM = Math.min(3, Math.sqrt(-2 * Math.log(1 - random()))) * noiseM
  const { lon2 = place.lon, lat2 = place.lat } = wgs84.Direct(place.lat, place.lon, random() * 360, offM)
  return { ...place, lon: lon2, lat: lat2 }
}
