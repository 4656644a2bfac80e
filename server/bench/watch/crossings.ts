import { geodesicM, metresPerDegree } from '../../src/domain/geodesy.ts'
import type { Tick, Work } from './work.ts'

/** Enters and exits that a contender found; every contender must find the same. */
export type Total = { enters: number; exits: number }

type Spot = { lon: (slot: number) => number; lat: (slot: number) => number }
const leaveOf = (limitM: number): number => Math.max(limitM * 1.15, limitM + 100)

/** Whether so many metres in the plane may lie on the other side of a limit on the ellipsoid. */
const isInSliver = (limitM: number, leaveM: number, localM: number): boolean =>
  Math.abs(localM - limitM) <= 0.1 || Math.abs(localM - leaveM) <= 0.1

const exactM = ({ lon, lat }: Spot, a: number, b: number): number =>
  geodesicM({ lon: lon(a), lat: lat(a) }, { lon: lon(b), lat: lat(b) })

/**
 * The test of a pair for who measures in the plane by itself and keeps its own places; those of the sliver, a few in a
 * million, are looked up in what was reported last.
 */
export function createSure(work: Work, limitM: number) {
  let tick: Tick | null = null
  const leaveM = leaveOf(limitM)
  const spot: Spot = {
    lon: (slot) => (tick ? tick.lon[tick.turns[slot] ?? -1] : work.lon[slot]) ?? Number.NaN,
    lat: (slot) => (tick ? tick.lat[tick.turns[slot] ?? -1] : work.lat[slot]) ?? Number.NaN,
  }
  return {
    leaveM,
    /** Makes the gap of a pair exact where it matters (PX3); in place, so that no number is made of it. */
    refine: (a: number, b: number, pair: { gapM: number }): void => {
      if (isInSliver(limitM, leaveM, pair.gapM)) pair.gapM = exactM(spot, a, b)
    },
    reported: (its: Tick): void => {
      tick = its
    },
  }
}

/** Longitude, latitude and metres per degree of each slot lie together: one line of the cache a slot. */
const WIDTH = 4

/** Places of all slots and the test of a pair, shared by the peers, so that only the search differs. */
export function createPlaces(work: Work, limitM: number) {
  const leaveM = leaveOf(limitM)
  const { contests, camps } = work
  const of = new Float64Array(work.count * WIDTH)
  const put = (slot: number, lon: number, lat: number): void => {
    const i = slot * WIDTH
    if (of[i + 1] !== lat) {
      const { lonM, latM } = metresPerDegree(lat)
      of[i + 1] = lat
      of[i + 2] = lonM
      of[i + 3] = latM
    }
    of[i] = lon
  }
  for (let slot = 0; slot < work.count; slot++) put(slot, work.lon[slot] ?? 0, work.lat[slot] ?? 0)
  const lon = (slot: number): number => of[slot * WIDTH] ?? 0
  const lat = (slot: number): number => of[slot * WIDTH + 1] ?? 0
  return {
    lon,
    lat,
    limitM,
    leaveM,
    rangeM(a: number, b: number): number {
      const [i, j] = [a * WIDTH, b * WIDTH]
      const x = (((of[j] ?? 0) - (of[i] ?? 0)) * ((of[i + 2] ?? 0) + (of[j + 2] ?? 0))) / 2
      const y = (((of[j + 1] ?? 0) - (of[i + 1] ?? 0)) * ((of[i + 3] ?? 0) + (of[j + 3] ?? 0))) / 2
      const localM = Math.sqrt(x * x + y * y)
      // Math.abs tells the compiler that this is a number; of what it does not know to be one it would make an object, on either branch.
      return isInSliver(limitM, leaveM, localM) ? Math.abs(exactM({ lon, lat }, a, b)) : localM
    },
    opposes: (a: number, b: number): boolean => contests[a] === contests[b] && camps[a] !== camps[b],
    put,
  }
}
export type Places = ReturnType<typeof createPlaces>

/** Who is inside with whom, for contenders that search anew each time: lists, and a table of pairs for the question. */
export function createInside(places: Places) {
  const lists: number[][] = []
  const pairs = new Set<number>()
  const total: Total = { enters: 0, exits: 0 }
  const key = (a: number, b: number): number => (a < b ? a * 1_000_003 + b : b * 1_000_003 + a)
  const listOf = (slot: number): number[] => (lists[slot] ??= [])
  const drop = (slot: number, other: number): void => {
    const its = listOf(slot)
    const last = its.pop()
    if (last !== undefined && last !== other) its[its.indexOf(other)] = last
  }
  return {
    total,
    /** An opponent that a search found within the limit or a little beyond. */
    found(slot: number, other: number): void {
      if (pairs.has(key(slot, other)) || places.rangeM(slot, other) > places.limitM) return
      pairs.add(key(slot, other))
      listOf(slot).push(other)
      listOf(other).push(slot)
      total.enters += 1
    },
    /** Ends what is beyond the outer limit. */
    leave(slot: number): void {
      const its = listOf(slot)
      for (let i = its.length - 1; i >= 0; i--) {
        const other = its[i] ?? 0
        if (places.rangeM(slot, other) <= places.leaveM) continue
        pairs.delete(key(slot, other))
        drop(other, slot)
        its[i] = its.at(-1) ?? 0
        its.pop()
        total.exits += 1
      }
    },
  }
}
