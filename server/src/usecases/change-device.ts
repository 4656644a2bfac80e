import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { Device } from '@jaga-jarak/shared/device.ts'
import type { DeviceId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeDevice as change } from '../domain/device.ts'
import { changeWorld, type World } from './change-world.ts'
import { checkGroup } from './check-group.ts'

export const changeDevice =
  (world: World) =>
  (by: Viewer, id: DeviceId, wanted: Body<Routes['changeDevice']>): Promise<Device | Refused> =>
    changeWorld(world, by.id, async (tx) => {
      const current = await tx.device(id)
      if (!current) return refuse('notFound')
      const wrong = (await checkGroup(tx, by, current.groupId)) ?? (await checkGroup(tx, by, wanted.groupId))
      if (wrong) return wrong
      const device = change(current, wanted)
      if (isRefused(device)) return device
      await tx.saveDevice(device)
      return { reply: device, event: { type: 'DeviceChanged', device } }
    })
