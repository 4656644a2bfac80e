import type { ContestId } from '@jaga-jarak/shared/primitives.ts'
import { localM } from './geodesy.ts'
import type { GroupState } from './group-state.ts'
import { partReachM } from './pair-range.ts'
import { type Circle, ProximityField, skinOf } from './proximity-field.ts'

/** Centre and head may lie 50 km apart; the local metric errs by less than this there. */
const FLAT = 1.001

/** How each part of a footprint lay when its group was last placed; of a single disc its neighbours know. */
export type Placed = readonly { lon: number; lat: number; lengthM: number; reachM: number }[]
const DISC: Placed = []

/** Judges the pair of {@link asked}, whose `gapM` is that between two single discs. */
type JudgeGroups = (a: GroupState, b: GroupState) => void

/**
 * Knows of each group whom it opposes near by. `judge` is asked about a pair within reach only when both together have
 * moved as far as it said the last time, metres. Of each pair a few bits are kept; while they are not 0 it is asked however
 * far apart the two are.
 */
export function createNeighbours(reachM: number, judge: JudgeGroups) {
  const bySlot: (GroupState | undefined)[] = []
  const contests = new Map<ContestId, number>()
  const field = new ProximityField(reachM, (a, b) => {
    const one = bySlot[a]
    const other = bySlot[b]
    if (one && other) judge(one, other)
  })
  /** One for all that are placed: V8 would make an object of each fraction that is handed over. */
  const circle: Circle = { lon: 0.5, lat: 0.5, extentM: 0.5 }

  const numberOf = (contestId: ContestId): number => {
    const known = contests.get(contestId)
    if (known !== undefined) return known
    contests.set(contestId, contests.size)
    return contests.size - 1
  }

  /** How far any edge has come since the footprint was placed; Infinity when it is another footprint altogether. */
  const movedM = (before: Placed, now: Placed): number => {
    if (before.length !== now.length) return Number.POSITIVE_INFINITY
    let most = 0
    for (const [i, part] of now.entries()) {
      const was = before[i]
      if (!was) return Number.POSITIVE_INFINITY
      const edges = Math.abs(part.lengthM - was.lengthM) + Math.abs(part.reachM - was.reachM)
      most = Math.max(most, localM(was, part) + edges)
    }
    return most
  }

  const placeAnew = (slot: number): void => {
    field.reshape(slot, circle, Math.max(reachM, skinOf(reachM)))
    field.judgeAll(slot)
  }

  return {
    reachM,
    /** A new group, or one whose camps are others. */
    join(state: GroupState): void {
      const { slot } = state
      bySlot[slot] = state
      const sides = state.group.camps.map((camp) => ({ contest: numberOf(camp.contestId), camp: camp.ballotNumber }))
      field.setSides(slot, sides)
    },
    leave(state: GroupState): void {
      field.remove(state.slot)
      bySlot[state.slot] = undefined
    },
    /** Its footprint is another, or only its edge has grown. */
    place(state: GroupState, at: number): void {
      const { slot, parts, placed, radiusM } = state
      if (state.members.length === 0) return
      circle.lon = state.lon
      circle.lat = state.lat
      const only = parts[0]
      const isKnown = placed !== null && !state.reshaped
      state.reshaped = false
      // A single disc lies around the centre: its neighbours see for themselves how far it has come.
      if (parts.length === 1 && only?.lengthM === 0) {
        state.placed = DISC
        circle.extentM = radiusM + partReachM(only, at)
        if (isKnown && placed === DISC) field.move(slot, circle)
        else placeAnew(slot)
        return
      }
      let extentM = 0
      const now = parts.map((part) => {
        const reach = partReachM(part, at)
        const head = part.member
        // Along the line no point is further from its head than the line is long.
        extentM = Math.max(extentM, localM(state, head) * FLAT + part.lengthM + radiusM + reach)
        return { lon: head.lon, lat: head.lat, lengthM: part.lengthM, reachM: reach }
      })
      state.placed = now
      const moved = isKnown ? movedM(placed, now) : Number.POSITIVE_INFINITY
      circle.extentM = extentM
      if (moved === Number.POSITIVE_INFINITY) placeAnew(slot)
      else field.reshape(slot, circle, moved)
    },
    /** It is to be judged against everybody within reach: something other than its place is another. */
    judgeAll(state: GroupState): void {
      field.judgeAll(state.slot)
    },
    /** Judges the pairs that have become due. */
    settle: (): void => field.settle(),
    /** What is kept of a pair; it is due at the next move of either. Nothing is kept of who was never placed. */
    keep: (a: GroupState, b: GroupState, bits: number): void => field.keep(a.slot, b.slot, bits),
    kept: (a: GroupState, b: GroupState): number => field.kept(a.slot, b.slot),
    eachKept(state: GroupState, visit: (other: GroupState, kept: number) => void): void {
      field.eachKept(state.slot, (other, kept) => {
        const its = bySlot[other]
        if (its) visit(its, kept)
      })
    },
    near(state: GroupState, withinM: number, visit: (other: GroupState) => void): void {
      if (state.members.length === 0) return
      field.near(state.slot, withinM, (other) => {
        const its = bySlot[other]
        if (its) visit(its)
      })
    },
  }
}
