import type { Freshness } from '@jaga-jarak/shared/group.ts'
import type { CampColour } from '@jaga-jarak/shared/operation.ts'
import { headingOf } from '../features.ts'
import type { Icon } from '../icon-name.ts'
import { lotOf } from '../lot.ts'
import { mercatorX, mercatorY } from '../pixels.ts'
import type { CampMark, MapGroup } from '../scene.ts'

/** Of each mark: its place as two floats and what they lose, the number of its icon, how far it is turned. */
export const FLOATS = 6

const COLOUR: Record<CampColour | 'none', number> = { none: 0, violet: 1, teal: 2, magenta: 3, tan: 4 }
const FRESHNESS: Record<Freshness, number> = { fresh: 0, stale: 1, lost: 2 }

const keyOfArrow = (mark: CampMark | null): number => COLOUR[mark?.colour ?? 'none']
const keyOfChip = (mark: CampMark | null, freshness: Freshness): number =>
  ((mark?.ballotNumber ?? 0) * 5 + keyOfArrow(mark)) * 3 + FRESHNESS[freshness]

/** Icons by number, in the order in which they were first asked for; what has the same key looks the same. */
function createIcons<Look extends unknown[]>(keyOf: (...look: Look) => number, make: (...look: Look) => Icon) {
  const icons: Icon[] = []
  const numbers = new Map<number, number>()
  return {
    icons,
    numberOf(...look: Look): number {
      const key = keyOf(...look)
      const known = numbers.get(key)
      if (known !== undefined) return known
      numbers.set(key, icons.length)
      return icons.push(make(...look)) - 1
    },
  }
}

/**
 * The marks of all groups as the graphics card takes them, in the order in which they are drawn: chips of those that
 * meet nobody, above them chips of those that do, in both the lot says which lies on top; then the arrows.
 */
export function createSwarm() {
  const chips = createIcons(keyOfChip, (mark, freshness) => ({ kind: 'chip', mark, freshness }))
  const arrows = createIcons(keyOfArrow, (mark) => ({ kind: 'arrow', mark }))
  let data = new Float32Array(0)
  let places = new Float64Array(0)
  let ids: string[] = []
  /** of the groups as they were given last, and which of them is drawn when */
  let given: readonly MapGroup[] = []
  let order: number[] = []
  let lots = new Map<string, number>()
  let [chipCount, freeCount, arrowCount] = [0, 0, 0]

  const isInOrder = (groups: readonly MapGroup[]): boolean =>
    groups.length === given.length &&
    groups.every(({ id, meets }, i) => id === given[i]?.id && (meets === null) === (given[i].meets === null))

  function arrange(groups: readonly MapGroup[]): void {
    lots = new Map(groups.map(({ id }) => [id, lots.get(id) ?? lotOf(id)]))
    const rankOf = ({ id, meets }: MapGroup): number => (lots.get(id) ?? 0) + (meets === null ? 0 : 2 ** 32)
    const ranks = Float64Array.from(groups, rankOf)
    order = groups.map((_, i) => i).sort((a, b) => (ranks[a] ?? 0) - (ranks[b] ?? 0))
    ids = order.map((i) => groups[i]?.id ?? '')
    chipCount = groups.length
    freeCount = groups.filter(({ meets }) => meets === null).length
  }

  function grow(count: number): void {
    if (places.length >= count * 2) return
    const room = Math.ceil(count * 1.25)
    data = new Float32Array(room * 2 * FLOATS)
    places = new Float64Array(room * 2)
  }

  /** Writes a mark; whether that changes anything. */
  function write(mark: number, x: number, y: number, icon: number, turn: number): boolean {
    const i = mark * FLOATS
    const [nearX, nearY] = [Math.fround(x), Math.fround(y)]
    const [restX, restY, turned] = [Math.fround(x - nearX), Math.fround(y - nearY), Math.fround(turn)]
    if (
      data[i] === nearX &&
      data[i + 1] === nearY &&
      data[i + 2] === restX &&
      data[i + 3] === restY &&
      data[i + 4] === icon &&
      data[i + 5] === turned
    ) {
      return false
    }
    data[i] = nearX
    data[i + 1] = nearY
    data[i + 2] = restX
    data[i + 3] = restY
    data[i + 4] = icon
    data[i + 5] = turned
    return true
  }

  return {
    chipIcons: chips.icons as readonly Icon[],
    arrowIcons: arrows.icons as readonly Icon[],
    data: (): Float32Array => data,
    /** which marks are what: the first of each kind and how many */
    free: (): [first: number, count: number] => [0, freeCount],
    met: (): [first: number, count: number] => [freeCount, chipCount - freeCount],
    arrows: (): [first: number, count: number] => [chipCount, arrowCount],

    /** These groups and no others; whether anything is drawn otherwise than before. */
    fill(groups: readonly MapGroup[]): boolean {
      const before = arrowCount
      let isOther = false
      if (!isInOrder(groups)) {
        grow(groups.length)
        arrange(groups)
        isOther = true
      }
      given = groups
      arrowCount = 0
      for (let drawn = 0; drawn < order.length; drawn++) {
        const group = groups[order[drawn] ?? 0]
        if (group === undefined) continue
        const { mark, freshness, position } = group
        const [x, y] = [mercatorX(position.lon), mercatorY(position.lat)]
        places[drawn * 2] = x
        places[drawn * 2 + 1] = y
        if (write(drawn, x, y, chips.numberOf(mark, freshness), 0)) isOther = true
        const courseDeg = headingOf(group)
        if (courseDeg === null) continue
        const turn = (courseDeg * Math.PI) / 180
        if (write(chipCount + arrowCount, x, y, arrows.numberOf(mark), turn)) isOther = true
        arrowCount += 1
      }
      return isOther || arrowCount !== before
    },

    /** The topmost group whose middle is within `reach` of a place, all as parts of the world's map; null for none. */
    find(x: number, y: number, reach: number): string | null {
      for (let drawn = chipCount - 1; drawn >= 0; drawn--) {
        if (Math.hypot((places[drawn * 2] ?? 0) - x, (places[drawn * 2 + 1] ?? 0) - y) <= reach)
          return ids[drawn] ?? null
      }
      return null
    },
  }
}
export type Swarm = ReturnType<typeof createSwarm>
