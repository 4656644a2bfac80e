import { randomUUID } from 'node:crypto'
import { type Reply, routes } from '@jaga-jarak/shared/api.ts'
import { PIECE_BYTES } from '@jaga-jarak/shared/photo.ts'
import sharp from 'sharp'
import type { Running } from './app-in-test.ts'

/** Noise, so that it does not compress to nothing. */
const noise = (width: number, height: number) => ({
  create: {
    width,
    height,
    channels: 3 as const,
    background: '#808080',
    noise: { type: 'gaussian' as const, mean: 128, sigma: 20 },
  },
})

/** A photo as a phone's camera makes it: held upright, with place, camera and time written into it. */
export const cameraPhoto = (width = 2_000, height = 1_500): Promise<Buffer> =>
  sharp(noise(width, height))
    .withExif({
      IFD0: { Make: 'RAHASIA-KAMERA', Model: 'Seri-12345', Software: 'RAHASIA-APLIKASI', Orientation: '6' },
      IFD3: {
        ...{ GPSLatitudeRef: 'S', GPSLatitude: '0/1 30/1 0/1', GPSLongitudeRef: 'E', GPSLongitude: '117/1 9/1 0/1' },
      },
    })
    .withXmp('<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf>RAHASIA-XMP</rdf></x:xmpmeta>')
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 40 })
    .toBuffer()

type Sent = { cookie: string; incidentId: string; photoId?: string; pieceBytes?: number; takenAt?: number }
export type PieceAnswer = { status: number; body: Reply<typeof routes.addPhoto> & { refused?: string } }

/** Sends one piece as it is told. */
export async function sendPiece(
  running: Running,
  { cookie, incidentId, photoId = randomUUID(), takenAt }: Sent,
  { from, of, bytes }: { from: number; of: number; bytes: Uint8Array },
): Promise<PieceAnswer> {
  const query = new URLSearchParams({ from: String(from), of: String(of) })
  if (takenAt !== undefined) query.set('takenAt', String(takenAt))
  const path = routes.addPhoto.path.replace(':incidentId', incidentId).replace(':photoId', photoId)
  const response = await running.raw(`${path}?${String(query)}`, {
    method: 'PUT',
    headers: { cookie, 'content-type': 'application/octet-stream' },
    body: Buffer.from(bytes),
  })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

/** Sends a photo piece by piece, from where the server says that it is; the last answer, or the first refusal. */
export async function sendPhoto(running: Running, sent: Sent, photo: Uint8Array): Promise<PieceAnswer> {
  const { photoId = randomUUID(), pieceBytes = PIECE_BYTES } = sent
  for (let from = 0; ; ) {
    const bytes = photo.subarray(from, from + pieceBytes)
    const answer = await sendPiece(running, { ...sent, photoId }, { from, of: photo.length, bytes })
    if (answer.status !== 200 || answer.body.photo !== null) return answer
    if (answer.body.has <= from) throw new Error(`expected more than ${from} bytes, got ${answer.body.has}`)
    from = answer.body.has
  }
}
