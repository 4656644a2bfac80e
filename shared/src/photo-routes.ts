import { z } from 'zod'
import type { Route } from './api.ts'
import { PHOTO_BYTES, Photo, PhotoId } from './photo.ts'
import { EpochMs, IncidentId } from './primitives.ts'
import { numberInQuery } from './query.ts'

const route = <const R extends Route>(it: R): R => it
const params = z.object({ incidentId: IncidentId, photoId: PhotoId })
const picture = {
  status: 200,
  reply: z.custom<Uint8Array>((it) => it instanceof Uint8Array),
  picture: 'image/jpeg',
  refusals: ['notFound'],
} as const

export const photoRoutes = {
  addPhoto: route({
    method: 'put',
    path: '/api/v1/incidents/:incidentId/photos/:photoId',
    summary:
      'Send a piece of a photo (JPEG, PNG or WebP) under an id made by the sender; the answer says how much of it is there, and with the last piece what is kept of it',
    params,
    query: z.strictObject({
      /** where in the photo this piece begins, bytes */
      from: numberInQuery(z.int().min(0).max(PHOTO_BYTES)),
      /** bytes of the whole photo */
      of: numberInQuery(z.int().min(1).max(PHOTO_BYTES)),
      takenAt: numberInQuery(EpochMs).optional(),
    }),
    bytes: 'application/octet-stream',
    status: 200,
    reply: z.object({ has: z.int().nonnegative(), photo: Photo.nullable() }),
    refusals: ['notFound', 'idTaken', 'tooMany', 'tooManyPhotos', 'unreadablePhoto'],
  }),
  readPhoto: route({
    method: 'get',
    path: '/api/v1/incidents/:incidentId/photos/:photoId',
    summary: 'A photo of an incident, 1,600 pixels at most, without place or camera in it',
    params,
    ...picture,
  }),
  readThumbnail: route({
    method: 'get',
    path: '/api/v1/incidents/:incidentId/photos/:photoId/thumbnail',
    summary: 'The same, 320 pixels at most',
    params,
    ...picture,
  }),
  readOriginal: route({
    method: 'get',
    path: '/api/v1/incidents/:incidentId/photos/:photoId/original',
    summary: 'A photo as it came, where the operation keeps that; the log tells that it was read',
    params,
    ...picture,
    picture: 'application/octet-stream',
  }),
} as const satisfies Record<string, Route>
