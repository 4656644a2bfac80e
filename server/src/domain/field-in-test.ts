import { expect } from 'vitest'
import type { Side } from './camps.ts'
import { localM } from './geodesy.ts'
import { asked, type Circle } from './proximity-field.ts'

export const LIMITS = [1_000, 1_150, 3_000, 3_450, 10_000, 11_500]
export const REACH_M = 11_500

export type Body = { lon: number; lat: number; extentM: number; sides: readonly Side[] }

export const keyOf = (a: number, b: number): string => `${Math.min(a, b)},${Math.max(a, b)}`

/** Remembers the zone of each pair as last judged, and how often it was asked. */
export function createJudge(bodies: readonly (Body | null)[], limits: readonly number[] = LIMITS) {
  const reachM = Math.max(...limits)
  const zoneOf = (rangeM: number): number => limits.filter((limit) => rangeM > limit).length
  const zones = new Map<string, number>()
  const kept = new Map<string, number>()
  const seen = { judged: 0, failsAt: 0 }
  const rangeOf = (a: number, b: number): number => {
    const [one, other] = [bodies[a], bodies[b]]
    if (!one || !other) throw new Error(`judged ${a} and ${b}, one of whom is not there`)
    if (!opposed(one.sides, other.sides)) throw new Error(`judged ${a} and ${b}, who do not oppose each other`)
    return localM(one, other) - one.extentM - other.extentM
  }
  const judge = (a: number, b: number): void => {
    seen.judged += 1
    if (seen.judged === seen.failsAt) throw new Error('no answer')
    const range = rangeOf(a, b)
    expect(asked.bits).toBe(kept.get(keyOf(a, b)) ?? 0)
    zones.set(keyOf(a, b), zoneOf(range))
    // As the watch does: what it holds open is looked at until it has ended, however far apart the two are.
    asked.bits = range <= reachM ? 1 : 0
    kept.set(keyOf(a, b), asked.bits)
    asked.slackM = Math.min(...limits.map((limit) => Math.abs(limit - range))) * 0.9999
  }
  /** Pairs that are in another zone than when they were judged last, or within reach and never judged. */
  const misjudged = (): string[] =>
    bodies.flatMap((one, a) =>
      bodies.slice(0, a).flatMap((other, b) => {
        if (!one || !other || !opposed(one.sides, other.sides)) return []
        const range = rangeOf(a, b)
        const known = zones.get(keyOf(a, b))
        // On a limit itself the last millimetres of the caller's slack are not the field's matter.
        if (known === undefined ? range > reachM - 1 : limits.some((limit) => Math.abs(limit - range) < 1)) return []
        return known === zoneOf(range) ? [] : [`${keyOf(b, a)}: ${known} for ${zoneOf(range)}`]
      }),
    )
  return { zones, kept, seen, judge, misjudged, reachM }
}

export const opposed = (a: readonly Side[], b: readonly Side[]): boolean =>
  a.some((own) => b.some((it) => it.contest === own.contest && it.camp !== own.camp))
export const by = (from: Body, eastM: number, northM: number, extentM: number): Body => ({
  ...from,
  lon: from.lon + eastM / 111_320,
  lat: from.lat + northM / 110_574,
  extentM,
})

export const at = (lon: number, lat: number): Circle => ({ lon, lat, extentM: 0 })
