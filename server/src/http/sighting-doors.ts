import { isRefused, type Refused } from '@jaga-jarak/shared/refusal.ts'
import type { Response } from 'express'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import type { Trackers } from '../live/trackers.ts'
import type { World } from '../usecases/change-world.ts'
import type { ReceivePositions } from '../usecases/receive-positions.ts'
import { reportSighting } from '../usecases/report-sighting.ts'
import { sharePosition } from '../usecases/share-position.ts'
import type { Mount } from './mount.ts'
import { tooMany } from './tries.ts'

/** Of one person in a minute: a phone that was away for hours still empties its outbox. */
const PER_PERSON = { points: 60, duration: 60 }

/** What officers see of groups, and where they go along with one. */
export function openSightingDoors(mount: Mount, world: World, trackers: Trackers, receive: ReceivePositions): void {
  const limiter = new RateLimiterMemory(PER_PERSON)
  const withinRate = (id: string, res: Response): Promise<Refused | null> =>
    limiter.consume(id).then(
      () => null,
      (rejected: unknown) => tooMany(res, rejected),
    )
  const [see, share] = [reportSighting(world, trackers, receive), sharePosition(world, trackers, receive)]
  mount.signed('listGroups', async () => {
    const groups = await world.store.read.groups()
    return { groups: groups.filter(({ status }) => status === 'watched') }
  })
  mount.signed(
    'reportSighting',
    async ({ viewer, body, res }) => (await withinRate(viewer.id, res)) ?? see(viewer, body),
  )
  mount.signed('sharePosition', async ({ viewer, params, body, res }) => {
    const over = await withinRate(viewer.id, res)
    return isRefused(over) ? over : share(viewer, params.groupId, body)
  })
}
