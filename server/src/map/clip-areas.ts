import { intersection } from 'polyclip-ts'
import type { Box } from './plane.ts'
import { areaOf, type Rings } from './polygon.ts'

const apart = (a: Box, b: Box): boolean => a[0] > b[2] || a[2] < b[0] || a[1] > b[3] || a[3] < b[1]

/** What two areas share. Parts that cannot meet are left out first: exact clipping costs by the corner. */
export function clipAreas(polygons: readonly Rings[], by: readonly Rings[]): Rings[] {
  const [a, b] = [areaOf([...polygons]), areaOf([...by])]
  const left = a.parts.filter((part) => !apart(part.box, b.box)).map((part) => part.rings)
  const right = b.parts.filter((part) => a.parts.some((other) => !apart(part.box, other.box))).map((part) => part.rings)
  return left.length === 0 || right.length === 0 ? [] : intersection(left, right)
}
