import { type PositionReport, standsAt } from '@jaga-jarak/shared/position.ts'
import { localM, metresPerDegree } from './geodesy.ts'
import { OUTLIER_MPS, SPEED_MEMORY_S } from './limits.ts'

/** How a tracker moves: mean and variance of its speed over about half a minute, and where it is heading. */
export type Kinetics = { meanMps: number | null; variance: number; headingDeg: number | null }

/** Where and when it was heard before: degrees, epoch ms. */
type Word = { readonly lon: number; readonly lat: number; readonly since: number }

/** A step shorter than this gives no direction, metres. */
const DIRECTION_M = 10

function courseBetween(from: Word, to: PositionReport): number | null {
  const { lonM, latM } = metresPerDegree((from.lat + to.lat) / 2)
  const east = (to.lon - from.lon) * lonM
  const north = (to.lat - from.lat) * latM
  if (east * east + north * north < DIRECTION_M * DIRECTION_M) return null
  return ((Math.atan2(east, north) * 180) / Math.PI + 360) % 360
}

/** PX8: takes a report in; speed and course that the phone does not say are taken from its last two places. */
export function stepKinetics(kinetics: Kinetics, last: Word | null, report: PositionReport): void {
  const seconds = last ? Math.max(0, standsAt(report) - last.since) / 1_000 : 0
  const course = report.courseDeg ?? (last && courseBetween(last, report))
  if (course !== null) kinetics.headingDeg = course
  const said = report.speedMps ?? (last && seconds > 0 ? localM(last, report) / seconds : null)
  if (said === null) return
  const speed = Math.min(OUTLIER_MPS, said)
  const { meanMps } = kinetics
  if (meanMps === null) {
    kinetics.meanMps = speed
    return
  }
  const weight = 1 - Math.exp(-seconds / SPEED_MEMORY_S)
  const off = speed - meanMps
  kinetics.meanMps = meanMps + weight * off
  kinetics.variance = (1 - weight) * (kinetics.variance + weight * off * off)
}
