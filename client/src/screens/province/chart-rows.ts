export type Series = { key: string; label: string; colour: string }
/** null: there is none, which is not 0. */
export type ChartRow = { key: string; label: string; values: Record<string, number | null> }

/** No figure is to be drawn. None counted is nothing to be drawn; a measure of 0, as the range of two that stand in each other, is. */
export const showsNothing = (
  rows: readonly Pick<ChartRow, 'values'>[],
  series: readonly Pick<Series, 'key'>[],
  areCounts: boolean,
): boolean =>
  rows.every(({ values }) =>
    series.every(({ key }) => {
      const value = values[key] ?? null
      return value === null || (areCounts && value === 0)
    }),
  )
