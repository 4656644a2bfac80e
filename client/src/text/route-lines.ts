import { MAX_ROUTE_POINTS } from '@jaga-jarak/shared/group.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { readCoordinates, writeCoordinates } from './coordinates.ts'

/** What is wrong with the lines of a route; `line` counts from 1. */
export type RouteFault =
  | { kind: 'line'; line: number; text: string }
  | { kind: 'short' }
  | { kind: 'long'; count: number }

/** One "lat, lon" a line, empty lines passed over; null for no route at all. */
export function readRoute(text: string): Position[] | null | RouteFault {
  const points: Position[] = []
  for (const [i, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue
    const position = readCoordinates(line)
    if (position === null) return { kind: 'line', line: i + 1, text: line.trim() }
    points.push(position)
  }
  if (points.length === 0) return null
  if (points.length === 1) return { kind: 'short' }
  return points.length > MAX_ROUTE_POINTS ? { kind: 'long', count: points.length } : points
}

export const isRouteFault = (it: ReturnType<typeof readRoute>): it is RouteFault => it !== null && 'kind' in it

export const writeRoute = (route: readonly Position[] | null): string => (route ?? []).map(writeCoordinates).join('\n')
