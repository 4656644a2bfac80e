import type { SystemHealth } from '@jaga-jarak/shared/api.ts'
import type { Trackers } from '../live/trackers.ts'
import type { World } from './change-world.ts'

/** What only the rooms that run know of themselves. */
export type Vitals = () => Omit<SystemHealth, 'store' | 'head' | 'devices' | 'devicesHeard'>

/** A tracker heard within this of the operation's clock counts as heard, milliseconds. */
const HEARD_MS = 60_000

export const readSystem =
  ({ store, clock }: Pick<World, 'store' | 'clock'>, trackers: Trackers, vitals: Vitals) =>
  async (): Promise<SystemHealth> => {
    const active = trackers.all().filter(({ device }) => device.status === 'active')
    const since = clock.now() - HEARD_MS
    const heard = active.filter(({ health }) => health.lastHeardAt !== null && health.lastHeardAt >= since)
    const head = await store.read.head()
    return { ...vitals(), store: store.kind, head, devices: active.length, devicesHeard: heard.length }
  }
