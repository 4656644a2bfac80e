import type { Certainty } from '@jaga-jarak/shared/alert.ts'
import type { Freshness } from '@jaga-jarak/shared/group.ts'
import { type PositionReport, standsAt } from '@jaga-jarak/shared/position.ts'
import { type DeviceId, type EpochMs, epochMs, type Position } from '@jaga-jarak/shared/primitives.ts'
import { type Kinetics, stepKinetics } from './kinetics.ts'
import { spotOf } from './spot.ts'
import { extendTrail, newTrail, type Trail } from './trail.ts'

/** Where each number of a member stands; NaN is what is not known. */
const [LON, LAT, FIXED_AT, RECEIVED_AT, SINCE, INTERVAL, ACCURACY] = [0, 1, 2, 3, 4, 5, 6] as const
const [SPEED, COURSE, MEAN, VARIANCE, HEADING, BEHIND] = [7, 8, 9, 10, 11, 12] as const
const NUMBERS = BEHIND + 1

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/**
 * Newest word of one tracker and the way it came. Of its report only what is judged by is kept, as numbers beside each
 * other: V8 makes an object of each fraction or time that is a field by itself, and there are a hundred thousand members.
 */
export class Member implements Position, Kinetics {
  readonly deviceId: DeviceId
  readonly trail: Trail = newTrail()
  /** as the clock last found it; null before */
  freshness: Freshness | null = null
  /** how sure a person is who saw it; null: a tracker measured it */
  spot: Certainty | null = null
  /** it has spoken since its group's footprint was made */
  isNew = true
  readonly #numbers: number[]

  constructor(deviceId: DeviceId, report: PositionReport, intervalS: number) {
    this.deviceId = deviceId
    this.#numbers = new Array<number>(NUMBERS).fill(Number.NaN)
    this.variance = 0
    this.#hear(report, intervalS, null)
  }

  /** Takes a newer report in. True when older vertices of its trail are others now. */
  hear(report: PositionReport, intervalS: number): boolean {
    return this.#hear(report, intervalS, this)
  }

  #hear(report: PositionReport, intervalS: number, last: Member | null): boolean {
    const isOtherTrail = extendTrail(this.trail, report)
    stepKinetics(this, last, report)
    const numbers = this.#numbers
    numbers[LON] = report.lon
    numbers[LAT] = report.lat
    numbers[FIXED_AT] = report.fixedAt
    numbers[RECEIVED_AT] = report.receivedAt
    numbers[SINCE] = standsAt(report)
    numbers[INTERVAL] = intervalS
    numbers[ACCURACY] = report.accuracyM ?? Number.NaN
    numbers[SPEED] = report.speedMps ?? Number.NaN
    numbers[COURSE] = report.courseDeg ?? Number.NaN
    this.spot = spotOf(report)
    this.isNew = true
    return isOtherTrail
  }

  #at(what: number): number {
    return this.#numbers[what] ?? Number.NaN
  }

  /** degrees */
  get lon(): number {
    return this.#at(LON)
  }
  get lat(): number {
    return this.#at(LAT)
  }
  /** by the phone's clock */
  get fixedAt(): EpochMs {
    return epochMs(this.#at(FIXED_AT))
  }
  /** by the operation's clock */
  get receivedAt(): EpochMs {
    return epochMs(this.#at(RECEIVED_AT))
  }
  /** epoch ms; its age counts from here, never from the future */
  get since(): number {
    return this.#at(SINCE)
  }
  /** seconds, as the tracker promised to report */
  get intervalS(): number {
    return this.#at(INTERVAL)
  }
  /** metres, as the phone says */
  get accuracyM(): number | null {
    return orNull(this.#at(ACCURACY))
  }
  /** metres per second, as the phone says */
  get speedMps(): number | null {
    return orNull(this.#at(SPEED))
  }
  /** degrees, as the phone says */
  get courseDeg(): number | null {
    return orNull(this.#at(COURSE))
  }
  /** metres per second, mean over about half a minute; null before it is known */
  get meanMps(): number | null {
    return orNull(this.#at(MEAN))
  }
  set meanMps(mps: number | null) {
    this.#numbers[MEAN] = mps ?? Number.NaN
  }
  /** of the speed, square metres per square second */
  get variance(): number {
    return this.#at(VARIANCE)
  }
  set variance(variance: number) {
    this.#numbers[VARIANCE] = variance
  }
  /** degrees, where it is heading by its word or by its last two places; null when nobody knows */
  get headingDeg(): number | null {
    return orNull(this.#at(HEADING))
  }
  set headingDeg(degrees: number | null) {
    this.#numbers[HEADING] = degrees ?? Number.NaN
  }
  /** metres behind the head when it last drove on another tracker's trail; null when it never did */
  get behindM(): number | null {
    return orNull(this.#at(BEHIND))
  }
  set behindM(metres: number | null) {
    this.#numbers[BEHIND] = metres ?? Number.NaN
  }
}
