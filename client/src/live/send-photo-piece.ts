import { fillPath, type Reply, type Routes, readReply, routes } from '@jaga-jarak/shared/api.ts'
import { type PhotoId, PIECE_BYTES } from '@jaga-jarak/shared/photo.ts'
import type { EpochMs, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { writeQuery } from '@jaga-jarak/shared/query.ts'
import { refusalOf, Unreachable } from './api.ts'

export type SentPhoto = { incidentId: IncidentId; photoId: PhotoId; takenAt: EpochMs | null }

/** Sends the piece of a photo that begins at `from`. Throws as {@link call} does. */
export async function sendPhotoPiece(
  { incidentId, photoId, takenAt }: SentPhoto,
  photo: Blob,
  from: number,
  signal?: AbortSignal,
): Promise<Reply<Routes['addPhoto']>> {
  const route = routes.addPhoto
  const query = { from, of: photo.size, takenAt: takenAt ?? undefined }
  const response = await fetch(fillPath(route.path, { incidentId, photoId }) + writeQuery(query), {
    method: 'PUT',
    credentials: 'same-origin',
    headers: { 'content-type': route.bytes },
    body: photo.slice(from, from + PIECE_BYTES),
    signal: signal ?? null,
  }).catch((error: unknown) => {
    throw new Unreachable(route.path, { cause: error })
  })
  const answer: unknown = await response.json().catch(() => undefined)
  if (!response.ok) throw refusalOf(answer, response.headers.get('retry-after'))
  return readReply(route, answer)
}
