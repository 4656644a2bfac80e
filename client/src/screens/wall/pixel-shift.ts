/** How long the wall stands at one place, milliseconds, and how far it wanders to either side, its own em. */
export const STANDS_MS = 60_000
export const REACH_EM = 0.16
/** Places a side of the square that it wanders over. */
const SIDE = 5

export type Shift = { x: number; y: number }

/**
 * Where the wall stands after so many milliseconds, em from its middle: row by row and back, so that no letter burns into
 * the display at its place and no step is seen from six metres.
 */
export function shiftAt(ms: number): Shift {
  const there = SIDE * SIDE
  const step = Math.floor(ms / STANDS_MS) % (2 * there)
  const place = step < there ? step : 2 * there - 1 - step
  const row = Math.floor(place / SIDE)
  const column = row % 2 === 0 ? place % SIDE : SIDE - 1 - (place % SIDE)
  const em = (at: number): number => (at / (SIDE - 1) - 0.5) * 2 * REACH_EM
  return { x: em(column), y: em(row) }
}
