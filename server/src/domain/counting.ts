/** A count of nothing yet under each key. */
export const zeros = <K extends string>(keys: readonly K[]): Record<K, number> =>
  Object.fromEntries(keys.map((key) => [key, 0])) as Record<K, number>

/** The least of the values that so large a part of all does not exceed; null: there is none. */
export function quantile(values: readonly number[], part: number): number | null {
  const rising = values.toSorted((a, b) => a - b)
  return rising[Math.max(0, Math.ceil(part * rising.length) - 1)] ?? null
}
