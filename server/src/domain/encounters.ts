import { type EpochMs, epochMs } from '@jaga-jarak/shared/primitives.ts'
import { bandAt, bandOf, type Cause, forgetWays, isOnItsWay, type Level, levelOf, turnsAt } from './bands.ts'
import {
  type Encounter,
  type EncounterRules,
  endEncounter,
  isSettledEncounter,
  judgeEncounter,
  newEncounter,
  settledSlackM,
  slackOf,
  surely,
  upToDate,
} from './encounter.ts'
import { between, concern, type GroupState, withOne, without } from './group-state.ts'
import { createNeighbours } from './neighbours.ts'
import type { Judging } from './pair-limits.ts'
import { ABOUT, about, rangeAbout, rangeBetween } from './pair-range.ts'
import { asked } from './proximity-field.ts'

type Scene = Judging & {
  /** The two are in danger now. */
  met(a: GroupState, b: GroupState): void
  /** One of two that are in danger no more. */
  parted(a: GroupState): void
}

/** What the neighbours keep of a pair: in which band it is, and whether it is attended to as an {@link Encounter}. */
const LEVEL = 3
const ATTENDED = 4

/**
 * The pairs near each other. Of most of them there is only to know in which band they are, which their neighbours keep;
 * those of which something is on its way or in doubt are attended to until it is settled.
 */
