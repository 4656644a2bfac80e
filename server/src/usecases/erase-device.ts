import type { Device } from '@jaga-jarak/shared/device.ts'
import type { DeviceId } from '@jaga-jarak/shared/primitives.ts'
import { isRefused, type Refused, refuse } from '@jaga-jarak/shared/refusal.ts'
import type { Viewer } from '@jaga-jarak/shared/roles.ts'
import { changeWorld, type World } from './change-world.ts'

/** Points removed in one transaction: a few milliseconds. */
const ROWS = 1_000

/**
 * Revokes a tracker, then takes away every position that it sent, in steps beside the live writes; the log tells of it
 * when all is gone. Asked again after a crash it goes on. `flush` stores what came and waits yet.
 */
export const eraseDevice =
  (world: World, { flush, pause }: { flush: () => Promise<void>; pause: () => Promise<void> }) =>
  async ({ id: by }: Viewer, id: DeviceId): Promise<Device | Refused> => {
    const revoked = await changeWorld<Device>(world, by, async (tx) => {
      const current = await tx.device(id)
      if (!current) return refuse('notFound')
      const device: Device = { ...current, label: id, status: 'revoked', version: current.version + 1 }
      if (current.status === 'revoked' && current.label === id) return { reply: current, event: null }
      await tx.saveDevice(device)
      return { reply: device, event: { type: 'DeviceChanged', device } }
    })
    if (isRefused(revoked)) return revoked
    await flush()
    for (let isLast = false; !isLast; await pause())
      ({ isLast } = await world.store.write((tx) => tx.removeTrackOf(id, ROWS)))
    return changeWorld(world, by, async (tx) => {
      const device = await tx.device(id)
      if (!device) return refuse('notFound')
      await tx.removeTrackOf(id, Number.MAX_SAFE_INTEGER)
      await tx.removeRestOf(id)
      return { reply: device, event: { type: 'DeviceErased', device } }
    })
  }
