import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { DeviceId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeWorld, type World } from './change-world.ts'
import { checkGroup } from './check-group.ts'

/** A new secret for a tracker whose phone was lost or whose id was seen; told here once. */
export const rotateDevice =
  (world: World) =>
  (by: Viewer, deviceId: DeviceId): Promise<Reply<Routes['rotateDevice']> | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const device = await tx.device(deviceId)
      if (!device) return refuse('notFound')
      const wrong = await checkGroup(tx, by, device.groupId)
      if (wrong) return wrong
      if (device.status === 'revoked') return refuse('alreadyClosed')
      const trackerId = world.secrets.token()
      await tx.saveDevice(device, world.secrets.hash(trackerId))
      return { reply: { device, trackerId }, event: { type: 'DeviceTokenChanged', deviceId } }
    })
