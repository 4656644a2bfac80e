import type { Certainty } from '@jaga-jarak/shared/alert.ts'
import type { Fix, PositionReport, Reception } from '@jaga-jarak/shared/position.ts'
import { type Ground, receiveFix } from '../domain/plausibility.ts'
import { isCall } from '../domain/sos.ts'
import { SPOT } from '../domain/spot.ts'
import type { Intake } from '../live/intake.ts'
import { noteHeard, noteQuarantined, type Tracker } from '../live/trackers.ts'
import type { Clock } from '../ports.ts'

/** Sent before, or invented by a tool outside an exercise. */
const isNothing = (reception: Reception): boolean =>
  reception.outcome === 'duplicate' || (reception.outcome === 'quarantined' && reception.reason === 'mock')

/** `seen`: how sure a person is who saw it; of what a tracker measured nobody says so. */
export type ReceivePositions = (tracker: Tracker, fixes: readonly Fix[], seen?: Certainty) => Reception[]

/** No tracker says of itself that a person saw it. */
function spotted(fix: Fix, seen: Certainty | undefined): Fix {
  if (seen !== undefined) return { ...fix, attributes: { ...fix.attributes, [SPOT]: seen } }
  if (!(SPOT in fix.attributes)) return fix
  const { [SPOT]: _, ...attributes } = fix.attributes
  return { ...fix, attributes }
}

/** A tracker's fixes, whatever protocol they came by: judged (PX12), heard by the watch, handed to the track. */
export function receivePositions(deps: { clock: Clock; intake: Intake; ground: Ground }): ReceivePositions {
  const { clock, intake, ground } = deps
  return (tracker, fixes, seen) => {
    const receivedAt = clock.now()
    const { id: deviceId, groupId, intervalS } = tracker.device
    const toTrack = (report: PositionReport): void => {
      noteHeard(tracker.health, report)
      intake.track({ ...report, groupId })
    }
    return fixes.map((sent) => {
      const fix = spotted(sent, seen)
      const verdict = receiveFix(tracker.memory, { ...fix, deviceId, receivedAt }, ground)
      for (const report of verdict.live) {
        toTrack(report)
        if (groupId !== null) intake.hear({ groupId, deviceId, intervalS, report })
      }
      for (const report of verdict.late) toTrack(report)
      for (const aside of verdict.quarantined) {
        noteQuarantined(tracker.health, aside.reason, receivedAt)
        intake.setAside(aside)
      }
      if (groupId !== null && isCall(fix) && !isNothing(verdict.reception)) {
        intake.call({ groupId, report: { ...fix, deviceId, receivedAt } })
      }
      return verdict.reception
    })
  }
}
