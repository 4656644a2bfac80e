import type { Body, Routes } from '@jaga-jarak/shared/api.ts'
import type { Device } from '@jaga-jarak/shared/device.ts'
import type { DeviceId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { changeDevice as change } from '../domain/device.ts'
import { changeWorld, type World } from './change-world.ts'

export const changeDevice =
  (world: World) =>
  (by: string, id: DeviceId, wanted: Body<Routes['changeDevice']>): Promise<Device | Refused> =>
    changeWorld(world, by, async (tx) => {
      const current = await tx.device(id)
      if (!current) return refuse('notFound')
      if (wanted.groupId !== null && !(await tx.group(wanted.groupId))) return refuse('unknownGroup', wanted.groupId)
      const device = change(current, wanted)
      if (isRefused(device)) return device
      await tx.saveDevice(device)
      return { reply: device, event: { type: 'DeviceChanged', device } }
    })
