import type { StyleImageMetadata } from 'maplibre-gl'
import type { Icon } from './icon-name.ts'
import { WORDS_AT } from './lay-plates.ts'
import type { Palette } from './palette.ts'
import { type Canvas, disc, house, number, PENNANT_PX, pennant, plate, pole, severityShape } from './pen.ts'

/** Canvas pixels per map pixel: sharp on a 4K wall. */
export const ICON_RATIO = 3

/** Where the words of a plate stand, and its round end behind them: what is stretched must be straight. */
const PLATE_WORDS = { pair: 2 + 66 + WORDS_AT.pair, site: 2 + 22 + WORDS_AT.site, stretch: 4, end: 26 }
const wordsOf = (isPair: boolean): number => (isPair ? PLATE_WORDS.pair : PLATE_WORDS.site)
const plateWidth = (isPair: boolean): number => wordsOf(isPair) + PLATE_WORDS.stretch + PLATE_WORDS.end

/** How the map may stretch an icon to its words; nothing for those that have none. */
export function stretchOf(icon: Icon): Partial<StyleImageMetadata> {
  if (icon.kind !== 'plate') return {}
  const from = wordsOf(icon.marks !== null) * ICON_RATIO
  const to = from + PLATE_WORDS.stretch * ICON_RATIO
  // The words may reach a little into the end.
  return { stretchX: [[from, to]], content: [from, 0, to + 10 * ICON_RATIO, 48 * ICON_RATIO] }
}

type Mark = Extract<Icon, { kind: 'arrow' }>['mark']

const colourOf = (mark: Mark, palette: Palette): string => palette.camp[mark?.colour ?? 'none']
const numberOf = (mark: Mark): string => (mark === null ? '–' : String(mark.ballotNumber))

/** Fresh is filled; stale is hollow and dashed; lost is hollow and crossed out: shape says it without colour. */
function drawChip(pen: Canvas, { mark, freshness }: Extract<Icon, { kind: 'chip' }>, palette: Palette): void {
  const colour = colourOf(mark, palette)
  const isFresh = freshness === 'fresh'
  disc(pen, 24, 24, 20, { fill: isFresh ? colour : palette.halo, stroke: palette.halo, width: 7 })
  disc(pen, 24, 24, 18, {
    fill: isFresh ? colour : palette.halo,
    stroke: colour,
    width: 4,
    dash: freshness === 'stale' ? [6, 5] : [],
  })
  number(pen, numberOf(mark), 24, 25, 24, isFresh ? palette.onCamp : colour)
  if (freshness !== 'lost') return
  for (const [stroke, width] of [
    [palette.halo, 9],
    [palette.casing, 4],
  ] as const) {
    pen.strokeStyle = stroke
    pen.lineWidth = width
    pen.lineCap = 'round'
    pen.beginPath()
    pen.moveTo(9, 39)
    pen.lineTo(39, 9)
    pen.stroke()
  }
}

/** Points north; the map turns it about the middle of the chip. */
function drawArrow(pen: Canvas, { mark }: Extract<Icon, { kind: 'arrow' }>, palette: Palette): void {
  pen.beginPath()
  pen.moveTo(42, 1)
  pen.lineTo(54, 21)
  pen.quadraticCurveTo(42, 15, 30, 21)
  pen.closePath()
  pen.lineJoin = 'round'
  pen.strokeStyle = palette.halo
  pen.lineWidth = 5
  pen.stroke()
  pen.fillStyle = colourOf(mark, palette)
  pen.fill()
}

/** Both sides and the mark between them, then room for the words, which the map stretches. */
function drawPlate(pen: Canvas, { band, marks, isForetold }: Extract<Icon, { kind: 'plate' }>, palette: Palette): void {
  const width = plateWidth(marks !== null)
  const colour = palette.band[band]
  plate(pen, 2, 2, width - 4, 44, 22, { fill: palette.halo, stroke: colour, width: 3 })
  const x = marks === null ? 24 : 68
  for (const [i, mark] of (marks ?? []).entries()) {
    const beside = x + (i === 0 ? -42 : 42)
    disc(pen, beside, 24, 17, { fill: colourOf(mark, palette), stroke: palette.halo, width: 0 })
    number(pen, numberOf(mark), beside, 25, 22, palette.onCamp)
  }
  if (isForetold) {
    disc(pen, x, 24, 18, { fill: 'transparent', stroke: colour, width: 3.5, dash: [7.5, 6.64] })
    severityShape(pen, band, x, band === 'warning' ? 23 : 24, 9, colour)
  } else severityShape(pen, band, x, 24, 15, colour)
}

