import { presimplify, simplify } from 'topojson-simplify'
import type { Objects, Topology } from 'topojson-specification'
import type { Plane, XY } from './plane.ts'

/** A bend whose triangle is smaller than this (square kilometres) is the grain of the cells, not a border. */
const GRAIN_KM2 = 0.6
/** What rounding a corner adds beyond this (square kilometres) nobody sees. */
const FINE_KM2 = 0.004
const ROUNDS = 2

/** Chaikin's corner cutting; the ends stay, so that arcs keep meeting. */
function cutCorners(line: readonly XY[]): XY[] {
  const [first, last] = [line[0], line[line.length - 1]]
  if (first === undefined || last === undefined || line.length < 3) return [...line]
  const cut: XY[] = [first]
  for (const [i, to] of line.entries()) {
    const from = line[i - 1]
    if (from === undefined) continue
    if (i > 1) cut.push([0.75 * from[0] + 0.25 * to[0], 0.75 * from[1] + 0.25 * to[1]])
    if (i < line.length - 1) cut.push([0.25 * from[0] + 0.75 * to[0], 0.25 * from[1] + 0.75 * to[1]])
  }
  cut.push(last)
  return cut
}

const pair = ([x = 0, y = 0]: readonly number[]): XY => [x, y]
/** Five decimals: one metre. Rounded before areas are put together, so that both neighbours get the same numbers. */
const round = (value: number): number => Math.round(value * 1e5) / 1e5

/**
 * Simplifies and rounds off every arc of a topology in kilometres and returns it in degrees. Each border is one arc
 * shared by both its sides, hence neighbours neither gap nor overlap along it.
 */
export function smoothArcs<T extends Objects>(cells: Topology<T>, plane: Plane): Topology<T> {
  const coarse = simplify(presimplify(cells), GRAIN_KM2)
  const rounded = coarse.arcs.map((arc) => {
    let line = arc.map(pair)
    for (let round = 0; round < ROUNDS; round++) line = cutCorners(line)
    return line
  })
  const fine = simplify(presimplify({ ...coarse, arcs: rounded }), FINE_KM2)
  const arcs = fine.arcs.map((arc) =>
    arc.map((point): XY => {
      const [lon, lat] = plane.toDegrees(...pair(point))
      return [round(lon), round(lat)]
    }),
  )
  return { ...fine, arcs }
}
