import type { Operation } from '@jaga-jarak/shared/operation.ts'
import { type PositionReport, type QuarantineReason, type Reception, standsAt } from '@jaga-jarak/shared/position.ts'
import { geodesicM } from './geodesy.ts'
import {
  ACCURACY_CREDIT_M,
  DEFAULT_ACCURACY_M,
  FUTURE_MS,
  MAX_ACCURACY_M,
  OUTLIER_MPS,
  REMEMBERED_FIXES,
} from './limits.ts'

/** Where and when a fix can be true. In an exercise, positions made by a tool are expected. */
export type Ground = Pick<Operation, 'area' | 'startsAt'> & { exercise: boolean }

/** What is remembered of a tracker: its newest good fix, one that waits for a witness, and which times it has sent. */
export type TrackerMemory = { newest: PositionReport | null; held: PositionReport | null; seen: Set<number> }

export const createTrackerMemory = (newest: PositionReport | null = null): TrackerMemory => ({
  newest,
  held: null,
  seen: new Set(newest ? [newest.fixedAt] : []),
})

export type Verdict = {
  reception: Reception
  /** moves the live marker */
  live: PositionReport[]
  /** to the track only */
  late: PositionReport[]
  quarantined: { report: PositionReport; reason: QuarantineReason }[]
}

/** Whether a place in degrees lies where the operation is. */
export const isInside = ({ west, east, south, north }: Ground['area'], lon: number, lat: number): boolean =>
  lon >= west && lon <= east && lat >= south && lat <= north

/** PX12: whether latitude and longitude, each in the other's place, lie where the operation is. Degrees. */
export const isSwapped = (area: Ground['area'], { lon, lat }: { lon: number; lat: number }): boolean =>
  !isInside(area, lon, lat) && isInside(area, lat, lon)

/** PX12: what makes a fix impossible by itself; null when nothing does. */
export function impossible(report: PositionReport, ground: Ground): QuarantineReason | null {
  if (report.fixedAt > report.receivedAt + FUTURE_MS) return 'future'
  if (report.fixedAt < ground.startsAt) return 'beforeOperation'
  if (!isInside(ground.area, report.lon, report.lat)) {
    return isSwapped(ground.area, report) ? 'swappedLatLon' : 'outsideArea'
  }
  if (report.accuracyM !== null && report.accuracyM > MAX_ACCURACY_M) return 'tooInaccurate'
  if (report.mock && !ground.exercise) return 'mock'
  return null
}

const credit = (report: PositionReport): number => Math.min(report.accuracyM ?? DEFAULT_ACCURACY_M, ACCURACY_CREDIT_M)

/** Whether one phone can have been at both, accuracies granted. */
function consistent(a: PositionReport, b: PositionReport): boolean {
  const seconds = Math.max(Math.abs(b.fixedAt - a.fixedAt), Math.abs(standsAt(b) - standsAt(a))) / 1_000
  return geodesicM(a, b) - credit(a) - credit(b) <= OUTLIER_MPS * seconds
}

function remember(memory: TrackerMemory, fixedAt: number): void {
  memory.seen.add(fixedAt)
  if (memory.seen.size <= REMEMBERED_FIXES) return
  const [oldest] = memory.seen
  if (oldest !== undefined) memory.seen.delete(oldest)
}

const verdict = (reception: Reception, rest: Partial<Verdict> = {}): Verdict => ({
  reception,
  live: [],
  late: [],
  quarantined: [],
  ...rest,
})

/**
 * PX12: judges a fix against what its tracker said before, and takes it into the memory. A jump that no vehicle can
 * make is held, raising nothing; the next fix is the witness that makes it an outlier or the truth.
 */
export function receiveFix(memory: TrackerMemory, report: PositionReport, ground: Ground): Verdict {
  if (memory.seen.has(report.fixedAt)) return verdict({ outcome: 'duplicate' })
  remember(memory, report.fixedAt)
  const reason = impossible(report, ground)
  if (reason) return verdict({ outcome: 'quarantined', reason }, { quarantined: [{ report, reason }] })
  const { newest, held } = memory
  if (newest && standsAt(report) < standsAt(newest)) return verdict({ outcome: 'late' }, { late: [report] })

  if (newest === null || consistent(newest, report)) {
    memory.newest = report
    memory.held = null
    const aside = held ? [{ report: held, reason: 'outlier' as const }] : []
    return verdict({ outcome: 'newest' }, { live: [report], quarantined: aside })
  }
  if (held && consistent(held, report)) {
    // The earlier of the two is past by now: the watch judges by arrival and never goes back (PX7).
    const [earlier, later] = standsAt(held) <= standsAt(report) ? [held, report] : [report, held]
    memory.newest = later
    memory.held = null
    return verdict({ outcome: 'newest' }, { live: [later], late: [earlier] })
  }
  memory.held = report
  return verdict({ outcome: 'held' }, { quarantined: held ? [{ report: held, reason: 'outlier' }] : [] })
}
