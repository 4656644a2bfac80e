import { routes } from '@jaga-jarak/shared/api.ts'
import { PIECE_BYTES } from '@jaga-jarak/shared/photo.ts'
import { refuse } from '@jaga-jarak/shared/refusal.ts'
import express, { type Express, type Response } from 'express'
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible'
import { photoEncoder } from '../exchange/photo.ts'
import { addPhoto } from '../usecases/add-photo.ts'
import type { World } from '../usecases/change-world.ts'
import { readPhoto } from '../usecases/read-photo.ts'
import type { Mount } from './mount.ts'

/** Pieces of one person in a minute: 14 MB, more than a phone on a good line sends of its backlog. */
const PIECES = { points: 300, duration: 60 }

/** Reads the bytes of a piece before the doors that read JSON. */
export function takePieces(app: Express): void {
  const { path, bytes } = routes.addPhoto
  app.put(path, express.raw({ type: bytes, limit: PIECE_BYTES, inflate: false }))
}

/** Photos of incidents: in by pieces, out as what they were encoded to. */
export function openPhotoDoors(mount: Mount, world: World): void {
  const limiter = new RateLimiterMemory(PIECES)
  const isOverRate = async (person: string, res: Response): Promise<boolean> => {
    try {
      await limiter.consume(person)
      return false
    } catch (rejected) {
      if (!(rejected instanceof RateLimiterRes)) throw rejected
      res.setHeader('Retry-After', String(Math.ceil(rejected.msBeforeNext / 1_000)))
      return true
    }
  }
  const add = addPhoto(world, photoEncoder())
  mount.signed('addPhoto', async ({ viewer, params, query, req, res }) => {
    const { body }: { body: unknown } = req
    if (!Buffer.isBuffer(body)) return refuse('malformed', 'application/octet-stream expected')
    if (await isOverRate(viewer.id, res)) return refuse('tooMany')
    return add(viewer, params, { ...query, bytes: body })
  })
  const image = readPhoto(world, 'image')
  const thumbnail = readPhoto(world, 'thumbnail')
  const original = readPhoto(world, 'original')
  mount.signed('readPhoto', ({ viewer, params }) => image(viewer, params))
  mount.signed('readThumbnail', ({ viewer, params }) => thumbnail(viewer, params))
  mount.signed('readOriginal', ({ viewer, params }) => original(viewer, params))
}
