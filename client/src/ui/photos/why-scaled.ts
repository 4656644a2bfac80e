import { PHOTO_BYTES } from '@jaga-jarak/shared/photo.ts'

/** Why a photo does not go out as it came, though the operation keeps what came. */
export type WhyScaled = 'tooLarge' | 'otherKind' | 'unreadable'

const startsWith = (bytes: Uint8Array, head: ArrayLike<number>, from = 0): boolean =>
  Array.from(head).every((it, i) => bytes[from + i] === it)
const letters = (word: string): Uint8Array => new TextEncoder().encode(word)

/** The kinds that the server takes, by how they begin: what a phone calls a file says little. */
const isTaken = (bytes: Uint8Array): boolean =>
  startsWith(bytes, [0xff, 0xd8, 0xff]) ||
  startsWith(bytes, [0x89, ...letters('PNG\r\n'), 0x1a, 0x0a]) ||
  (startsWith(bytes, letters('RIFF')) && startsWith(bytes, letters('WEBP'), 8))

/** Null: the server takes it as it is, as far as that can be seen from here. */
export async function whyScaled(photo: Blob): Promise<WhyScaled | null> {
  if (photo.size > PHOTO_BYTES) return 'tooLarge'
  return isTaken(new Uint8Array(await photo.slice(0, 12).arrayBuffer())) ? null : 'otherKind'
}
