import { writePng } from './png.ts'

type Colour = readonly [red: number, green: number, blue: number]
const GROUND: Colour = [0x13, 0x1d, 0x2c]
const LEFT: Colour = [0xb7, 0x9c, 0xff]
const RIGHT: Colour = [0x3f, 0xd0, 0xd6]
const BETWEEN: Colour = [0xff, 0xff, 0xff]

/** Distances to a shape, in the icon's 32 units; negative inside. */
const disc =
  (cx: number, r: number) =>
  (x: number, y: number): number =>
    Math.hypot(x - cx, y - 16) - r
const bar = (x: number, y: number): number => Math.hypot(Math.max(0, Math.abs(x - 16) - 1), y - 16) - 1.5
const plate =
  (corner: number) =>
  (x: number, y: number): number =>
    Math.hypot(Math.max(0, Math.abs(x - 16) - 16 + corner), Math.max(0, Math.abs(y - 16) - 16 + corner)) - corner

/**
 * Two groups that stay apart, as in `icon.svg`, as a PNG of `size` pixels. `isMaskable`: the ground reaches the edges and
 * the rest keeps to the middle, for phones that cut icons to a shape of their own.
 */
export function drawIcon(size: number, isMaskable: boolean): Uint8Array {
  const rgba = new Uint8Array(size * size * 4)
  const unit = 32 / size
  const shrink = isMaskable ? 0.7 : 1
  const ground = plate(isMaskable ? 0 : 7)
  const shapes = [
    { colour: LEFT, off: disc(8, 5) },
    { colour: RIGHT, off: disc(24, 5) },
    { colour: BETWEEN, off: bar },
  ]
  const covered = (off: number): number => Math.min(1, Math.max(0, 0.5 - off / unit))
  for (let py = 0; py < size; py++) {
    for (let px = 0; px < size; px++) {
      const [x, y] = [(px + 0.5) * unit, (py + 0.5) * unit]
      const [sx, sy] = [(x - 16) / shrink + 16, (y - 16) / shrink + 16]
      let colour = GROUND
      for (const shape of shapes) {
        const part = covered(shape.off(sx, sy) * shrink)
        const mix = (i: 0 | 1 | 2): number => colour[i] + (shape.colour[i] - colour[i]) * part
        colour = [mix(0), mix(1), mix(2)]
      }
      rgba.set(
        [...colour.map(Math.round), Math.round(255 * (isMaskable ? 1 : covered(ground(x, y))))],
        (py * size + px) * 4,
      )
    }
  }
  return writePng(size, rgba)
}
