import type { Device, DeviceDraft } from '@jaga-jarak/shared/device.ts'
import { DeviceId } from '@jaga-jarak/shared/primitives.ts'
import type { Refused } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { registerDevice as register } from '../domain/device.ts'
import { changeWorld, type World } from './change-world.ts'
import { checkGroup } from './check-group.ts'

/** The tracker's secret-bearing id is told here once; the house keeps its hash. */
export const registerDevice =
  (world: World) =>
  (by: Viewer, draft: DeviceDraft): Promise<{ device: Device; trackerId: string } | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const wrong = await checkGroup(tx, by, draft.groupId)
      if (wrong) return wrong
      const device = register(DeviceId.parse(world.secrets.id('dev')), draft)
      const trackerId = world.secrets.token()
      await tx.saveDevice(device, world.secrets.hash(trackerId))
      return { reply: { device, trackerId }, event: { type: 'DeviceRegistered', device } }
    })
