import { PHOTO_BYTES } from '@jaga-jarak/shared/photo.ts'
import { expect, it } from 'vitest'
import { whyScaled } from './why-scaled.ts'

const JPEG = [0xff, 0xd8, 0xff, 0xe1]
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]
const webp = new TextEncoder().encode('RIFF....WEBPVP8 ')
const heic = new TextEncoder().encode('....ftypheic')

const file = (head: ArrayLike<number>, size = 1_000): Blob => {
  const bytes = new Uint8Array(size)
  bytes.set(Array.from(head))
  return new Blob([bytes], { type: 'image/jpeg' })
}

it('a photo that the server takes goes out as it came, up to the last byte that it may have', async () => {
  for (const head of [JPEG, PNG, webp]) expect(await whyScaled(file(head))).toBeNull()
  expect(await whyScaled(file(JPEG, PHOTO_BYTES))).toBeNull()
})

it('one that is larger, or of another kind whatever it calls itself, goes out scaled', async () => {
  expect(await whyScaled(file(JPEG, PHOTO_BYTES + 1))).toBe('tooLarge')
  for (const head of [heic, [], new TextEncoder().encode('RIFF....WAVE')])
    expect(await whyScaled(file(head))).toBe('otherKind')
  expect(await whyScaled(new Blob([]))).toBe('otherKind')
})
