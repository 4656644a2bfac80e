import type { Band } from '@jaga-jarak/shared/alert.ts'
import type { SiteKind } from '@jaga-jarak/shared/site.ts'

/** Shapes that icons are made of; all in pixels of the icon. */
export type Canvas = OffscreenCanvasRenderingContext2D
type Ink = { fill: string; stroke: string; width: number; dash?: number[] }

function paint(pen: Canvas, { fill, stroke, width, dash = [] }: Ink): void {
  pen.fillStyle = fill
  pen.fill()
  if (width === 0) return
  pen.strokeStyle = stroke
  pen.lineWidth = width
  pen.setLineDash(dash)
  pen.stroke()
  pen.setLineDash([])
}

export function disc(pen: Canvas, x: number, y: number, radius: number, ink: Ink): void {
  pen.beginPath()
  pen.arc(x, y, radius, 0, 2 * Math.PI)
  paint(pen, ink)
}

export function plate(
  pen: Canvas,
  x: number,
  y: number,
  width: number,
  height: number,
  corner: number,
  ink: Ink,
): void {
  pen.beginPath()
  pen.roundRect(x, y, width, height, corner)
  paint(pen, ink)
}

export function number(pen: Canvas, text: string, x: number, y: number, size: number, colour: string): void {
  pen.font = `700 ${text.length > 1 ? size * 0.85 : size}px "Inter Variable", sans-serif`
  pen.textAlign = 'center'
  pen.textBaseline = 'middle'
  pen.fillStyle = colour
  pen.fillText(text, x, y)
}

function polygon(pen: Canvas, corners: readonly (readonly [number, number])[]): void {
  pen.beginPath()
  for (const [x, y] of corners) pen.lineTo(x, y)
  pen.closePath()
}

/** Octagon, triangle or ring about a middle. */
export function severityShape(pen: Canvas, band: Band, x: number, y: number, radius: number, colour: string): void {
  pen.lineJoin = 'round'
  switch (band) {
    case 'danger':
      polygon(
        pen,
        Array.from({ length: 8 }, (_, i) => {
          const angle = ((i + 0.5) * Math.PI) / 4
          return [x + radius * Math.cos(angle), y + radius * Math.sin(angle)] as const
        }),
      )
      paint(pen, { fill: colour, stroke: colour, width: 1 })
      break
    case 'warning':
      polygon(pen, [
        [x, y - radius],
        [x + radius * 0.98, y + radius * 0.75],
        [x - radius * 0.98, y + radius * 0.75],
      ])
      paint(pen, { fill: colour, stroke: colour, width: 2 })
      break
    case 'watch':
      disc(pen, x, y, radius * 0.8, { fill: 'transparent', stroke: colour, width: radius * 0.32 })
      break
  }
}

/** Strokes a path first in the halo's colour, wider, so that it stands out from whatever is under it. */
function outlined(pen: Canvas, path: () => void, stroke: string, halo: string): void {
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  for (const [colour, width] of [
    [halo, 9],
    [stroke, 4],
  ] as const) {
    path()
    pen.strokeStyle = colour
    pen.lineWidth = width
    pen.stroke()
  }
}

/** Its foot stands at the left, so far down; it is tall enough to wave flags above a crowd's chip. */
export function pole(pen: Canvas, foot: number, stroke: string, halo: string): void {
  const path = (): void => {
    pen.beginPath()
    pen.moveTo(9, foot)
    pen.lineTo(9, 5)
  }
  outlined(pen, path, stroke, halo)
}

/** From the top of one pennant to that of the next. */
export const PENNANT_PX = 25.5

export function pennant(
  pen: Canvas,
  top: number,
  { fill, stroke, halo }: { fill: string; stroke: string; halo: string },
): void {
  const path = (): void => {
    pen.beginPath()
    pen.moveTo(9, top)
    pen.lineTo(43, top)
    pen.lineTo(38, top + 12)
    pen.lineTo(43, top + 24)
    pen.lineTo(9, top + 24)
    pen.closePath()
  }
  outlined(pen, path, stroke, halo)
  path()
  pen.fillStyle = fill
  pen.fill()
  pen.lineWidth = 4
  pen.stroke()
}

const WALLS: Record<SiteKind, readonly (readonly [number, number])[]> = {
  kpu: [
    [4, 13],
    [15, 4],
    [26, 13],
    [26, 26],
    [4, 26],
  ],
  bawaslu: [
    [15, 3],
    [27, 15],
    [15, 27],
    [3, 15],
  ],
  ballotStore: [
    [4, 8],
    [26, 8],
    [26, 26],
    [4, 26],
  ],
  candidateHome: [
    [15, 4],
    [27, 16],
    [22, 16],
    [22, 26],
    [8, 26],
    [8, 16],
    [3, 16],
  ],
  police: [
    [15, 3],
    [26, 7],
    [25, 18],
    [15, 28],
    [5, 18],
    [4, 7],
  ],
}

/** A protected place: a small plain shape by its kind; its name stands beside it. */
export function house(pen: Canvas, kind: SiteKind, { fill, halo }: { fill: string; halo: string }): void {
  polygon(pen, WALLS[kind])
  pen.lineJoin = 'round'
  paint(pen, { fill, stroke: halo, width: 3 })
}
