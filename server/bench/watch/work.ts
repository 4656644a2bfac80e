import { seeded } from '../../src/simulate/travel.ts'
import { readTowns } from './towns.ts'

/**
 * A stream of updates, the same for every contender: groups clustered in the towns of Indonesia's regencies, two to
 * four camps each, on roads that lead out of town and back. In each tick every group reports once, in random order.
 */
export type Work = {
  count: number
  contests: Int32Array
  camps: Int32Array
  /** places at the begin, degrees */
  lon: Float64Array
  lat: Float64Array
  /** metres per second; 0 stands */
  speeds: Float64Array
  ticks: readonly Tick[]
}
/** `turns`: of each slot when in the tick it is its turn. */
export type Tick = { atS: number; slots: Int32Array; turns: Int32Array; lon: Float64Array; lat: Float64Array }

const TICK_S = 5
const METRES = 111_320
const SEED = 20_241_127

/** `perRegency` null: as many as the towns share evenly, one in each regency or one in each district. */
export function makeWork(
  count: number,
  ticks: number,
  perRegency: number | null,
  townsOf: 'regencies' | 'districts' = 'regencies',
): Work {
  const random = seeded(SEED)
  const towns = readTowns(townsOf)
  const used = perRegency === null ? towns.length : Math.max(1, Math.min(towns.length, Math.round(count / perRegency)))
  const [contests, camps] = [new Int32Array(count), new Int32Array(count)]
  const [lon, lat, speeds] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)]
  const roads: { lon: number; lat: number; dx: number; dy: number; lengthM: number; offM: number }[] = []
  for (let slot = 0; slot < count; slot++) {
    const town = towns[slot % used]
    if (!town) throw new Error('no towns')
    const sides = 2 + (town.contest % 3)
    contests[slot] = town.contest
    camps[slot] = Math.floor(random() * sides)
    // Eight roads lead out of each town; most people are near it.
    const angle = (Math.floor(random() * 8) * Math.PI) / 4 + (slot % used)
    const isStanding = random() < 0.3
    const lengthM = 4_000 + random() * 16_000
    speeds[slot] = isStanding ? 0 : 6 + random() * 11
    const sideM = (random() - 0.5) * 400
    const [dx, dy] = [Math.sin(angle), Math.cos(angle)]
    roads.push({
      lon: town.lon + (dy * sideM) / METRES,
      lat: town.lat - (dx * sideM) / METRES,
      dx,
      dy,
      lengthM,
      offM: random() * (isStanding ? 6_000 : lengthM * 2),
    })
  }
  const placeAt = (slot: number, seconds: number): [number, number] => {
    const road = roads[slot]
    if (!road) throw new Error('no road')
    const gone = (road.offM + (speeds[slot] ?? 0) * seconds) % (2 * road.lengthM)
    const outM = gone <= road.lengthM ? gone : 2 * road.lengthM - gone
    return [road.lon + (road.dx * outM) / METRES, road.lat + (road.dy * outM) / METRES]
  }
  for (let slot = 0; slot < count; slot++) [lon[slot], lat[slot]] = placeAt(slot, 0)
  const rounds = Array.from({ length: ticks }, (_, i): Tick => {
    const slots = Int32Array.from({ length: count }, (_, slot) => slot)
    for (let k = count - 1; k > 0; k--) {
      const j = Math.floor(random() * (k + 1))
      const swapped = slots[k] ?? 0
      slots[k] = slots[j] ?? 0
      slots[j] = swapped
    }
    const atS = (i + 1) * TICK_S
    const [lons, lats] = [new Float64Array(count), new Float64Array(count)]
    const turns = new Int32Array(count)
    for (const [k, slot] of slots.entries()) {
      turns[slot] = k
      ;[lons[k], lats[k]] = placeAt(slot, atS)
    }
    return { atS, slots, turns, lon: lons, lat: lats }
  })
  return { count, contests, camps, lon, lat, speeds, ticks: rounds }
}
