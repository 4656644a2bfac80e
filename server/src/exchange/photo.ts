import { createHash } from 'node:crypto'
import { PHOTO_SIDE } from '@jaga-jarak/shared/photo.ts'
import sharp, { type Sharp } from 'sharp'

/** A photo as it is kept: pixels alone. */
export type EncodedPhoto = {
  image: Uint8Array
  thumbnail: Uint8Array
  /** of `image` */
  width: number
  height: number
  sha256: string
}

const THUMBNAIL_SIDE = 320
/** Pixels that are decoded at most: 50 million, 200 MB of memory; what a phone takes has been scaled by then. */
const MOST_PIXELS = 50_000_000
const MOST_S = 10

// No file of any other kind reaches its decoder, whatever it calls itself: no SVG, PDF, TIFF, or raw format.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'],
})
// The watch shares the machine: one picture at a time, on one core.
sharp.concurrency(1)
sharp.cache(false)

const JPEG = [0xff, 0xd8, 0xff]
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const startsWith = (bytes: Uint8Array, head: readonly number[]): boolean => head.every((it, i) => bytes[i] === it)
const isWebp = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).toString('latin1') === 'RIFF' &&
  Buffer.from(bytes.subarray(8, 12)).toString('latin1') === 'WEBP'

/** Turned as it was held, on white where it is see-through, and without metadata, which is what sharp does unless asked. */
const drawn = (open: () => Sharp, side: number): Sharp =>
  open()
    .autoOrient()
    .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('srgb')
    .timeout({ seconds: MOST_S })

/** Decodes and encodes anew; null: it is no whole JPEG, PNG or WebP, or too large to look at. */
async function encode(bytes: Uint8Array): Promise<EncodedPhoto | null> {
  if (!startsWith(bytes, JPEG) && !startsWith(bytes, PNG) && !isWebp(bytes)) return null
  const open = (): Sharp => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
  try {
    const { data, info } = await drawn(open, PHOTO_SIDE).jpeg({ quality: 82 }).toBuffer({ resolveWithObject: true })
    const thumbnail = await drawn(() => sharp(data), THUMBNAIL_SIDE)
      .jpeg({ quality: 72 })
      .toBuffer()
    const sha256 = createHash('sha256').update(data).digest('hex')
    return { image: data, thumbnail, width: info.width, height: info.height, sha256 }
  } catch {
    return null
  }
}

/** One after the other. */
export function photoEncoder(): (bytes: Uint8Array) => Promise<EncodedPhoto | null> {
  let last: Promise<unknown> = Promise.resolve()
  return (bytes) => {
    const next = last.then(() => encode(bytes))
    last = next
    return next
  }
}
