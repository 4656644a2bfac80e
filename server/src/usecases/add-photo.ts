import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { regionsOfIncident } from '@jaga-jarak/shared/incident-regions.ts'
import { mayCall } from '@jaga-jarak/shared/matrix.ts'
import { PHOTOS_MOST, type PhotoId, type SentPhoto } from '@jaga-jarak/shared/photo.ts'
import type { EpochMs, IncidentId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { withPhoto } from '../domain/incident-facts.ts'
import { checkReach } from '../domain/reach.ts'
import type { PhotoEncoder, PhotoUpload, Reader, Writer } from '../ports.ts'
import type { World } from './change-world.ts'

/** Photos that one person may have begun and not ended, the last of them: a phone sends one after the other. */
const BEGUN_MOST = 8

export type Piece = { from: number; of: number; takenAt?: EpochMs | undefined; bytes: Uint8Array }
type Answer = Reply<Routes['addPhoto']>
type Where = { incidentId: IncidentId; photoId: PhotoId }

/** Who reported adds to it, whatever became of it: the phone may have been without network. Else who may act on it. */
async function incidentFor(read: Reader, by: Viewer, id: IncidentId): Promise<Incident | Refused> {
  const incident = await read.incident(id)
  if (!incident) return refuse('notFound')
  const isOwn = incident.reportedBy === by.id
  const isTheirs = mayCall(by.role, 'actOnIncident') && !isRefused(checkReach(by, regionsOfIncident(incident)))
  return isOwn || isTheirs ? incident : refuse('notFound')
}

/** What came under this id already, be it gone since; refuses an id that stands for another photo. */
async function stored(read: Reader, by: Viewer, { photos }: Incident, { photoId }: Where, of: number) {
  const photo = photos.find(({ id }) => id === photoId)
  if (photo !== undefined) return photo.by === by.id ? { has: of, photo } : refuse('idTaken')
  return (await read.photo(photoId)) === undefined ? null : refuse('idTaken')
}

/** Takes what of a piece is new; the upload as it is then. */
async function take(tx: Writer, by: Viewer, where: Where, piece: Piece, at: EpochMs): Promise<PhotoUpload | Refused> {
  const known = await tx.photoUpload(where.photoId)
  const upload = known ?? { ...where, by: by.id, of: piece.of, has: 0 }
  if (upload.by !== by.id || upload.incidentId !== where.incidentId || upload.of !== piece.of) return refuse('idTaken')
  if (known === undefined) {
    const begun = (await tx.photoUploadsOf(by.id)).toSorted((a, b) => b.at - a.at)
    for (const { photoId } of begun.slice(BEGUN_MOST - 1)) await tx.removePhotoPieces(photoId)
  }
  const bytes = piece.from > upload.has ? piece.bytes.subarray(0, 0) : piece.bytes.subarray(upload.has - piece.from)
  const fitting = bytes.subarray(0, upload.of - upload.has)
  if (fitting.length === 0) return upload
  await tx.addPhotoPiece(upload, fitting, at)
  return { ...upload, has: upload.has + fitting.length }
}

/**
 * IN2: a photo comes in pieces, each as often as its sender thinks it needs; what is there already is not taken twice.
 * With the last one it is encoded anew, and then the pixels, the incident and the entry are stored as one.
 */
export const addPhoto =
  (world: World, encode: PhotoEncoder) =>
  async (by: Viewer, where: Where, piece: Piece): Promise<Answer | Refused> => {
    const { store, clock } = world
    const { incidentId, photoId } = where
    const admitted = async (tx: Writer): Promise<Incident | Answer | Refused> => {
      const incident = await incidentFor(tx, by, incidentId)
      if (isRefused(incident)) return incident
      const known = await stored(tx, by, incident, where, piece.of)
      if (known !== null) return known
      return incident.photos.length >= PHOTOS_MOST ? refuse('tooManyPhotos') : incident
    }
    const sent = await store.write(async (tx) => {
      const incident = await admitted(tx)
      if (isRefused(incident) || 'has' in incident) return incident
      const upload = await take(tx, by, where, piece, clock.now())
      if (isRefused(upload)) return upload
      return upload.has < upload.of ? { has: upload.has, photo: null } : { whole: await tx.photoAsSent(photoId) }
    })
    if (!('whole' in sent)) return sent
    const encoded = await encode(sent.whole)
    return store.write(async (tx) => {
      const incident = await admitted(tx)
      if (isRefused(incident) || 'has' in incident) return incident
      await tx.removePhotoPieces(photoId)
      if (encoded === null) return refuse('unreadablePhoto')
      const at = clock.now()
      const { image, thumbnail, width, height, sha256 } = encoded
      const original = world.operation.photos.keepOriginals ? sent.whole : null
      const photo = {
        ...{ id: photoId, by: by.id, takenAt: piece.takenAt ?? null, addedAt: at },
        ...{ width, height, bytes: image.length, sha256, hasOriginal: original !== null },
      }
      const kept: SentPhoto = { ...photo, incidentId }
      await tx.savePhoto(kept, { image, thumbnail, original })
      const grown = withPhoto(incident, photo)
      await tx.saveIncident(grown)
      await tx.append([{ type: 'PhotoAdded', incident: grown, photoId }], at, by.id)
      return { has: piece.of, photo }
    })
  }
