import type { Band } from '@jaga-jarak/shared/alert.ts'
import type { Position } from '@jaga-jarak/shared/primitives.ts'
import { overlap, pixelAt, type Rect } from './pixels.ts'
import type { CampMark, MapApproach, MapEncounter, MapForecast } from './scene.ts'

/** What one alert says on the map from afar: who, how grave, how far or when. */
export type Plate = {
  id: string
  kind: 'near' | 'foretold' | 'site'
  band: Band
  /** null: nobody is named beside a guarded place */
  marks: readonly [CampMark | null, CampMark | null] | null
  position: Position
  text: string
}
/** As there is room for it: a plate, or only the mark of its severity; `more` are those that stand for nothing but a count there. */
export type LaidPlate = { plate: Plate; isFull: boolean; more: number }

/** More than this nobody reads from six metres. */
const MAX_FULL = 7
/** Pixels of the map; widths of letters are the widest that occur in distances and times. */
const [LETTER, COUNT, MARK] = [15.5, 62, 17]
/** Half a plate's height with the gap to the next one. */
const HALF_PLATE = 27
/** From the middle of its mark to where the words of a plate begin, and to its left edge. */
export const WORDS_AT = { pair: 72, site: 24 } as const
const LEFT = { pair: 66, site: 22 } as const

const middle = (a: Position, b: Position): Position => ({ lon: (a.lon + b.lon) / 2, lat: (a.lat + b.lat) / 2 })

/**
 * One for each open alert that has a place, in the order of AL8. A pair that is foretold to come nearer has one, that
 * of its forecast, unless it is in danger now.
 */
export function platesOf(
  encounters: readonly MapEncounter[],
  forecasts: readonly MapForecast[],
  approaches: readonly MapApproach[],
): Plate[] {
  const ranked: { rank: number; plate: Plate }[] = [
    ...encounters
      .filter(({ isForetold, band }) => !isForetold || band === 'danger')
      .map(({ id, rank, band, sides: [a, b], rangeText: text }) => {
        const marks = [a.mark, b.mark] as const
        return {
          rank,
          plate: { id, kind: 'near' as const, band, marks, position: middle(a.position, b.position), text },
        }
      }),
    ...forecasts.map(({ id, rank, band, sides: [a, b], place: position, whenText: text }) => {
      const marks = [a.mark, b.mark] as const
      return { rank, plate: { id, kind: 'foretold' as const, band, marks, position, text } }
    }),
    ...approaches.map(({ id, rank, band, position, limitText: text }) => {
      return { rank, plate: { id, kind: 'site' as const, band, marks: null, position, text } }
    }),
  ]
  return ranked.toSorted((a, b) => a.rank - b.rank).map(({ plate }) => plate)
}

/**
 * AL7, AL8: who comes first takes the room. What would lie on something that is there already is counted with it, so
 * that none is missing and none is covered; nothing is counted with what is milder.
 */
export function layPlates(plates: readonly Plate[], zoom: number): LaidPlate[] {
  const laid: { it: LaidPlate; rect: Rect }[] = []
  const touched = (rect: Rect) => laid.find((other) => overlap(other.rect, rect))
  let full = 0
  for (const plate of plates) {
    const [x, y] = pixelAt(plate.position, zoom)
    const size = plate.marks === null ? 'site' : 'pair'
    const words = WORDS_AT[size] + plate.text.length * LETTER
    const wide = { left: x - LEFT[size], right: x + words + COUNT, top: y - HALF_PLATE, bottom: y + HALF_PLATE }
    if (full < MAX_FULL && touched(wide) === undefined) {
      laid.push({ it: { plate, isFull: true, more: 0 }, rect: wide })
      full++
      continue
    }
    const small = { left: x - MARK, right: x + MARK + COUNT, top: y - MARK, bottom: y + MARK }
    const there = touched(small)
    if (there === undefined) laid.push({ it: { plate, isFull: false, more: 0 }, rect: small })
    else there.it.more++
  }
  return laid.map(({ it }) => it)
}
