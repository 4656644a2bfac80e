import { lotOf } from './lot.ts'
import { overlap, pixelAt, type Rect } from './pixels.ts'
import type { MapRally } from './scene.ts'

/** So many pennants fly from one pole; with more, the last place says how many. */
export const MAX_PENNANTS = 3
/** A flag as it is drawn at its full size, pixels of the map from the foot of its pole: see draw-icon.ts. */
const FLAG = { left: 9, right: 38, heights: [0, 78, 78, 104], pennant: 26 } as const

/** The size of flags grows with the zoom: [zoom, share of the full size]. */
export const FLAG_SIZE: [[number, number], [number, number]] = [
  [5, 0.6],
  [9, 1],
]
function sizeAt(zoom: number): number {
  const [[from, small], [to, large]] = FLAG_SIZE
  const share = Math.min(1, Math.max(0, (zoom - from) / (to - from)))
  return small + share * (large - small)
}

/** Venues that cannot be told apart at a zoom share a pole: the one that counts most first, at its place. */
export type FlagStack = readonly [MapRally, ...MapRally[]]

const RANK: Record<MapRally['when'], number> = { now: 0, today: 1, other: 2 }
/** Between equals the lot decides, which favours no camp. */
const byRank = (a: MapRally, b: MapRally): number => RANK[a.when] - RANK[b.when] || lotOf(a.id) - lotOf(b.id)

/** Every rally in exactly one stack; no pennant of one lies on a pennant of another. What counts most comes first. */
export function stackFlags(rallies: readonly MapRally[], zoom: number): FlagStack[] {
  const size = sizeAt(zoom)
  const rectOf = ([first, ...others]: FlagStack): Rect => {
    const [x, y] = pixelAt(first.position, zoom)
    const pennants = Math.min(MAX_PENNANTS, 1 + others.length)
    const top = y - (FLAG.heights[pennants] ?? 0) * size
    return {
      left: x - FLAG.left * size,
      right: x + FLAG.right * size,
      top,
      bottom: top + pennants * FLAG.pennant * size,
    }
  }
  const stacks: { flags: FlagStack; rect: Rect }[] = []
  // A stack that takes one in grows, and may then touch another, which it takes in too.
  const add = (flags: FlagStack): void => {
    const rect = rectOf(flags)
    const i = stacks.findIndex((it) => overlap(it.rect, rect))
    const [touched] = i === -1 ? [] : stacks.splice(i, 1)
    if (touched === undefined) stacks.push({ flags, rect })
    else add([...touched.flags, ...flags].toSorted(byRank) as [MapRally, ...MapRally[]])
  }
  for (const rally of rallies.toSorted(byRank)) add([rally])
  return stacks.map(({ flags }) => flags).toSorted(([a], [b]) => byRank(a, b))
}
