import { SentPhoto } from '@jaga-jarak/shared/photo.ts'
import type { Kysely, Transaction } from 'kysely'
import type { Reader, Writer } from '../ports.ts'
import { bodyOf } from './rows.ts'
import type { Tables } from './tables.ts'

const photoOf = bodyOf(SentPhoto)

type PhotoReads = Pick<Reader, 'photo' | 'photoBytes' | 'photosOf' | 'photoUpload' | 'photoUploadsOf'>

export function photoReads(db: Kysely<Tables>): PhotoReads {
  return {
    async photo(id) {
      const row = await db.selectFrom('photos').select('body').where('id', '=', id).executeTakeFirst()
      return row === undefined ? undefined : photoOf(row)
    },
    async photoBytes(id, which) {
      const row = await db.selectFrom('photos').select(which).where('id', '=', id).executeTakeFirst()
      return row?.[which] ?? undefined
    },
    async photosOf(personId) {
      const rows = db.selectFrom('photos').select('body').where('sent_by', '=', personId)
      return (await rows.orderBy('received_at').orderBy('id').execute()).map(photoOf)
    },
    async photoUpload(id) {
      const pieces = db.selectFrom('photo_pieces').where('photo_id', '=', id)
      const last = await pieces
        .select(['incident_id', 'sent_by', 'of_bytes', 'until_byte'])
        .orderBy('from_byte', 'desc')
        .limit(1)
        .executeTakeFirst()
      if (last === undefined) return undefined
      return { photoId: id, incidentId: last.incident_id, by: last.sent_by, of: last.of_bytes, has: last.until_byte }
    },
    async photoUploadsOf(personId) {
      const rows = db
        .selectFrom('photo_pieces')
        .select((eb) => ['photo_id', eb.fn.max('received_at').as('at')])
        .where('sent_by', '=', personId)
        .groupBy('photo_id')
      return (await rows.execute()).map((row) => ({ photoId: row.photo_id, at: row.at }))
    },
  }
}

type PhotoShelves = Pick<
  Writer,
  'addPhotoPiece' | 'photoAsSent' | 'removePhotoPieces' | 'removeOldPhotoPieces' | 'savePhoto' | 'removeOriginalsOf'
>

/** Photos and what has come of them so far. `writing` gives the transaction, or throws when it takes no more writes. */
export function photoShelves(writing: () => Transaction<Tables>): PhotoShelves {
  return {
    async addPhotoPiece({ photoId, incidentId, by, of, has }, bytes, receivedAt) {
      await writing()
        .insertInto('photo_pieces')
        .values({
          ...{ photo_id: photoId, incident_id: incidentId, sent_by: by, of_bytes: of, from_byte: has },
          ...{ until_byte: has + bytes.length, received_at: receivedAt, bytes: Buffer.from(bytes) },
        })
        .execute()
    },
    async photoAsSent(id) {
      const pieces = writing().selectFrom('photo_pieces').select('bytes').where('photo_id', '=', id)
      return Buffer.concat((await pieces.orderBy('from_byte').execute()).map((it) => it.bytes))
    },
    async removePhotoPieces(id) {
      await writing().deleteFrom('photo_pieces').where('photo_id', '=', id).execute()
    },
    async removeOldPhotoPieces(before) {
      await writing().deleteFrom('photo_pieces').where('received_at', '<', before).execute()
    },
    async savePhoto(photo, { image, thumbnail, original }) {
      await writing()
        .insertInto('photos')
        .values({
          ...{ id: photo.id, incident_id: photo.incidentId, sent_by: photo.by, received_at: photo.addedAt },
          ...{ body: JSON.stringify(photo), image: Buffer.from(image), thumbnail: Buffer.from(thumbnail) },
          original: original === null ? null : Buffer.from(original),
        })
        .execute()
    },
    async removeOriginalsOf(personId) {
      await writing().updateTable('photos').set({ original: null }).where('sent_by', '=', personId).execute()
      await writing().deleteFrom('photo_pieces').where('sent_by', '=', personId).execute()
    },
  }
}
