import type { DeviceExport } from '@jaga-jarak/shared/personal-data.ts'
import { type DeviceId, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeWorld, type World } from './change-world.ts'

const EVER = epochMs(8_640_000_000_000_000)

/** Everything that is held on a tracker, but its secret; that it was read is told first. */
export const exportDevice =
  (world: World) =>
  async ({ id: by }: Viewer, id: DeviceId): Promise<DeviceExport | Refused> => {
    const { read } = world.store
    const device = await read.device(id)
    if (!device) return refuse('notFound')
    const track = await read.track(id, epochMs(0), EVER)
    const newest = (await read.newestPositions()).find((it) => it.deviceId === id) ?? null
    const aside = await read.setAsideOf(id)
    return changeWorld<DeviceExport>(world, by, async (_, at) => ({
      reply: {
        at,
        device,
        newest,
        track,
        quarantined: aside.quarantined.map(({ report, reason }) => ({ fix: report, reason })),
        malformed: aside.malformed.map(({ receivedAt, payload, reason }) => ({ receivedAt, payload, reason })),
      },
      event: { type: 'DataRead', what: 'deviceExport', subject: id },
    }))
  }
