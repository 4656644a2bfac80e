import type { Body, Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import type { Trackers } from '../live/trackers.ts'
import type { World } from './change-world.ts'
import { ownTracker } from './own-tracker.ts'
import type { ReceivePositions } from './receive-positions.ts'

type Shared = Body<Routes['sharePosition']>
type Received = Reply<Routes['sharePosition']>

/** An officer goes along with a group: their phone speaks for it, as one tracker of it among others. */
export const sharePosition =
  (world: World, trackers: Trackers, receive: ReceivePositions) =>
  async (by: Viewer, groupId: GroupId, { fixes }: Shared): Promise<Received | Refused> => {
    const { store, clock } = world
    const own = await store.write(async (tx) => {
      const group = await tx.group(groupId)
      if (!group) return refuse('notFound')
      if (group.status === 'closed') return refuse('alreadyClosed')
      const tracker = await ownTracker(world, tx, by.id, groupId)
      if (!isRefused(tracker) && tracker.events.length > 0) await tx.append(tracker.events, clock.now(), by.id)
      return tracker
    })
    if (isRefused(own)) return own
    const tracker = trackers.byId(own.device.id)
    if (!tracker) throw new Error(`the trackers do not know ${own.device.id} after its commit`)
    return { receptions: receive(tracker, fixes) }
  }
