/** Shades of the map beside the one for nothing. */
export const SHADES = 4

/** The least value of each shade, rising; every one is reached by whole steps that can be read from the legend. */
export function breaksOf(values: readonly number[]): number[] {
  const most = Math.max(0, ...values)
  if (most <= SHADES) return Array.from({ length: Math.ceil(most) }, (_, i) => i + 1)
  const step = niceStep(most / SHADES)
  return Array.from({ length: SHADES }, (_, i) => (i === 0 ? 1 : i * step)).filter((it) => it <= most)
}

/** The least of 1, 2, 5, 10, 20, 50 ... that is not below. */
function niceStep(least: number): number {
  const scale = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 5, 10].map((it) => it * scale).find((it) => it >= least) ?? least
}

/** Which shade a value has: 0 for nothing, then as the breaks rise. */
export const shadeOf = (value: number, breaks: readonly number[]): number =>
  value <= 0 ? 0 : Math.max(1, breaks.filter((it) => it <= value).length)
