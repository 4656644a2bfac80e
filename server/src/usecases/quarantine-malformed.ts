import type { Operation } from '@jaga-jarak/shared/operation.ts'
import type { QuarantineReason } from '@jaga-jarak/shared/position.ts'
import { isSwapped } from '../domain/plausibility.ts'
import type { Intake } from '../live/intake.ts'
import { noteQuarantined, type Tracker } from '../live/trackers.ts'
import type { Clock } from '../ports.ts'

/**
 * A known tracker sent something that is no fix: kept as it came, so that its health page can say so (PX12). At 117
 * degrees east a swapped latitude is beyond the poles, hence no fix either: `at` tells it from what cannot be read.
 */
export function quarantineMalformed(deps: { clock: Clock; intake: Intake; area: Operation['area'] }) {
  return (tracker: Tracker, payload: unknown, at: { lon: number; lat: number } | null): QuarantineReason => {
    const receivedAt = deps.clock.now()
    const reason = at !== null && isSwapped(deps.area, at) ? 'swappedLatLon' : 'malformed'
    noteQuarantined(tracker.health, reason, receivedAt)
    deps.intake.setAsideMalformed({
      deviceId: tracker.device.id,
      receivedAt,
      reason,
      payload: JSON.stringify(payload).replaceAll('\\u0000', '').slice(0, 2_000),
    })
    return reason
  }
}
