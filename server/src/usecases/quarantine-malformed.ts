import type { Intake } from '../live/intake.ts'
import { noteQuarantined, type Tracker } from '../live/trackers.ts'
import type { Clock } from '../ports.ts'

/** A known tracker sent something that is no fix: kept as it came, so that its health page can say so (PX12). */
export function quarantineMalformed(deps: { clock: Clock; intake: Intake }) {
  return (tracker: Tracker, payload: unknown, reason: 'malformed' | 'swappedLatLon'): void => {
    const receivedAt = deps.clock.now()
    noteQuarantined(tracker.health, reason, receivedAt)
    deps.intake.setAsideMalformed({
      deviceId: tracker.device.id,
      receivedAt,
      payload: JSON.stringify(payload).replaceAll('\\u0000', '').slice(0, 2_000),
    })
  }
}
