import { z } from 'zod'
import { EpochMs, IncidentId, PersonId } from './primitives.ts'

/** Made by the sender, so that the same photo sent twice is one. */
export const PhotoId = z.uuid().brand<'PhotoId'>()
export type PhotoId = z.infer<typeof PhotoId>

/** Longest side of what is kept, pixels; phones scale to it before they send. */
export const PHOTO_SIDE = 1_600
/** One photo as it is sent, bytes. */
export const PHOTO_BYTES = 5 * 1_024 * 1_024
/** Photos of one incident, whoever sent them. */
export const PHOTOS_MOST = 12
/** Photos that a phone sends with one report. */
export const PHOTOS_OF_REPORT = 4
/** A photo travels in pieces of so many bytes: six seconds at 64 kbit/s, and no more than that is lost to a cut line. */
export const PIECE_BYTES = 48 * 1_024

/** What is known of a photo; its pixels are asked for by themselves, and may be gone when they became too old. */
export const Photo = z.object({
  id: PhotoId,
  by: PersonId,
  /** by the clock of who took it; null: not told */
  takenAt: EpochMs.nullable(),
  /** when all of it had arrived */
  addedAt: EpochMs,
  /** pixels and bytes of what is kept: encoded anew, without what the camera wrote into it */
  width: z.int().positive(),
  height: z.int().positive(),
  bytes: z.int().positive(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** whether it is kept as it came, too */
  hasOriginal: z.boolean(),
})
export type Photo = z.infer<typeof Photo>

/** A photo among others' data of its sender. */
export const SentPhoto = Photo.extend({ incidentId: IncidentId })
export type SentPhoto = z.infer<typeof SentPhoto>

/** What the operation says about photos. */
export const PhotoRules = z.object({
  /** kept as they came, with place and camera in them, beside what is encoded anew */
  keepOriginals: z.boolean(),
})
export type PhotoRules = z.infer<typeof PhotoRules>
export const DEFAULT_PHOTO_RULES: PhotoRules = { keepOriginals: false }
