import type { Device, DeviceHealth } from '@jaga-jarak/shared/device.ts'
import type { PositionReport, QuarantineReason } from '@jaga-jarak/shared/position.ts'
import type { DeviceId, EpochMs } from '@jaga-jarak/shared/primitives.ts'
import { createTrackerMemory, type TrackerMemory } from '../domain/plausibility.ts'
import type { TrackerRow } from '../ports.ts'

/** A tracker as the front door knows it: who it is, what it last said, how it fares. */
export type Tracker = { device: Device; memory: TrackerMemory; health: DeviceHealth }

export type Trackers = {
  /** active trackers only: a revoked one is as unknown as a stranger */
  byTokenHash(hash: string): Tracker | undefined
  byId(id: DeviceId): Tracker | undefined
  all(): Tracker[]
  save(device: Device, tokenHash?: string): void
  /** forgets what a tracker said */
  forget(id: DeviceId): void
}

export function createTrackers(rows: readonly TrackerRow[]): Trackers {
  const byId = new Map<DeviceId, Tracker>()
  const byHash = new Map<string, Tracker>()
  const hashOf = new Map<DeviceId, string>()
  const save = (device: Device, tokenHash?: string): void => {
    const known = byId.get(device.id)
    if (known) known.device = device
    const tracker = known ?? { device, memory: createTrackerMemory(), health: unheard(device.id) }
    byId.set(device.id, tracker)
    if (tokenHash === undefined) return
    // A new secret takes the place of the one before.
    const before = hashOf.get(device.id)
    if (before !== undefined) byHash.delete(before)
    hashOf.set(device.id, tokenHash)
    byHash.set(tokenHash, tracker)
  }
  for (const row of rows) save(row.device, row.tokenHash)
  return {
    byTokenHash(hash) {
      const tracker = byHash.get(hash)
      return tracker?.device.status === 'active' ? tracker : undefined
    },
    byId: (id) => byId.get(id),
    all: () => [...byId.values()],
    save,
    forget(id) {
      const tracker = byId.get(id)
      if (tracker) Object.assign(tracker, { memory: createTrackerMemory(), health: unheard(id) })
    },
  }
}

const unheard = (deviceId: DeviceId): DeviceHealth => ({
  deviceId,
  lastHeardAt: null,
  batteryPct: null,
  accuracyM: null,
  accepted: 0,
  quarantined: {},
})

/** Notes for the health page that a report came and passed. */
export function noteHeard(health: DeviceHealth, report: PositionReport): void {
  health.lastHeardAt = report.receivedAt
  health.batteryPct = report.batteryPct ?? health.batteryPct
  health.accuracyM = report.accuracyM
  health.accepted += 1
}

/** Notes for the health page that a fix was set aside, and why. */
export function noteQuarantined(health: DeviceHealth, reason: QuarantineReason, at: EpochMs): void {
  health.lastHeardAt = at
  health.quarantined[reason] = (health.quarantined[reason] ?? 0) + 1
}
