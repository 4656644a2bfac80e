import type { Query, Routes } from '@jaga-jarak/shared/api.ts'
import type { DeviceId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { type DeviceTrack, TRACK_POINTS } from '@jaga-jarak/shared/trail.ts'
import type { World } from './change-world.ts'
import { checkGroup } from './check-group.ts'
import { noteRead } from './note-read.ts'

/** Where a tracker was, for those who look after its group; that it was read is an entry of the log. */
export const readDeviceTrack =
  (world: World) =>
  async (
    by: Viewer,
    id: DeviceId,
    { from, until }: Query<Routes['readDeviceTrack']>,
  ): Promise<DeviceTrack | Refused> => {
    const { read } = world.store
    const device = await read.device(id)
    if (!device) return refuse('notFound')
    const outside = await checkGroup(read, by, device.groupId)
    if (outside) return outside
    const found = await read.track(id, from, until, TRACK_POINTS + 1)
    await noteRead(world)(by, 'deviceTrack', id)
    const points = found.slice(0, TRACK_POINTS).map((one) => {
      const { deviceId: _, ...point } = one
      return point
    })
    return { points, isWhole: found.length <= TRACK_POINTS }
  }
