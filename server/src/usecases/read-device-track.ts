import type { Query, Routes } from '@jaga-jarak/shared/api.ts'
import type { DeviceId, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import { reaches, type Viewer } from '@jaga-jarak/shared/roles.ts'
import { type DeviceTrack, TRACK_POINTS } from '@jaga-jarak/shared/trail.ts'
import type { Reader } from '../ports.ts'
import type { World } from './change-world.ts'
import { checkGroup } from './check-group.ts'
import { noteRead } from './note-read.ts'

/** Whether a group is looked after by somebody. */
async function oursIn(read: Reader, { reach }: Viewer): Promise<(id: GroupId) => boolean> {
  if (reach === null) return () => true
  const ours = (await read.groups()).filter(({ region }) => region !== null && reaches(reach, [region]))
  const ids = new Set(ours.map(({ id }) => id))
  return (id) => ids.has(id)
}

/**
 * Where a tracker was, for those who look after its group, while it served a group of theirs or none; that it was read
 * is an entry of the log.
 */
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
    const isOurs = await oursIn(read, by)
    const points = found.slice(0, TRACK_POINTS).flatMap((one) => {
      const { deviceId: _, ...point } = one
      return point.groupId === null || isOurs(point.groupId) ? [point] : []
    })
    return { points, isWhole: found.length <= TRACK_POINTS }
  }
