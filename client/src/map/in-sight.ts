import type { Box } from './map-file.ts'
import type { Vertex } from './scene.ts'

const METRES_PER_DEGREE = 111_195
/** How far a view may shrink within what was kept for it before that is cut anew. */
const MOST_TIMES = 6
/** A mark whose middle is beyond the edge still reaches into the view: so much of the view's side is seen beside it. */
const BESIDE = 1 / 8

const sideOf = ([west, south, east, north]: Box): number => Math.max(east - west, north - south)
const holds = (outer: Box, inner: Box): boolean =>
  outer[0] <= inner[0] && outer[1] <= inner[1] && outer[2] >= inner[2] && outer[3] >= inner[3]

function grown([west, south, east, north]: Box, part: number): Box {
  const [wide, high] = [(east - west) * part, (north - south) * part]
  return [west - wide, south - high, east + wide, north + high]
}

/**
 * What is worth drawing while `view` is seen: half a view more on each side, so that it stays the same while the map moves
 * a little. `kept` is what it was before.
 */
export function sightAround(view: Box, kept: Box | null): Box {
  if (kept !== null && holds(kept, grown(view, BESIDE)) && sideOf(kept) <= MOST_TIMES * sideOf(view)) return kept
  return grown(view, 1 / 2)
}

/** `reachM`: what has this box reaches so far about it, metres. */
export function isInSight([west, south, east, north]: Box, box: Box, reachM = 0): boolean {
  const reach = reachM / METRES_PER_DEGREE
  return box[0] - reach <= east && box[2] + reach >= west && box[1] - reach <= north && box[3] + reach >= south
}

/** Lines never change, others take their place: each is measured once, however often it is drawn. */
const boxes = new WeakMap<readonly Vertex[], Box>()

/** Box around a line; one that holds nothing for a line without vertices. */
export function boxOf(line: readonly Vertex[]): Box {
  const known = boxes.get(line)
  if (known !== undefined) return known
  const box: Box = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [lon, lat] of line) {
    box[0] = Math.min(box[0], lon)
    box[1] = Math.min(box[1], lat)
    box[2] = Math.max(box[2], lon)
    box[3] = Math.max(box[3], lat)
  }
  boxes.set(line, box)
  return box
}
