/**
 * Part of the way along each of two segments at which they are nearest, 0..1, and the square of their distance; set by
 * {@link measureApart}. Numbers that change are fields: as arguments or variables of the module each would be an object.
 */
export const apartAt = { a: 0.5, b: 0.5, apart2: 0.5 }

const clamp = (u: number): number => (u > 0 ? (u < 1 ? u : 1) : 0)

/** Distance in a plane of the segments that begin at vertex `i` of one line and at vertex `j` of another; 0 where they cross. */
export function measureApart(
  ax: Float64Array,
  ay: Float64Array,
  i: number,
  bx: Float64Array,
  by: Float64Array,
  j: number,
): void {
  const ax0 = ax[i] ?? 0
  const ay0 = ay[i] ?? 0
  const bx0 = bx[j] ?? 0
  const by0 = by[j] ?? 0
  const adx = (ax[i + 1] ?? 0) - ax0
  const ady = (ay[i + 1] ?? 0) - ay0
  const bdx = (bx[j + 1] ?? 0) - bx0
  const bdy = (by[j + 1] ?? 0) - by0
  const rx = bx0 - ax0
  const ry = by0 - ay0
  const cross = adx * bdy - ady * bdx
  if (cross !== 0) {
    const u = (rx * bdy - ry * bdx) / cross
    const v = (rx * ady - ry * adx) / cross
    if (u >= 0 && u <= 1 && v >= 0 && v <= 1) {
      apartAt.a = u
      apartAt.b = v
      apartAt.apart2 = 0
      return
    }
  }
  // Segments that do not cross are nearest at an end of one of them.
  const perA = adx * adx + ady * ady
  const perB = bdx * bdx + bdy * bdy
  const ra = rx * adx + ry * ady
  const rb = rx * bdx + ry * bdy
  const ab = adx * bdx + ady * bdy
  const beginOfA = perB === 0 ? 0 : clamp(-rb / perB)
  let dx = rx + beginOfA * bdx
  let dy = ry + beginOfA * bdy
  let best = dx * dx + dy * dy
  let onA = 0
  let onB = beginOfA
  const endOfA = perB === 0 ? 0 : clamp((ab - rb) / perB)
  dx = rx + endOfA * bdx - adx
  dy = ry + endOfA * bdy - ady
  let d2 = dx * dx + dy * dy
  if (d2 < best) {
    best = d2
    onA = 1
    onB = endOfA
  }
  const beginOfB = perA === 0 ? 0 : clamp(ra / perA)
  dx = rx - beginOfB * adx
  dy = ry - beginOfB * ady
  d2 = dx * dx + dy * dy
  if (d2 < best) {
    best = d2
    onA = beginOfB
    onB = 0
  }
  const endOfB = perA === 0 ? 0 : clamp((ra + ab) / perA)
  dx = rx + bdx - endOfB * adx
  dy = ry + bdy - endOfB * ady
  d2 = dx * dx + dy * dy
  if (d2 < best) {
    best = d2
    onA = endOfB
    onB = 1
  }
  apartAt.a = onA
  apartAt.b = onB
  apartAt.apart2 = best
}
