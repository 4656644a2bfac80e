import { geodesicM, metresPerDegree } from '../../src/domain/geodesy.ts'
import type { Work } from './work.ts'

/** Enters and exits that a contender found; every contender must find the same. */
export type Total = { enters: number; exits: number }

/** Places of all slots and the exact test of a pair, shared by every contender, so that only the search differs. */
export function createPlaces(work: Work, limitM: number) {
  const leaveM = Math.max(limitM * 1.15, limitM + 100)
  const [lon, lat] = [Float64Array.from(work.lon), Float64Array.from(work.lat)]
  const [lonM, latM] = [new Float64Array(work.count), new Float64Array(work.count)]
  const scale = (slot: number): void => {
    const its = metresPerDegree(lat[slot] ?? 0)
    lonM[slot] = its.lonM
    latM[slot] = its.latM
  }
  for (let slot = 0; slot < work.count; slot++) scale(slot)
  const { contests, camps } = work
  /** Metres; exact in the sliver around a limit (PX3). */
  const rangeM = (a: number, b: number): number => {
    const x = (((lon[b] ?? 0) - (lon[a] ?? 0)) * ((lonM[a] ?? 0) + (lonM[b] ?? 0))) / 2
    const y = (((lat[b] ?? 0) - (lat[a] ?? 0)) * ((latM[a] ?? 0) + (latM[b] ?? 0))) / 2
    const local = Math.sqrt(x * x + y * y)
    if (Math.abs(local - limitM) > 0.05 && Math.abs(local - leaveM) > 0.05) return local
    return geodesicM({ lon: lon[a] ?? 0, lat: lat[a] ?? 0 }, { lon: lon[b] ?? 0, lat: lat[b] ?? 0 })
  }
  return {
    lon,
    lat,
    limitM,
    leaveM,
    rangeM,
    opposes: (a: number, b: number): boolean => contests[a] === contests[b] && camps[a] !== camps[b],
    put(slot: number, x: number, y: number): void {
      lon[slot] = x
      if (lat[slot] === y) return
      lat[slot] = y
      scale(slot)
    },
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
