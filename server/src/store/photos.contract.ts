import { type PhotoId, SentPhoto } from '@jaga-jarak/shared/photo.ts'
import { epochMs, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import type { PhotoUpload } from '../ports.ts'
import { after } from './specimens.ts'
import type { Opened } from './store.contract.ts'

const idOf = (no: number): string => `00000000-0000-4000-8000-${String(no).padStart(12, '0')}`
const incidentId = IncidentId.parse(idOf(1))
const aPhoto = (no: number, second: number, by = 'usr-1'): SentPhoto =>
  SentPhoto.parse({
    ...{ id: idOf(no), incidentId, by, takenAt: null, addedAt: after(second), width: 4, height: 3, bytes: 5 },
    ...{ sha256: 'a'.repeat(64), hasOriginal: true },
  })
/** Every byte there is, and more than fits into a page of either database. */
const bytes = (count: number): Uint8Array => Uint8Array.from({ length: count }, (_, i) => i % 256)
const files = { thumbnail: bytes(300), image: bytes(90_000), original: bytes(20) }
const upload = (no: number, has: number, by = 'usr-1'): PhotoUpload => ({
  ...{ photoId: aPhoto(no, 0).id, incidentId, by, of: 10, has },
})

export function photosContract(here: () => Opened): void {
  const save = (...photos: SentPhoto[]) =>
    here().store.write(async (tx) => {
      for (const it of photos) await tx.savePhoto(it, files)
    })
  const ids = async (): Promise<PhotoId[]> => (await here().store.read.photosOf('usr-1')).map(({ id }) => id)

  it('gives each byte back as it came, and what is known of a photo by its sender, in order of arrival', async () => {
    await save(aPhoto(3, 1), aPhoto(2, 2), aPhoto(4, 1, 'usr-2'))
    const { read } = here().store
    for (const file of ['thumbnail', 'image', 'original'] as const)
      expect(Buffer.compare((await read.photoBytes(aPhoto(2, 2).id, file)) ?? bytes(0), files[file])).toBe(0)
    expect(await read.photo(aPhoto(2, 2).id)).toEqual(aPhoto(2, 2))
    expect(await ids()).toEqual([idOf(3), idOf(2)])
    expect(await read.photoBytes(aPhoto(9, 0).id, 'image')).toBeUndefined()
  })

  it('puts pieces together, knows who has begun what, and forgets what nobody went on with', async () => {
    const { store } = here()
    await store.write(async (tx) => {
      await tx.addPhotoPiece(upload(2, 0), bytes(4), after(1))
      await tx.addPhotoPiece(upload(2, 4), bytes(3), after(5))
      await tx.addPhotoPiece(upload(3, 0), bytes(2), after(2))
      await tx.addPhotoPiece(upload(4, 0, 'usr-2'), bytes(2), after(2))
    })
    expect(await store.read.photoUpload(upload(2, 0).photoId)).toEqual(upload(2, 7))
    const begun = await store.read.photoUploadsOf('usr-1')
    expect(begun.toSorted((a, b) => a.at - b.at)).toEqual([
      { photoId: idOf(3), at: after(2) },
      { photoId: idOf(2), at: after(5) },
    ])
    const whole = await store.write((tx) => tx.photoAsSent(upload(2, 0).photoId))
    expect([...whole]).toEqual([0, 1, 2, 3, 0, 1, 2])
    await store.write((tx) => tx.removeOldPhotoPieces(after(3)))
    expect(await store.read.photoUploadsOf('usr-1')).toHaveLength(1)
    await store.write((tx) => tx.removePhotoPieces(upload(2, 0).photoId))
    expect(await store.read.photoUpload(upload(2, 0).photoId)).toBeUndefined()
  })

  it('removes the oldest first, counts them, and takes what somebody sent as it came', async () => {
    const { store } = here()
    await save(aPhoto(2, 2), aPhoto(3, 1), aPhoto(4, 9))
    const span = { from: epochMs(0), before: after(5), zoneMs: 0 }
    const { days } = await store.read.countOld('photos', span, 9)
    expect(days.map(({ count }) => count)).toEqual([2])
    expect(await store.write((tx) => tx.removeOld('photos', after(5), 1))).toEqual({ removed: 1, isLast: false })
    expect(await ids()).toEqual([idOf(2), idOf(4)])
    await store.write((tx) => tx.removeOriginalsOf('usr-1'))
    const left = aPhoto(4, 9).id
    expect(await store.read.photoBytes(left, 'original')).toBeUndefined()
    expect(await store.read.photoBytes(left, 'image')).toHaveLength(90_000)
  })
}
