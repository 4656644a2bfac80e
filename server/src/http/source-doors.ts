import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Source } from '@jaga-jarak/shared/source.ts'
import type { Request, Response } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { AddressOf } from '../address-of.ts'
import { incidentCollection, incidentFeature } from '../exchange/geojson.ts'
import type { World } from '../usecases/change-world.ts'
import { keepSources, listSources } from '../usecases/keep-sources.ts'
import { readForSource } from '../usecases/read-for-source.ts'
import { reportFromSource } from '../usecases/report-from-source.ts'
import { bearerOf } from './bearer-of.ts'
import type { Mount } from './mount.ts'
import { countKnocks, tooMany } from './tries.ts'

/** Requests of one source in ten seconds: a call centre on its worst day passes, a loop gone wild does not. */
const PER_SOURCE = { points: 60, duration: 10 }

/** Doors of other systems, and those through which administrators let them in. */
export function openSourceDoors(mount: Mount, world: World, addressOf: AddressOf): void {
  const keep = keepSources(world)
  mount.signed('listSources', listSources(world))
  mount.signed('registerSource', ({ viewer, body }) => keep.register(viewer, body))
  mount.signed('changeSource', ({ viewer, params, body }) => keep.change(viewer, params.sourceId, body))
  mount.signed('rotateSource', ({ viewer, params }) => keep.rotate(viewer, params.sourceId))

  const knocks = countKnocks()
  const limiter = new RateLimiterMemory(PER_SOURCE)
  const admit = async (req: Request, res: Response): Promise<Source | Refused> => {
    const token = bearerOf(req)
    const source = token === null ? undefined : await world.store.read.sourceByToken(world.secrets.hash(token))
    if (source?.status !== 'active') {
      res.setHeader('WWW-Authenticate', 'Bearer')
      return (await knocks(res, addressOf(req))) ?? refuse('notSignedIn')
    }
    return limiter.consume(source.id).then(
      () => source,
      (rejected: unknown) => tooMany(res, rejected),
    )
  }

  const [report, read] = [reportFromSource(world), readForSource(world)]
  mount.open('reportFromSource', async ({ req, res, headers, body }) => {
    const source = await admit(req, res)
    if (isRefused(source)) return source
    const incident = await report(source.id, headers['idempotency-key'], body)
    return isRefused(incident) ? incident : incidentFeature(incident, source.id)
  })
  mount.open('readForSource', async ({ req, res }) => {
    const source = await admit(req, res)
    return isRefused(source) ? source : incidentCollection(await read(source), source.id)
  })
}
