import type { PositionReport } from '@jaga-jarak/shared/position.ts'
import type { GroupId } from '@jaga-jarak/shared/primitives.ts'
import type { Heard } from '../domain/watch.ts'
import type { Malformed, Quarantined, TrackPoint } from '../ports.ts'

/** Points kept while the store does not answer; beyond this the oldest go and are counted. */
const MAX_WAITING = 200_000
/** Calls for help kept meanwhile: one that stands is not told again. */
const MAX_CALLS = 10_000

/**
 * What came through the front door and nobody has taken yet: one line to the watch, one to the store. The store's
 * line is given back when a commit fails, so a store that is away costs nothing until it is full.
 */
export type Intake = {
  hear(heard: Heard): void
  track(point: TrackPoint): void
  setAside(fix: Quarantined): void
  setAsideMalformed(fix: Malformed): void
  /** AL4: somebody with a group calls for help, however good the fix is that says so */
  call(call: GroupCall): void
  takeCalls(): GroupCall[]
  giveBackCalls(calls: readonly GroupCall[]): void
  takeHeard(): Heard[]
  takeForStore(): { points: TrackPoint[]; quarantined: Quarantined[]; malformed: Malformed[] }
  giveBack(batch: { points: TrackPoint[]; quarantined: Quarantined[]; malformed: Malformed[] }): void
  /** points lost because the store was away too long */
  dropped(): number
}

export type GroupCall = { groupId: GroupId; report: PositionReport }

export function createIntake(): Intake {
  let heard: Heard[] = []
  let points: TrackPoint[] = []
  let quarantined: Quarantined[] = []
  let malformed: Malformed[] = []
  let calls: GroupCall[] = []
  let dropped = 0
  return {
    hear: (it) => void heard.push(it),
    track: (point) => void points.push(point),
    setAside: (fix) => void quarantined.push(fix),
    setAsideMalformed: (fix) => void malformed.push(fix),
    call: (call) => void calls.push(call),
    takeCalls() {
      const taken = calls
      calls = []
      return taken
    },
    giveBackCalls(unsaid) {
      calls = [...unsaid, ...calls].slice(-MAX_CALLS)
    },
    takeHeard() {
      const taken = heard
      heard = []
      return taken
    },
    takeForStore() {
      const taken = { points, quarantined, malformed }
      points = []
      quarantined = []
      malformed = []
      return taken
    },
    giveBack(batch) {
      points = [...batch.points, ...points]
      quarantined = [...batch.quarantined, ...quarantined].slice(-MAX_WAITING)
      malformed = [...batch.malformed, ...malformed].slice(-MAX_WAITING)
      dropped += Math.max(0, points.length - MAX_WAITING)
      points = points.slice(-MAX_WAITING)
    },
    dropped: () => dropped,
  }
}
