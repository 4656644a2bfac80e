import type { Reply, Routes } from '@jaga-jarak/shared/api.ts'
import type { Device } from '@jaga-jarak/shared/device.ts'
import type { GroupId } from '@jaga-jarak/shared/primitives.ts'
import { reaches, type Viewer } from '@jaga-jarak/shared/roles.ts'
import type { Trackers } from '../live/trackers.ts'
import type { World } from './change-world.ts'

/** AL1, of the watch: the longest interval that is enough for a group, seconds; null: none is asked. */
export type SlowestS = (id: GroupId) => number | null

/** The trackers that somebody looks after, those without a group among them, each with its health. */
export const listDevices =
  (world: World, trackers: Trackers, slowestS: SlowestS) =>
  async ({ reach }: Viewer): Promise<Reply<Routes['listDevices']>> => {
    const regions = new Map((await world.store.read.groups()).map(({ id, region }) => [id, region]))
    const isOurs = ({ groupId }: Device): boolean => {
      if (groupId === null) return true
      const region = regions.get(groupId) ?? null
      return reaches(reach, region === null ? [] : [region])
    }
    const devices = trackers.all().filter(({ device }) => isOurs(device))
    return {
      devices: devices.map(({ device, health }) => {
        const enough = device.groupId === null ? null : slowestS(device.groupId)
        return { device, health, slowestS: enough }
      }),
    }
  }
