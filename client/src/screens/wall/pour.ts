/**
 * How many of the items fit into each column, in order, items never split. `gap` lies between two. When some do not
 * fit, the last column keeps `more` free, so that the screen can say how many. All in the same unit.
 */
export function pour(heights: readonly number[], columns: readonly number[], gap: number, more: number): number[] {
  const all = fill(heights, columns, gap)
  if (sum(all) === heights.length) return all
  return fill(
    heights,
    columns.map((room, i) => (i === columns.length - 1 ? room - more - gap : room)),
    gap,
  )
}

function fill(heights: readonly number[], columns: readonly number[], gap: number): number[] {
  let at = 0
  return columns.map((room) => {
    let [used, count] = [0, 0]
    for (let height = heights[at]; height !== undefined; height = heights[at]) {
      const needed = used + (count === 0 ? 0 : gap) + height
      if (needed > room) break
      used = needed
      at++
      count++
    }
    return count
  })
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0)
