import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { DeviceId, EpochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { bandsAt, decisiveLimitsOf, leaveLimitOf } from './bands.ts'
import { endCoverage, judgeCoverage } from './coverage.ts'
import {
  type Encounter,
  type EncounterRules,
  endEncounter,
  isForgettable,
  judgeEncounter,
  needsTime,
  newEncounter,
} from './encounter.ts'
import { byGravity, type Finding, orphaned } from './findings.ts'
import { radiusOf } from './footprint.ts'
import { type GroupState, type Heard, isSettled, newGroupState, refresh, takeIn } from './heard-groups.ts'
import { LOOK_AROUND_MS } from './limits.ts'
import { relate } from './opponents.ts'
import { farForMs } from './pair-range.ts'

export type WatchRules = Omit<EncounterRules, 'decisiveM'>

/** All watched groups and who is near whom, moved from instant to instant by the watch. */
export function createScene({ limits, phaseAt }: WatchRules) {
  const rules: EncounterRules = { limits, phaseAt, decisiveM: decisiveLimitsOf(limits) }
  const farM = leaveLimitOf(limits.watchM)
  const groups = new Map<GroupId, GroupState>()
  const encounters = new Set<Encounter>()
  let found: Finding[] = []

  const note = (finding: Finding | null): void => {
    if (finding) found.push(finding)
  }

  const remember = (encounter: Encounter): void => {
    encounters.add(encounter)
    encounter.a.encounters.set(encounter.b, encounter)
    encounter.b.encounters.set(encounter.a, encounter)
  }
  const forget = (encounter: Encounter): void => {
    encounters.delete(encounter)
    encounter.a.encounters.delete(encounter.b)
    encounter.b.encounters.delete(encounter.a)
    encounter.a.soon.add(encounter.b)
    encounter.b.soon.add(encounter.a)
  }

  const judge = (encounter: Encounter, observed: boolean, at: EpochMs): void => {
    note(judgeEncounter(encounter, rules, observed, at))
    if (isForgettable(encounter)) forget(encounter)
    else if (!encounters.has(encounter)) remember(encounter)
  }

  /** Judges a group, of which something new is known, against all whom it opposes but those already `done`. */
  const judgeGroup = (state: GroupState, observed: boolean, at: EpochMs, done?: ReadonlySet<GroupState>): void => {
    state.lookedUntil = 0
    for (const [other, contests] of state.opponents) {
      if (other.members.size === 0 || done?.has(other)) continue
      const known = state.encounters.get(other)
      const farMs = known ? 0 : farForMs(state, other, at, farM)
      if (farMs === 0) judge(known ?? newEncounter(state, other, contests), observed, at)
      else if (at + farMs < other.lookedUntil) other.soon.add(state)
    }
  }

  /** Looks for opponents that a growing edge has reached; at all of them only now and then. */
  const lookAround = (state: GroupState, at: EpochMs): void => {
    if (at >= state.lookedUntil) {
      state.soon.clear()
      state.lookedUntil = at + LOOK_AROUND_MS
      for (const other of state.opponents.keys()) {
        if (farForMs(state, other, at, farM) < LOOK_AROUND_MS) state.soon.add(other)
      }
    }
    for (const other of state.soon) {
      const contests = state.opponents.get(other)
      if (!contests || other.members.size === 0 || state.encounters.has(other)) continue
      if (farForMs(state, other, at, farM) === 0) judge(newEncounter(state, other, contests), false, at)
    }
  }

  /** Takes in all reports of one instant, then judges by them. */
  const takeInstant = (heard: readonly Heard[], at: EpochMs): void => {
    const changed = new Set<GroupState>()
    for (const it of heard) {
      const state = groups.get(it.groupId)
      if (state && takeIn(state, it)) changed.add(state)
    }
    for (const state of changed) {
      refresh(state, at)
      note(judgeCoverage(state, at))
    }
    const done = new Set<GroupState>()
    for (const state of changed) {
      judgeGroup(state, true, at, done)
      done.add(state)
    }
  }

  /** What time alone brings about at a whole second. */
  const judgeTime = (at: EpochMs): void => {
    const restless: GroupState[] = []
    for (const state of groups.values()) {
      if (!isSettled(state)) {
        refresh(state, at)
        note(judgeCoverage(state, at))
      }
      if (state.restless) restless.push(state)
    }
    for (const encounter of [...encounters]) if (needsTime(encounter)) judge(encounter, false, at)
    for (const state of restless) {
      lookAround(state, at)
      if (isSettled(state)) state.restless = false
    }
  }

  /** Nothing but a report can change anything: all that was heard is lost and no encounter is on its way. */
  const timeIsIdle = (): boolean => {
    for (const state of groups.values()) if (!isSettled(state) || state.restless) return false
    for (const { told, certainty } of encounters) if (told === null || certainty !== 'unknown') return false
    return true
  }

  const closeGroup = (state: GroupState, at: EpochMs): void => {
    for (const encounter of [...state.encounters.values()]) {
      note(endEncounter(encounter, 'groupClosed', rules, at))
      forget(encounter)
    }
    note(endCoverage(state, at))
    groups.delete(state.group.id)
    for (const other of state.opponents.keys()) other.opponents.delete(state)
  }

  /** New or changed; `closed` takes it out. */
  const setGroup = (group: SupporterGroup, at: EpochMs): void => {
    const known = groups.get(group.id)
    if (group.status === 'closed') {
      if (known) closeGroup(known, at)
      return
    }
    const state = known ?? newGroupState(group)
    Object.assign(state, { group, radiusM: radiusOf(group) })
    groups.set(group.id, state)
    for (const former of relate(state, groups.values())) {
      const encounter = state.encounters.get(former)
      if (!encounter) continue
      note(endEncounter(encounter, 'noLongerOpposing', rules, at))
      forget(encounter)
    }
    if (state.members.size > 0) judgeGroup(state, false, at)
  }

  const restoreAlert = (alert: Alert, now: EpochMs): void => {
    const [a, b] = alert.subjects.map((id) => groups.get(id))
    const { place: _, ...told } = alert.evidence
    if (told.kind === 'coverageGap') {
      if (a) a.gap = told
      else note(orphaned(alert, 'groupClosed', now))
      return
    }
    const contests = a && b ? a.opponents.get(b) : undefined
    if (!a || !b || !contests) {
      note(orphaned(alert, a && b ? 'noLongerOpposing' : 'groupClosed', now))
      return
    }
    const { rangeM, closingMps, band } = told
    const { certainty } = alert
    const reading = { rangeM, closingMps }
    remember({ ...newEncounter(a, b, contests), bands: bandsAt(band), certainty, told, reading })
  }

  const unassign = (devices: ReadonlySet<DeviceId>): void => {
    for (const state of groups.values()) {
      for (const deviceId of devices) if (state.members.delete(deviceId)) state.restless = true
    }
  }

  const restore = (alerts: readonly Alert[], heard: readonly Heard[], now: EpochMs): void => {
    for (const it of heard) {
      const state = groups.get(it.groupId)
      if (state) takeIn(state, it)
    }
    for (const alert of alerts) if (alert.cleared === null) restoreAlert(alert, now)
    for (const state of groups.values()) refresh(state, now)
  }

  const release = ([a, b]: readonly GroupId[]): void => {
    const one = a === undefined ? undefined : groups.get(a)
    const other = b === undefined ? undefined : groups.get(b)
    const encounter = one && other && one.encounters.get(other)
    if (encounter) forget(encounter)
  }

  /** Ends an instant: its findings, in the order that no batching changes. */
  const settle = (): Finding[] => {
    const settled = found.sort(byGravity)
    found = []
    return settled
  }

  return { groups, encounters, setGroup, unassign, takeInstant, judgeTime, timeIsIdle, restore, release, settle }
}
