import { setTimeout as pause } from 'node:timers/promises'
import { clockOf, type Place, type Tracked } from './desk.ts'
import type { House } from './server.ts'

/** Metres in a degree of longitude where these stories take place, half a degree from the equator. */
const DEGREE_M = 111_315
/** Between two reports of a phone, seconds of the operation's clock. */
const INTERVAL_S = 5

/** One report as the OsmAnd app sends it; throws when the door says anything but 200. */
export async function report(house: House, { trackerId }: Tracked, { lon, lat }: Place, at?: number): Promise<void> {
  const when = at === undefined ? '' : `&timestamp=${Math.round(at)}`
  const { status } = await fetch(`${house.base()}/osmand?id=${trackerId}&lat=${lat}&lon=${lon}&speed=0${when}`)
  if (status !== 200) throw new Error(`a report was answered ${status}`)
}

/** Two groups drive towards each other along a parallel until they are so near; metres, and metres a second each. */
export async function closeIn(
  house: House,
  [a, b]: readonly [Tracked, Tracked],
  { from, fromM, toM, mps }: { from: Place; fromM: number; toM: number; mps: number },
): Promise<void> {
  const { now, clockSpeed } = await clockOf(house)
  const began = performance.now()
  for (let driven = 0; ; driven = ((performance.now() - began) / 1_000) * clockSpeed * mps) {
    const apartM = Math.max(toM, fromM - 2 * driven)
    const at = now + (performance.now() - began) * clockSpeed
    const aside = (fromM - apartM) / 2
    const place = (alongM: number): Place => ({ lat: from.lat, lon: from.lon + alongM / DEGREE_M })
    await Promise.all([report(house, a, place(aside), at), report(house, b, place(fromM - aside), at)])
    if (apartM === toM) return
    await pause((INTERVAL_S * 1_000) / clockSpeed)
  }
}
