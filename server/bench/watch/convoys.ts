import { epochMs } from '@jaga-jarak/shared/primitives.ts'
import { seeded } from '../../src/simulate/travel.ts'
import { readTowns } from './towns.ts'
import { openWatch } from './whole-watch.ts'

const BEGIN = Date.UTC(2024, 10, 23, 2)
const TICK_S = 5
/** The watch is run so often in a tick, as the server runs it many times a second. */
const LOTS = 25
const METRES = 111_320
/** As near to each other as the groups of the set of 2,000. */
const PER_TOWN = 4
/**
 * Each convoy, metres. A trail holds up to 200 segments; simplified whenever it is full, it is full of them only just
 * before. These lines have 105 segments in the mean, which is told beside what they cost.
 */
const LENGTH_M = 6_000
/** Its slowest has come that far, and the lines are as long as they get, before the clock counts. */
const BEFORE = 260
/** Bends of the roads, metres: each report is off the line between its neighbours, so that its vertex stays. */
const BEND = { everyM: 160, offM: 30 }

/** Groups that drive without a stop on winding roads out of their towns and back. */
function windingRoads(count: number) {
  const random = seeded(1_117)
  const towns = readTowns('regencies').slice(0, Math.ceil(count / PER_TOWN))
  const [contests, camps] = [new Int32Array(count), new Int32Array(count)]
  const speeds = new Float64Array(count)
  const roads = Array.from({ length: count }, (_, slot) => {
    const home = slot % towns.length
    const town = towns[home]
    if (!town) throw new Error('no towns')
    contests[slot] = home
    camps[slot] = Math.floor(random() * (2 + (home % 3)))
    speeds[slot] = 5 + random() * 3
    const angle = (Math.floor(random() * 8) * Math.PI) / 4 + home
    const lengthM = 4_000 + random() * 16_000
    return { ...town, dx: Math.sin(angle), dy: Math.cos(angle), lengthM, offM: random() * lengthM * 2 }
  })
  const placeAt = (slot: number, seconds: number): [lon: number, lat: number] => {
    const road = roads[slot]
    if (!road) throw new Error('no road')
    const gone = (road.offM + (speeds[slot] ?? 0) * seconds) % (2 * road.lengthM)
    const outM = gone <= road.lengthM ? gone : 2 * road.lengthM - gone
    const sideM = BEND.offM * Math.sin((outM / BEND.everyM) * 2 * Math.PI)
    return [
      road.lon + (road.dx * outM + road.dy * sideM) / METRES,
      road.lat + (road.dy * outM - road.dx * sideM) / METRES,
    ]
  }
  return { count, contests, camps, speeds, placeAt }
}

/**
 * Microseconds of CPU per report in the whole watch. Until all have come as far as they are long nobody opposes anybody:
 * that costs little and is not counted, nor is the tick in which all meet.
 */
function costOf(kind: 'convoy' | 'crowd', roads: ReturnType<typeof windingRoads>, ticks: number) {
  const { watch, groupsOf, heard } = openWatch(roads, { kind, lengthM: kind === 'convoy' ? LENGTH_M : null })
  /** What is said in a part of a tick, and when that part is over. */
  const lotOf = (tick: number, lot: number) => {
    const fromS = (tick + lot / LOTS) * TICK_S
    const first = Math.floor((lot * roads.count) / LOTS)
    const last = Math.floor(((lot + 1) * roads.count) / LOTS)
    const spoken = Array.from({ length: last - first }, (_, i) => {
      const atS = fromS + ((i / (last - first)) * TICK_S) / LOTS
      const [lon, lat] = roads.placeAt(first + i, atS)
      return heard(first + i, lon, lat, roads.speeds[first + i] ?? 0, BEGIN + Math.floor(atS * 1_000))
    })
    return { spoken, endsAt: epochMs(BEGIN + Math.round((fromS + TICK_S / LOTS) * 1_000)) }
  }
  /** Runs a tick; the clock is looked at once, for to look costs as much as a report. */
  const drive = (tick: number): number => {
    const lots = Array.from({ length: LOTS }, (_, lot) => lotOf(tick, lot))
    const began = process.cpuUsage()
    for (const { spoken, endsAt } of lots) watch.run(spoken, endsAt)
    const { user, system } = process.cpuUsage(began)
    return (user + system) / 1_000
  }
  for (const group of groupsOf(1, false)) watch.setGroup(group)
  for (let tick = 0; tick < BEFORE; tick++) {
    if (tick === BEFORE - 1) for (const group of groupsOf(2, true)) watch.setGroup(group)
    drive(tick)
  }
  const segments = watch.shapes().reduce((sum, { lines }) => sum + (lines[0]?.length ?? 1) - 1, 0) / roads.count
  let ms = 0
  for (let tick = BEFORE; tick < BEFORE + ticks; tick++) ms += drive(tick)
  const reports = roads.count * ticks
  return { microseconds: (ms * 1_000) / reports, reports, segments }
}

/**
 * The same stretch of one stream in the whole watch, once of discs and once of convoys: what lines cost beyond points. No
 * clock cuts either short, or the two would be measured on different stretches. Each goes it twice and the quicker counts:
 * in the first the compiler is still at work, and for discs longer than what they need afterwards.
 */
export function runConvoys({ count, ticks }: { count: number; ticks: number }) {
  const roads = windingRoads(count)
  const quicker = (kind: 'convoy' | 'crowd') => {
    const [one, other] = [costOf(kind, roads, ticks), costOf(kind, roads, ticks)]
    return one.microseconds < other.microseconds ? one : other
  }
  return { count, discs: quicker('crowd'), convoys: quicker('convoy') }
}
