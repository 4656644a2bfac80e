import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { drawIcon } from './icon.ts'

/** The RGBA of a pixel. */
function pixel(png: Uint8Array, size: number, x: number, y: number): number[] {
  const file = Buffer.from(png)
  const at = file.indexOf('IDAT')
  const rows = inflateSync(file.subarray(at + 4, at + 4 + file.readUInt32BE(at - 4)))
  const from = y * (size * 4 + 1) + 1 + x * 4
  return [...rows.subarray(from, from + 4)]
}

it('draws two groups apart on a dark plate with round corners', () => {
  const png = drawIcon(64, false)
  expect([...png.subarray(1, 4)]).toEqual([0x50, 0x4e, 0x47])
  expect(Buffer.from(png).readUInt32BE(16)).toBe(64)
  expect(pixel(png, 64, 16, 32)).toEqual([0xb7, 0x9c, 0xff, 255])
  expect(pixel(png, 64, 48, 32)).toEqual([0x3f, 0xd0, 0xd6, 255])
  expect(pixel(png, 64, 32, 8)).toEqual([0x13, 0x1d, 0x2c, 255])
  expect(pixel(png, 64, 0, 0)[3]).toBe(0)
})

it('fills a maskable one to its edges, and keeps what matters inside the middle four fifths', () => {
  const png = drawIcon(100, true)
  expect(pixel(png, 100, 0, 0)).toEqual([0x13, 0x1d, 0x2c, 255])
  for (const x of [9, 90]) expect(pixel(png, 100, x, 50)).toEqual([0x13, 0x1d, 0x2c, 255])
})
