import { Certainty } from '@jaga-jarak/shared/alert.ts'
import { Freshness } from '@jaga-jarak/shared/group.ts'
import { type PositionReport, standsAt } from '@jaga-jarak/shared/position.ts'
import { type DeviceId, type EpochMs, epochMs, type Position } from '@jaga-jarak/shared/primitives.ts'
import { type Kinetics, stepKinetics } from './kinetics.ts'
import { newPath, type Path } from './path.ts'
import { Rows } from './rows.ts'
import { spotOf } from './spot.ts'
import { type Stretch, stretchAt } from './stretch.ts'
import { extendTrail } from './trail.ts'

/** Where each number of a member stands in its row; NaN is what is not known. */
const [LON, LAT, FIXED_AT, RECEIVED_AT, SINCE, INTERVAL, ACCURACY] = [0, 1, 2, 3, 4, 5, 6] as const
const [SPEED, COURSE, MEAN, VARIANCE, HEADING, BEHIND] = [7, 8, 9, 10, 11, 12] as const
const [FRESHNESS, SPOT, IS_NEW] = [13, 14, 15] as const

/** Those of all members of a scene. */
export const newMemberRows = (): Rows => new Rows(IS_NEW + 1)

/** By the numbers that stand for them; an index that is NaN would be looked up like a name. */
export const FRESHNESSES: readonly (Freshness | null)[] = [null, ...Freshness.options]
const SPOTS: readonly (Certainty | null)[] = [null, ...Certainty.options]

const orNull = (value: number): number | null => (Number.isNaN(value) ? null : value)

/** What one tracker of a group stands for (PX2). */
export type Part = {
  readonly member: Member
  /** head to tail, metres */
  readonly lengthM: number
  /** how much further its edge may be, because a head that it followed is heard no more, metres */
  readonly extraM: number
  /** it lies around its tracker, wherever that goes */
  readonly isDisc: boolean
  /** from the tail to the tracker */
  layOut(stretch: Stretch): void
}

/**
 * Newest word of one tracker and the way it came. Of its report only what is judged by is kept. It is its own disc: what a
 * tracker stands for that is no convoy's.
 */
export class Member implements Position, Kinetics, Part {
  readonly deviceId: DeviceId
  /** the way that it came; its last vertex is where it is */
  readonly trail: Path = newPath()
  readonly #rows: Rows
  #row: number

  constructor(deviceId: DeviceId, report: PositionReport, intervalS: number, rows: Rows) {
    this.deviceId = deviceId
    this.#rows = rows
    this.#row = rows.take()
    this.variance = 0
    this.#rows.set(this.#row + FRESHNESS, 0)
    takeWord(this, rows, this.#row, null, report, intervalS)
  }

  /** Takes a newer report in. True when older vertices of its trail are others now. */
  hear(report: PositionReport, intervalS: number): boolean {
    return takeWord(this, this.#rows, this.#row, this, report, intervalS)
  }

  /** It speaks for nobody any more. */
  leave(): void {
    this.#row = this.#rows.give(this.#row)
  }

  get member(): Member {
    return this
  }
  get lengthM(): number {
    return 0
  }
  get extraM(): number {
    return 0
  }
  get isDisc(): boolean {
    return true
  }
  layOut(stretch: Stretch): void {
    stretchAt(stretch, this)
  }
  /** as the clock last found it; null before */
  get freshness(): Freshness | null {
    return FRESHNESSES[this.#rows.at(this.#row + FRESHNESS)] ?? null
  }
  set freshness(freshness: Freshness) {
    this.#rows.set(this.#row + FRESHNESS, FRESHNESSES.indexOf(freshness))
  }
  /** how sure a person is who saw it; null: a tracker measured it */
  get spot(): Certainty | null {
    return SPOTS[this.#rows.at(this.#row + SPOT)] ?? null
  }
  /** it has spoken since its group's footprint was made */
  get isNew(): boolean {
    return this.#rows.at(this.#row + IS_NEW) === 1
  }
  set isNew(isNew: boolean) {
    this.#rows.set(this.#row + IS_NEW, isNew ? 1 : 0)
  }
  /** degrees */
  get lon(): number {
    return this.#rows.at(this.#row + LON)
  }
  get lat(): number {
    return this.#rows.at(this.#row + LAT)
  }
  /** by the phone's clock */
  get fixedAt(): EpochMs {
    return epochMs(this.#rows.at(this.#row + FIXED_AT))
  }
  /** by the operation's clock */
  get receivedAt(): EpochMs {
    return epochMs(this.#rows.at(this.#row + RECEIVED_AT))
  }
  /** epoch ms; its age counts from here, never from the future */
  get since(): number {
    return this.#rows.at(this.#row + SINCE)
  }
  /** seconds, as the tracker promised to report */
  get intervalS(): number {
    return this.#rows.at(this.#row + INTERVAL)
  }
  /** metres, as the phone says */
  get accuracyM(): number | null {
    return orNull(this.#rows.at(this.#row + ACCURACY))
  }
  /** metres per second, as the phone says */
  get speedMps(): number | null {
    return orNull(this.#rows.at(this.#row + SPEED))
  }
  /** degrees, as the phone says */
  get courseDeg(): number | null {
    return orNull(this.#rows.at(this.#row + COURSE))
  }
  /** metres per second, mean over about half a minute; null before it is known */
  get meanMps(): number | null {
    return orNull(this.#rows.at(this.#row + MEAN))
  }
  set meanMps(mps: number | null) {
    this.#rows.set(this.#row + MEAN, mps ?? Number.NaN)
  }
  /** of the speed, square metres per square second */
  get variance(): number {
    return this.#rows.at(this.#row + VARIANCE)
  }
  set variance(variance: number) {
    this.#rows.set(this.#row + VARIANCE, variance)
  }
  /** degrees, where it is heading by its word or by its last two places; null when nobody knows */
  get headingDeg(): number | null {
    return orNull(this.#rows.at(this.#row + HEADING))
  }
  set headingDeg(degrees: number | null) {
    this.#rows.set(this.#row + HEADING, degrees ?? Number.NaN)
  }
  /** metres behind the head when it last drove on another tracker's trail; null when it never did */
  get behindM(): number | null {
    return orNull(this.#rows.at(this.#row + BEHIND))
  }
  set behindM(metres: number | null) {
    this.#rows.set(this.#row + BEHIND, metres ?? Number.NaN)
  }
}

function takeWord(
  member: Member,
  rows: Rows,
  row: number,
  last: Member | null,
  report: PositionReport,
  intervalS: number,
): boolean {
  const isOtherTrail = extendTrail(member.trail, report)
  stepKinetics(member, last, report)
  rows.set(row + LON, report.lon)
  rows.set(row + LAT, report.lat)
  rows.set(row + FIXED_AT, report.fixedAt)
  rows.set(row + RECEIVED_AT, report.receivedAt)
  rows.set(row + SINCE, standsAt(report))
  rows.set(row + INTERVAL, intervalS)
  rows.set(row + ACCURACY, report.accuracyM ?? Number.NaN)
  rows.set(row + SPEED, report.speedMps ?? Number.NaN)
  rows.set(row + COURSE, report.courseDeg ?? Number.NaN)
  rows.set(row + SPOT, SPOTS.indexOf(spotOf(report)))
  rows.set(row + IS_NEW, 1)
  return isOtherTrail
}
