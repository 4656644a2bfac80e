import type { Position } from '@jaga-jarak/shared/primitives.ts'
import type { Box } from './map-file.ts'

const METRES_PER_DEGREE = 111_195
/** Nothing is framed closer than this, metres from edge to edge. */
const MIN_SIDE_M = 6_000
/** The frame grows in steps and its middle moves in steps, so that the map stands still while groups creep. */
const GROWTH = 1.5
const STEPS_PER_SIDE = 5

/** Box around positions with room about them; the same for all positions that differ little. Null for none. */
export function frameOf(positions: readonly Position[]): Box | null {
  if (positions.length === 0) return null
  const lons = positions.map(({ lon }) => lon)
  const lats = positions.map(({ lat }) => lat)
  const spread = Math.max(Math.max(...lons) - Math.min(...lons), Math.max(...lats) - Math.min(...lats))
  const smallest = MIN_SIDE_M / METRES_PER_DEGREE
  const steps = Math.max(0, Math.ceil(Math.log(spread / smallest) / Math.log(GROWTH)))
  const side = smallest * GROWTH ** steps
  const grid = side / STEPS_PER_SIDE
  const snap = (values: readonly number[]): number =>
    Math.round((Math.max(...values) + Math.min(...values)) / 2 / grid) * grid
  const [lon, lat] = [snap(lons), snap(lats)]
  // Half a grid step more on each side: snapping never pushes a position out of the frame.
  const half = side / 2 + grid / 2
  return [lon - half, lat - half, lon + half, lat + half]
}
