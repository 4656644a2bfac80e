/** One look at something: when, and how much there was. */
export type Sample = { atMs: number; value: number }

const HOUR_MS = 3_600_000

/** How fast the values grow, for each hour, by least squares. Throws on fewer than two samples. */
export function slopePerHour(samples: readonly Sample[]): number {
  if (samples.length < 2) throw new Error(`a slope needs two samples at least, got ${samples.length}`)
  const mean = (of: (sample: Sample) => number): number =>
    samples.reduce((sum, sample) => sum + of(sample), 0) / samples.length
  const [atMs, value] = [mean((it) => it.atMs), mean((it) => it.value)]
  const spread = samples.reduce((sum, it) => sum + (it.atMs - atMs) ** 2, 0)
  return (samples.reduce((sum, it) => sum + (it.atMs - atMs) * (it.value - value), 0) / spread) * HOUR_MS
}
