/** Cuts a list into runs of at most `size`, so that one statement stays under the databases' parameter limits. */
export function* pagesOf<T>(rows: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < rows.length; start += size) yield rows.slice(start, start + size)
}