export function createEncounters(scene: Scene) {
  const attended = new Set<Encounter>()
  /** those of which a dwell or a hold runs, and when the clock alone ends it, epoch ms */
  const onTheirWay = new Map<Encounter, number>()
  /** what pairs are judged by */
  let now: { cause: Cause; at: EpochMs } = { cause: 'time', at: epochMs(0) }

  const rulesOf = ({ a, b }: Encounter, at: EpochMs): EncounterRules => ({
    ...scene.limitsOf(a, b, at),
    book: scene.rules(),
  })
  const levelOfBands = ({ bands }: Encounter): Level => levelOf(bandOf(bands))

  const attend = (encounter: Encounter): void => {
    attended.add(encounter)
    for (const state of [encounter.a, encounter.b])
      concern(state, { encounters: withOne(state.concerns.encounters, encounter) })
  }
  const dismiss = (encounter: Encounter): void => {
    attended.delete(encounter)
    onTheirWay.delete(encounter)
    for (const state of [encounter.a, encounter.b])
      concern(state, { encounters: without(state.concerns.encounters, encounter) })
  }

  /** Judges it and answers what is to be kept of the pair. */
  const judge = (encounter: Encounter, rules: EncounterRules, cause: Cause, at: EpochMs): number => {
    const before = levelOfBands(encounter)
    scene.note(judgeEncounter(encounter, rules, cause, at))
    const level = levelOfBands(encounter)
    if (level === 3) scene.met(encounter.a, encounter.b)
    else if (before === 3) scene.parted(encounter.a)
    const isOld = attended.has(encounter)
    if (isSettledEncounter(encounter) || (encounter.told === null && level === 0 && !isOnItsWay(encounter.bands))) {
      if (isOld) dismiss(encounter)
      return level
    }
    if (!isOld) attend(encounter)
    if (isOnItsWay(encounter.bands)) onTheirWay.set(encounter, turnsAt(encounter.bands))
    else onTheirWay.delete(encounter)
    return level | ATTENDED
  }

  /** How far a pair of which nothing is on its way may move before anything can turn, metres; 0 or less when that is to be judged. */
  const restOf = (
    a: GroupState,
    b: GroupState,
    gapM: number,
    level: Level,
    decisiveM: readonly number[],
    at: number,
  ) => {
    // With each word another part may be the nearest one, or who saw it be surer.
    if (a.unsure || b.unsure) return 0
    if (a.plain && b.plain) return settledSlackM(level, decisiveM, gapM, gapM)
    if (!rangeAbout(a, b)) return 0
    const roughM = settledSlackM(level, decisiveM, about.leastM, about.mostM)
    // Near a limit it pays to know better.
    if (roughM > about.mostM * ABOUT) return roughM
    const range = rangeBetween(a, b, at, decisiveM)
    return range === null ? 0 : settledSlackM(level, decisiveM, range.rangeM, range.rangeM)
  }

  /** A pair within reach that is due: answers its slack. Most are beyond the watch limit and leave nothing behind. */
  const slackOfDue = (a: GroupState, b: GroupState): number => {
    const { gapM, bits: kept } = asked
    const { cause, at } = now
    const known = (kept & ATTENDED) === 0 ? undefined : between(a.concerns.encounters, a, b)
    const { pair } = scene.limitsOf(a, b, at)
    const level = (known ? 0 : kept & LEVEL) as Level
    if (!known) {
      const settledM = restOf(a, b, gapM, level, pair.decisiveM, at)
      if (settledM > 0) return settledM
      if (level === 0) {
        const range = rangeBetween(a, b, at, pair.decisiveM)
        if (range === null) return Number.POSITIVE_INFINITY
        if (range.rangeM > pair.limits.watchM) return surely(range.rangeM - pair.limits.watchM, range.rangeM)
      }
    }
    const encounter = known ?? newEncounter(a, b, bandAt(level))
    if (!known || known.observedAt !== at || cause !== 'report') {
      asked.bits = judge(encounter, rulesOf(encounter, at), cause, at)
    }
    return asked.bits === 0 ? 0 : slackOf(encounter, pair.decisiveM)
  }
  const judgePair = (a: GroupState, b: GroupState): void => {
    asked.slackM = slackOfDue(a, b)
  }
  let neighbours = createNeighbours(scene.rules().reachM, judgePair)

  /** By the clock or by a person, so its neighbours have to be told. */
  const judgeAside = (encounter: Encounter, cause: Cause, at: EpochMs): void => {
    neighbours.keep(encounter.a, encounter.b, judge(encounter, rulesOf(encounter, at), cause, at))
  }

  /** Each open one of a group, those that are attended to and those of which only the band is known. */
  const openOf = (state: GroupState): Encounter[] => {
    const open = [...state.concerns.encounters]
    neighbours.eachKept(state, (other, kept) => {
      if ((kept & ATTENDED) === 0) open.push(newEncounter(state, other, bandAt(kept & LEVEL)))
    })
    return open
  }

  return {
    near: (state: GroupState, withinM: number, visit: (other: GroupState) => void) =>
      neighbours.near(state, withinM, visit),
    attend,
    join: (state: GroupState) => neighbours.join(state),
    leave: (state: GroupState) => neighbours.leave(state),
    /** Places a group, of which something is another; what this makes due is judged by {@link settle}. */
    place(state: GroupState, at: EpochMs): void {
      const isFirst = state.placed === null
      neighbours.place(state, at)
      if (!isFirst) return
      // What was open before a restart is known before it is judged.
      for (const encounter of state.concerns.encounters) {
        neighbours.keep(encounter.a, encounter.b, levelOfBands(encounter) | ATTENDED)
      }
    },
    /** All its pairs are to be judged: something other than its place is another. */
    judgeAll: (state: GroupState): void => neighbours.judgeAll(state),
    /** Judges the pairs that have become due. */
    settle(cause: Cause, at: EpochMs): void {
      now = { cause, at }
      neighbours.settle()
    },
    /** What the clock alone turns: what has been on its way long enough, and all that is open of those whose edge grows. */
    judgeTime(restless: readonly GroupState[], at: EpochMs): void {
      const due: Encounter[] = []
      for (const [encounter, then] of onTheirWay) if (then <= at) due.push(encounter)
      for (const encounter of due) judgeAside(encounter, 'time', at)
      for (const state of restless) {
        for (const encounter of [...state.concerns.encounters]) judgeAside(encounter, 'time', at)
      }
    },
    /** Places all anew: after a restart, or when the reach is another. What is kept stays known, and all are due. */
    placeAll(states: Iterable<GroupState>, at: EpochMs): void {
      const all = [...states]
      const kept = all.flatMap((state) => openOf(state))
      neighbours = createNeighbours(scene.rules().reachM, judgePair)
      for (const state of all) neighbours.join(state)
      for (const state of all) {
        state.reshaped = true
        // Who has no tracker now is placed, and what is open of it known, when it is heard again.
        state.placed = null
        neighbours.place(state, at)
      }
      for (const encounter of kept) {
        const { a, b } = encounter
        neighbours.keep(a, b, levelOfBands(encounter) | (attended.has(encounter) ? ATTENDED : 0))
      }
    },
    reachM: () => neighbours.reachM,
    /** The clock was set back: a dwell or a hold that ran begins anew. */
    setBack(states: Iterable<GroupState>, at: EpochMs): void {
      for (const { bands } of attended) forgetWays(bands)
      onTheirWay.clear()
      for (const state of states) {
        for (const encounter of [...state.concerns.encounters]) judgeAside(encounter, 'time', at)
      }
    },
    /** Ends those of a group whatever their range, with `others` that are over. */
    end(
      state: GroupState,
      turn: 'noLongerOpposing' | 'groupClosed',
      at: EpochMs,
      isOver: (other: GroupState) => boolean,
    ) {
      for (const encounter of openOf(state)) {
        const other = encounter.a === state ? encounter.b : encounter.a
        if (!isOver(other)) continue
        scene.note(endEncounter(encounter, turn, rulesOf(encounter, at), at))
        dismiss(encounter)
        neighbours.keep(state, other, 0)
      }
    },
    /** A tracker falls silent for good: what is open of its group can perhaps not be said anew. */
    keepEvidence(state: GroupState, at: EpochMs): void {
      for (const encounter of openOf(state)) {
        if (encounter.told === null || encounter.kept !== null) continue
        encounter.kept = upToDate(encounter, encounter.told, rulesOf(encounter, at), at)
        if (!attended.has(encounter)) attend(encounter)
        neighbours.keep(encounter.a, encounter.b, levelOfBands(encounter) | ATTENDED)
      }
    },
    /** A person closed it: it may be raised anew. */
    release(a: GroupState, b: GroupState): void {
      const encounter = between(a.concerns.encounters, a, b)
      if (encounter) dismiss(encounter)
      neighbours.keep(a, b, 0)
    },
    inDanger(a: GroupState, b: GroupState): boolean {
      const encounter = between(a.concerns.encounters, a, b)
      return encounter ? encounter.bands.danger.inside : (neighbours.kept(a, b) & LEVEL) === 3
    },
    eachOpen(states: Iterable<GroupState>, visit: (encounter: Encounter) => void): void {
      for (const state of states) for (const it of openOf(state)) if (it.told !== null && it.a === state) visit(it)
    },
    /** The clock can bring about nothing more in those that are attended to; the others are of groups that are heard. */
    isIdle(): boolean {
      for (const { told, certainty } of attended) if (told === null || certainty !== 'unknown') return false
      return true
    },
  }
}
