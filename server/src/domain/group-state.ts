import type { Freshness, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { RallyId } from '@jaga-jarak/shared/primitives.ts'
import type { KemendagriCode } from '@jaga-jarak/shared/region.ts'
import type { CoverageGap } from './coverage.ts'
import type { Deviation } from './deviation.ts'
import type { Encounter } from './encounter.ts'
import { radiusOf } from './footprint.ts'
import type { Forecast } from './forecast.ts'
import type { SiteVisit } from './guard.ts'
import { FRESHNESSES, type Member, type Part } from './member.ts'
import type { Placed } from './neighbours.ts'
import type { QuietBreach } from './quiet.ts'
import { Rows } from './rows.ts'
import type { Motion } from './steady.ts'

/** What is the matter with a group, by itself and with others. Changed by {@link concern} alone. */
type Concerns = {
  /** the rally in whose venue it stands (PX10) */
  readonly standsIn: RallyId | null
  /** what is wrong with it by itself */
  readonly gap: CoverageGap | null
  readonly quiet: QuietBreach | null
  readonly deviation: Deviation | null
  readonly visits: readonly SiteVisit[]
  /** those of its pairs of which more is to know than the band */
  readonly encounters: readonly Encounter[]
  readonly forecasts: readonly Forecast[]
  /** how it went when it was last looked ahead for, where that is more than one disc straight on; else null */
  readonly motion: Motion | null
}

/** Most groups have none of most things: they share one empty list, and most have none of anything. */
export const NONE: readonly never[] = []
const NOTHING: Concerns = {
  standsIn: null,
  gap: null,
  quiet: null,
  deviation: null,
  visits: NONE,
  encounters: NONE,
  forecasts: NONE,
  motion: null,
}

/** With one item more. Neither pushed nor spread: such an array has room for sixteen more than it needs. */
export const withOne = <T>(its: readonly T[], item: T): readonly T[] => (its.length === 0 ? [item] : its.concat([item]))

/** Without an item; of the last one nothing is left over. */
export function without<T>(its: readonly T[], item: T): readonly T[] {
  const left = its.filter((it) => it !== item)
  return left.length === 0 ? NONE : left
}

/** Where each number of a group stands in its row: one line of the cache what is looked at first, then the rest. */
const [LON, LAT, EXTENT, MPS, RADIUS, FRESHNESS, SAME_UNTIL, FLAGS] = [0, 1, 2, 3, 4, 5, 6, 7] as const
const [GROUND, HEARD_IN, REGION_LON, REGION_LAT, MOTION, LOOKOUT] = [8, 9, 10, 11, 12, 13] as const
const WIDTH = 16
const [OTHERWISE, RESTLESS, UNSURE, PLAIN, RESHAPED] = [1, 2, 4, 8, 16] as const

/** Those of all groups of a scene. */
export const newGroupRows = (): Rows => new Rows(WIDTH)

const isMarked = (rows: Rows, row: number, flag: number): boolean => (rows.at(row + FLAGS) & flag) !== 0
const mark = (rows: Rows, row: number, flag: number, is: boolean): void => {
  const flags = rows.at(row + FLAGS)
  rows.set(row + FLAGS, is ? flags | flag : flags & ~flag)
}

/** A watched group, who it must not meet and whom it is near. */
export class GroupState {
  #group: SupporterGroup
  members: readonly Member[] = NONE
  /** its footprint (PX2): made anew when a tracker speaks or its freshness turns, never when somebody looks (PX7) */
  parts: readonly Part[] = NONE
  /** regency of its newest place, looked up there */
  region: KemendagriCode | null = null
  /** as its neighbours last saw it; null before */
  placed: Placed | null = null
  concerns: Concerns = NOTHING
  readonly #rows: Rows
  #row: number

  constructor(group: SupporterGroup, rows: Rows) {
    this.#group = group
    this.#rows = rows
    this.#row = rows.take()
    this.#rows.set(this.#row + FRESHNESS, 0)
    this.#rows.set(this.#row + SAME_UNTIL, 0)
    this.#rows.set(this.#row + FLAGS, RESHAPED)
    this.#rows.set(this.#row + GROUND, 0)
    this.#rows.set(this.#row + HEARD_IN, 0)
    this.#rows.set(this.#row + MOTION, 0)
    this.#rows.set(this.#row + LOOKOUT, -1)
    this.#rows.set(this.#row + RADIUS, radiusOf(group))
  }

  /** It is watched no more: its row is for whoever is watched next, and of itself nothing is known. */
  leave(): void {
    for (const member of this.members) member.leave()
    this.members = NONE
    this.parts = NONE
    this.#row = this.#rows.give(this.#row)
  }

  /** a small whole number that no other watched group has */
  get slot(): number {
    return this.#row / WIDTH
  }
  get group(): SupporterGroup {
    return this.#group
  }
  set group(group: SupporterGroup) {
    this.#group = group
    this.#rows.set(this.#row + RADIUS, radiusOf(group))
  }
  get radiusM(): number {
    return this.#rows.at(this.#row + RADIUS)
  }
  /** that of its freshest tracker; null before the first report */
  get freshness(): Freshness | null {
    return FRESHNESSES[this.#rows.at(this.#row + FRESHNESS)] ?? null
  }
  set freshness(freshness: Freshness | null) {
    this.#rows.set(this.#row + FRESHNESS, FRESHNESSES.indexOf(freshness))
  }
  /** a circle that holds all its trackers and its footprint, degrees and metres; NaN while it has no tracker */
  get lon(): number {
    return this.#rows.at(this.#row + LON)
  }
  get lat(): number {
    return this.#rows.at(this.#row + LAT)
  }
  get extentM(): number {
    return this.#rows.at(this.#row + EXTENT)
  }
  /** how fast the edge of that circle may grow, metres per second */
  get mps(): number {
    return this.#rows.at(this.#row + MPS)
  }
  setCircle(lon: number, lat: number, extentM: number, mps: number): void {
    this.#rows.set(this.#row + LON, lon)
    this.#rows.set(this.#row + LAT, lat)
    this.#rows.set(this.#row + EXTENT, extentM)
    this.#rows.set(this.#row + MPS, mps)
  }
  /** number of the instant in which it was last heard */
  get heardIn(): number {
    return this.#rows.at(this.#row + HEARD_IN)
  }
  set heardIn(instant: number) {
    this.#rows.set(this.#row + HEARD_IN, instant)
  }
  /** in that instant more than the place has become another: freshness, how sure it is, regency, venue */
  get isOtherwise(): boolean {
    return isMarked(this.#rows, this.#row, OTHERWISE)
  }
  set isOtherwise(is: boolean) {
    mark(this.#rows, this.#row, OTHERWISE, is)
  }
  /** until then no tracker's freshness turns by itself, epoch ms */
  get sameUntil(): number {
    return this.#rows.at(this.#row + SAME_UNTIL)
  }
  set sameUntil(at: number) {
    this.#rows.set(this.#row + SAME_UNTIL, at)
  }
  /** time alone moves its edge: a tracker is stale, or has just become so or lost */
  get restless(): boolean {
    return isMarked(this.#rows, this.#row, RESTLESS)
  }
  set restless(is: boolean) {
    mark(this.#rows, this.#row, RESTLESS, is)
  }
  /** part of its footprint may be further than where it was heard, so that which part is nearest decides the certainty; or a person who saw it was not sure */
  get unsure(): boolean {
    return isMarked(this.#rows, this.#row, UNSURE)
  }
  set unsure(is: boolean) {
    mark(this.#rows, this.#row, UNSURE, is)
  }
  /** its footprint is one disc around a place where it was heard of late */
  get plain(): boolean {
    return isMarked(this.#rows, this.#row, PLAIN)
  }
  set plain(is: boolean) {
    mark(this.#rows, this.#row, PLAIN, is)
  }
  /** its trail was simplified, or who speaks for it changed: nothing is known of how far its edge has moved */
  get reshaped(): boolean {
    return isMarked(this.#rows, this.#row, RESHAPED)
  }
  set reshaped(is: boolean) {
    mark(this.#rows, this.#row, RESHAPED, is)
  }
  /** what is the same of it and of others as far as limits go has the same number */
  get ground(): number {
    return this.#rows.at(this.#row + GROUND)
  }
  set ground(no: number) {
    this.#rows.set(this.#row + GROUND, no)
  }
  /** which of its motions it is looked ahead for by */
  get motionNo(): number {
    return this.#rows.at(this.#row + MOTION)
  }
  set motionNo(no: number) {
    this.#rows.set(this.#row + MOTION, no)
  }
  /** number of the evaluation at which it is looked ahead for again while it goes on so; -1 for none */
  get lookoutNo(): number {
    return this.#rows.at(this.#row + LOOKOUT)
  }
  set lookoutNo(no: number) {
    this.#rows.set(this.#row + LOOKOUT, no)
  }
  /** Degrees, summed, from where its regency was looked up; NaN when it never was. */
  fromLookUpDeg(lon: number, lat: number): number {
    return Math.abs(this.#rows.at(this.#row + REGION_LON) - lon) + Math.abs(this.#rows.at(this.#row + REGION_LAT) - lat)
  }
  setRegion(code: KemendagriCode | null, lon: number, lat: number): void {
    this.region = code
    this.#rows.set(this.#row + REGION_LON, lon)
    this.#rows.set(this.#row + REGION_LAT, lat)
  }
}

const KINDS = Object.keys(NOTHING) as (keyof Concerns)[]

/** Something else is the matter with a group; whoever nothing is the matter with any more keeps nothing. */
export function concern(state: GroupState, change: Partial<Concerns>): void {
  const its = { ...state.concerns, ...change }
  state.concerns = KINDS.every((kind) => its[kind] === NOTHING[kind]) ? NOTHING : its
}

/** What there is of a pair among what there is of one side. */
export function between<P extends { a: GroupState; b: GroupState }>(
  its: readonly P[],
  one: GroupState,
  other: GroupState,
): P | undefined {
  for (const it of its) if ((it.a === one && it.b === other) || (it.a === other && it.b === one)) return it
  return undefined
}
