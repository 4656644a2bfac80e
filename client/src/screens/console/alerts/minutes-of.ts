import type { AlertRange } from '@jaga-jarak/shared/alert-range.ts'

const MINUTE_MS = 60_000

/** The nearest of each minute, at the instant at which it was. */
export function minutesOf(points: AlertRange['points']): AlertRange['points'] {
  const minutes = Map.groupBy(points, ({ at }) => Math.floor(at / MINUTE_MS))
  return [...minutes.values()].flatMap((those) => those.toSorted((a, b) => a.rangeM - b.rangeM).slice(0, 1))
}
