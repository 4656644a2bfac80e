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
  const numbers: number[] = []
  return {
    icons,
    numberOf(...look: Look): number {
      const key = keyOf(...look)
      const known = numbers[key]
      if (known !== undefined) return known
      numbers[key] = icons.length
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
  /** of each drawn group how far its arrow is turned, NaN for none, and the arrow's icon */
  let turns = new Float64Array(0)
  let arrowsOf = new Int32Array(0)
  /** of the groups in the order in which they are drawn */
  let ids: string[] = []
  /** of the groups as they were given last: who they are, whether they meet somebody, and the how many-th they are drawn */
  let givenIds: string[] = []
  let areMet = new Uint8Array(0)
  let ranks = new Int32Array(0)
  let lots = new Map<string, number>()
  let [chipCount, freeCount, arrowCount] = [0, 0, 0]

  const isInOrder = (groups: readonly MapGroup[]): boolean =>
    groups.length === givenIds.length &&
    groups.every(({ id, meets }, i) => id === givenIds[i] && (meets === null) === (areMet[i] === 0))

  function arrange(groups: readonly MapGroup[]): void {
    lots = new Map(groups.map(({ id }) => [id, lots.get(id) ?? lotOf(id)]))
    givenIds = groups.map(({ id }) => id)
    areMet = Uint8Array.from(groups, ({ meets }) => (meets === null ? 0 : 1))
    const heights = Float64Array.from(givenIds, (id, i) => (lots.get(id) ?? 0) + (areMet[i] ?? 0) * 2 ** 32)
    const order = givenIds.map((_, i) => i).sort((a, b) => (heights[a] ?? 0) - (heights[b] ?? 0))
    ids = order.map((i) => givenIds[i] ?? '')
    ranks = new Int32Array(groups.length)
    for (const [rank, i] of order.entries()) ranks[i] = rank
    chipCount = groups.length
    freeCount = groups.filter(({ meets }) => meets === null).length
  }

  function grow(count: number): void {
    if (places.length >= count * 2) return
    const room = Math.ceil(count * 1.25)
    data = new Float32Array(room * 2 * FLOATS)
    places = new Float64Array(room * 2)
    turns = new Float64Array(room)
    arrowsOf = new Int32Array(room)
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
      // As they were given, since that is how they lie in memory; arrows afterwards, in the order of their groups.
      for (let i = 0; i < groups.length; i++) {
        const group = groups[i]
        if (group === undefined) continue
        const { mark, freshness, position } = group
        const rank = ranks[i] ?? 0
        const [x, y] = [mercatorX(position.lon), mercatorY(position.lat)]
        places[rank * 2] = x
        places[rank * 2 + 1] = y
        if (write(rank, x, y, chips.numberOf(mark, freshness), 0)) isOther = true
        const courseDeg = headingOf(group)
        turns[rank] = courseDeg === null ? Number.NaN : (courseDeg * Math.PI) / 180
        if (courseDeg !== null) arrowsOf[rank] = arrows.numberOf(mark)
      }
      arrowCount = 0
      for (let rank = 0; rank < chipCount; rank++) {
        const turn = turns[rank] ?? Number.NaN
        if (Number.isNaN(turn)) continue
        const [x, y] = [places[rank * 2] ?? 0, places[rank * 2 + 1] ?? 0]
        if (write(chipCount + arrowCount, x, y, arrowsOf[rank] ?? 0, turn)) isOther = true
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
