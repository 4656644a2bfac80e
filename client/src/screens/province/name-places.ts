import { overlap, type Rect } from '../../map/pixels.ts'

/** A name that belongs to a point of the plane. `isInside`: it may stand on the point itself. */
export type Name = { code: string; at: readonly [x: number, y: number]; lines: readonly string[]; isInside: boolean }
export type PlacedName = Name & { x: number; y: number; anchor: 'start' | 'middle' | 'end' }

/** Of a line of text on the plane, pixels; letters as wide as they are on average. */
export const LINE = 15
const LETTER = 7
const [GAP, DOT] = [7, 4]

/** How much higher or lower a name beside its point may stand, the nearest first. */
const LIFTS = [0, -1, 1, -2, 2, -3, 3, -4, 4].map((it) => it * LINE)

/**
 * Puts each name where none before it stands, and off the dots of others where it can: on its point where it may, else to its right or left, a little higher or
 * lower. A name for which there is no room stays to the right: it is read with difficulty, but it is read.
 */
export function placeNames(names: readonly Name[], width: number): PlacedName[] {
  const taken: Rect[] = []
  const dots = names.filter(({ isInside }) => !isInside)
  return names.map((name) => {
    const options = placesOf(name)
    const others = dots.filter(({ code }) => code !== name.code).map(dotOf)
    const isFree = ({ rect }: Place, barred: readonly Rect[]): boolean =>
      rect.left >= 0 && rect.right <= width && !barred.some((other) => overlap(other, rect))
    const free = options.find((it) => isFree(it, [...taken, ...others])) ?? options.find((it) => isFree(it, taken))
    const { x, y, anchor, rect } = free ?? options[1] ?? options[0] ?? nowhere(name)
    taken.push(rect)
    return { ...name, x, y, anchor }
  })
}

const dotOf = ({ at: [x, y] }: Name): Rect => ({ left: x - DOT, top: y - DOT, right: x + DOT, bottom: y + DOT })

type Place = Pick<PlacedName, 'x' | 'y' | 'anchor'> & { rect: Rect }

function placesOf({ at: [x, y], lines, isInside }: Name): Place[] {
  const wide = Math.max(...lines.map((line) => line.length)) * LETTER
  const high = lines.length * LINE
  const place = (anchor: Place['anchor'], left: number, top: number): Place => ({
    x: anchor === 'start' ? left : anchor === 'end' ? left + wide : left + wide / 2,
    y: top + LINE * 0.8,
    anchor,
    rect: { left, top, right: left + wide, bottom: top + high },
  })
  const beside = LIFTS.flatMap((lift) => [
    place('start', x + GAP, y - high / 2 + lift),
    place('end', x - GAP - wide, y - high / 2 + lift),
  ])
  return isInside ? [place('middle', x - wide / 2, y - high / 2), ...beside] : beside
}

const nowhere = ({ at: [x, y] }: Name): Place => ({
  x,
  y,
  anchor: 'start',
  rect: { left: x, top: y, right: x, bottom: y },
})
