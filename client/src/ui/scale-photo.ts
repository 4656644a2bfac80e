import { PHOTO_SIDE } from '@jaga-jarak/shared/photo.ts'

/** From good to just good enough; the first that is small enough for a slow line is taken. */
const QUALITIES = [0.8, 0.65, 0.5]
const SMALL_BYTES = 300_000

/** Drawn anew, upright, on white, so that nothing the camera wrote into it is left. Throws when it is no picture. */
export async function scalePhoto(file: Blob): Promise<Blob> {
  const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, PHOTO_SIDE / Math.max(picture.width, picture.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(picture.width * scale))
  canvas.height = Math.max(1, Math.round(picture.height * scale))
  const pen = canvas.getContext('2d')
  if (pen === null) throw new Error('no canvas')
  pen.fillStyle = '#ffffff'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height)
  picture.close()
  let made: Blob | null = null
  for (const quality of QUALITIES) {
    made = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality))
    if (made !== null && made.size <= SMALL_BYTES) break
  }
  if (made === null) throw new Error('the picture cannot be drawn')
  return made
}