/** A place where two are foretold to meet: their two ways end in a broken ring. */
function drawMeeting(pen: Canvas, { band }: Extract<Icon, { kind: 'meeting' }>, palette: Palette): void {
  const colour = palette.band[band]
  disc(pen, 24, 24, 21, { fill: palette.halo, stroke: palette.halo, width: 4 })
  disc(pen, 24, 24, 19, { fill: 'transparent', stroke: colour, width: 4, dash: [8, 6.92] })
  severityShape(pen, band, 24, band === 'warning' ? 23 : 24, 9.5, colour)
}

/** One pennant under the other, and how many there are besides; higher for three, so that none hides behind a chip. */
function drawRally(pen: Canvas, { pennants, more }: Extract<Icon, { kind: 'rally' }>, palette: Palette): void {
  const slots = pennants.length + Math.sign(more)
  pole(
    pen,
    slots > 2 ? 106 : 80,
    pennants.length === 1 ? colourOf(pennants[0]?.mark ?? null, palette) : palette.label,
    palette.halo,
  )
  for (const [i, { mark, isPlanned }] of pennants.entries()) {
    const colour = colourOf(mark, palette)
    const top = 5 + i * PENNANT_PX
    pennant(pen, top, { fill: isPlanned ? palette.halo : colour, stroke: colour, halo: palette.halo })
    number(pen, numberOf(mark), 25, top + 12.5, 19, isPlanned ? colour : palette.onCamp)
  }
  if (more === 0) return
  const top = 5 + pennants.length * PENNANT_PX
  plate(pen, 11, top + 1, 34, 22, 5, { fill: palette.halo, stroke: palette.label, width: 2 })
  number(pen, `+${Math.min(more, 99)}`, 28, top + 13, more > 9 ? 17 : 20, palette.text)
}

const BAND_OF_SEVERITY = {
  extreme: 'danger',
  severe: 'warning',
  moderate: 'watch',
  minor: 'watch',
  unknown: 'watch',
} as const

function drawIncident(pen: Canvas, { severity }: Extract<Icon, { kind: 'incident' }>, palette: Palette): void {
  const colour = palette.incident[severity]
  pen.beginPath()
  pen.moveTo(14, 44)
  pen.lineTo(24, 58)
  pen.lineTo(34, 44)
  pen.fillStyle = colour
  pen.fill()
  plate(pen, 3, 3, 42, 42, 8, { fill: palette.halo, stroke: colour, width: 4 })
  severityShape(pen, BAND_OF_SEVERITY[severity], 24, 24, 15, colour)
  const inRing = BAND_OF_SEVERITY[severity] === 'watch'
  const y = BAND_OF_SEVERITY[severity] === 'warning' ? 27 : 25
  number(pen, severity === 'unknown' ? '?' : '!', 24, y, 20, inRing ? colour : palette.halo)
}

export const SIZE: Record<Exclude<Icon['kind'], 'rally' | 'plate'>, [number, number]> = {
  chip: [48, 48],
  arrow: [84, 84],
  severity: [28, 28],
  meeting: [48, 48],
  incident: [48, 60],
  site: [30, 30],
}

function sizeOf(icon: Icon): [number, number] {
  if (icon.kind === 'plate') return [plateWidth(icon.marks !== null), 48]
  if (icon.kind !== 'rally') return SIZE[icon.kind]
  return [48, icon.pennants.length + Math.sign(icon.more) > 2 ? 110 : 84]
}

/** Numbers are drawn in the font of the screens; a canvas does not wait for it by itself. */
const FONT = '700 24px "Inter Variable"'
export const iconFontIsThere = async (): Promise<void> => void (await document.fonts.load(FONT))

/** The picture of an icon, `ICON_RATIO` times its size on the map. */
export function drawIcon(icon: Icon, palette: Palette): ImageData {
  const [width, height] = sizeOf(icon)
  const canvas = new OffscreenCanvas(width * ICON_RATIO, height * ICON_RATIO)
  // Its pixels are read at once: drawn by the graphics card they would have to be waited for.
  const pen = canvas.getContext('2d', { willReadFrequently: true })
  if (pen === null) throw new Error('this browser has no canvas to draw icons on')
  pen.scale(ICON_RATIO, ICON_RATIO)
  switch (icon.kind) {
    case 'chip':
      drawChip(pen, icon, palette)
      break
    case 'arrow':
      drawArrow(pen, icon, palette)
      break
    case 'plate':
      drawPlate(pen, icon, palette)
      break
    case 'severity':
      disc(pen, 14, 14, 13, { fill: palette.halo, stroke: palette.halo, width: 0 })
      severityShape(pen, icon.band, 14, 14, 10, palette.band[icon.band])
      break
    case 'meeting':
      drawMeeting(pen, icon, palette)
      break
    case 'rally':
      drawRally(pen, icon, palette)
      break
    case 'incident':
      drawIncident(pen, icon, palette)
      break
    case 'site':
      house(pen, icon.site, { fill: palette.site, halo: palette.halo })
      break
    default:
      return icon satisfies never
  }
  return pen.getImageData(0, 0, width * ICON_RATIO, height * ICON_RATIO)
}
