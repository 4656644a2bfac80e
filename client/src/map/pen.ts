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

/** A pennant on a pole whose foot stands at the bottom left, tall enough to wave above a crowd's chip. */
export function flag(pen: Canvas, { fill, stroke, halo }: { fill: string; stroke: string; halo: string }): void {
  pen.lineJoin = 'round'
  pen.lineCap = 'round'
  const outline = (): void => {
    pen.beginPath()
    pen.moveTo(9, 80)
    pen.lineTo(9, 5)
    pen.lineTo(43, 5)
    pen.lineTo(38, 18)
    pen.lineTo(43, 31)
    pen.lineTo(9, 31)
  }
  outline()
  pen.strokeStyle = halo
  pen.lineWidth = 9
  pen.stroke()
  outline()
  pen.fillStyle = fill
  pen.fill()
  pen.strokeStyle = stroke
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
