/** Shades of the map beside the one for nothing. */
export const SHADES = 4

/** What the map shows: how many there are, where none is a shade of its own, or how long something took, milliseconds. */
export type Scale = 'count' | 'time'

const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000]
/** Steps of time that people count in, rising, milliseconds; beyond them they count in days. */
const TIMES = [
  ...[1, 2, 5, 10, 15, 30].map((it) => it * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((it) => it * MINUTE),
  ...[1, 2, 3, 6, 12].map((it) => it * HOUR),
]

/** The least value of each shade, rising; every one is reached by whole steps that can be read from the legend. */
export function breaksOf(values: readonly number[], scale: Scale): number[] {
  const most = Math.max(0, ...values)
  if (scale === 'time') {
    if (values.length === 0) return []
    const step = TIMES.find((it) => it >= most / SHADES) ?? niceStep(most / SHADES / DAY) * DAY
    return Array.from({ length: SHADES }, (_, i) => i * step).filter((it) => it <= most)
  }
  if (most <= SHADES) return Array.from({ length: Math.ceil(most) }, (_, i) => i + 1)
  const step = niceStep(most / SHADES)
  return Array.from({ length: SHADES }, (_, i) => (i === 0 ? 1 : i * step)).filter((it) => it <= most)
}

/** The least of 1, 2, 5, 10, 20, 50 ... that is not below. */
function niceStep(least: number): number {
  const scale = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 5, 10].map((it) => it * scale).find((it) => it >= least) ?? least
}

/** Which shade a value has as the breaks rise: 0, for nothing, below the first. */
export const shadeOf = (value: number, breaks: readonly number[]): number => breaks.filter((it) => it <= value).length
