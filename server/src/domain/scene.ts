import type { Alert, AlertKind, AlertSubject } from '@jaga-jarak/shared/alert.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { DeviceId, EpochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { endCoverage, judgeCoverage, slowestS } from './coverage.ts'
import { endDeviation, judgeOffRoute } from './deviation.ts'
import type { Encounter } from './encounter.ts'
import { createEncounters } from './encounters.ts'
import { byGravity, type Finding } from './findings.ts'
import { createForecasts } from './forecasts.ts'
import { between, concern, GroupState, newGroupRows, without } from './group-state.ts'
import { endVisit, endVisits, judgeSites } from './guard.ts'
import { type Heard, isSettled, memberOf, newestMember, refresh, setFootprint, takeIn } from './heard-groups.ts'
import { PREDICT_EVERY_MS, REGION_STEP_DEG } from './limits.ts'
import { newMemberRows } from './member.ts'
import { contestsOpposed } from './opposition.ts'
import { createPairLimits } from './pair-limits.ts'
import { endQuiet, judgeQuiet } from './quiet.ts'
import { createRallyWatch } from './rally-watch.ts'
import { recall } from './recall.ts'
import type { Rulebook } from './rulebook.ts'

/** All watched groups and who is near whom, moved from instant to instant by the watch. */
export function createScene(book: Rulebook) {
  let rules = book
  const groups = new Map<GroupId, GroupState>()
  const groupRows = newGroupRows()
  const memberRows = newMemberRows()
  /** who was heard in an instant */
  const changed: GroupState[] = []
  let instants = 0
  const rallies = createRallyWatch(groups)
  let edition: number | null = null
  let found: Finding[] = []

  const note = (finding: Finding | null): void => {
    if (finding) found.push(finding)
  }

  const limits = createPairLimits((a, b) => rallies.separationM(a, b))
  const shared = {
    rules: () => rules,
    limitsOf: (a: GroupState, b: GroupState, at: EpochMs) => limits.of(rules, a, b, at),
    note,
  }
  const encounters = createEncounters({
    ...shared,
    met: (a, b) => forecasts.met(a, b),
    parted: (a) => forecasts.reopen(a),
  })
  const forecasts = createForecasts({
    ...shared,
    near: (state, withinM, visit) => encounters.near(state, withinM, visit),
    inDanger: (a, b) => encounters.inDanger(a, b),
  })

  /** What concerns a group by itself: heard or not, at a site, on the move when all should be quiet. */
  const judgeAlone = (state: GroupState, at: EpochMs): void => {
    const { marginM, isQuiet } = limits.alone(rules, state, at)
    note(judgeCoverage(state, marginM, at))
    if (isQuiet || state.concerns.quiet?.told) note(judgeQuiet(state, rules, at))
    note(judgeOffRoute(state, at))
    for (const finding of judgeSites(state, rules, at)) note(finding)
  }

  /** Regency and venue of its newest place; true when either is another, so that other limits may hold. */
  const locate = (state: GroupState): boolean => {
    const newest = newestMember(state)
    if (newest === null) return false
    const { lon, lat } = newest
    const regionBefore = state.region
    if (!(state.fromLookUpDeg(lon, lat) < REGION_STEP_DEG)) state.setRegion(rules.regionAt({ lon, lat }), lon, lat)
    const isElsewhere = state.region !== regionBefore
    const standsIn = rallies.standsIn(state)?.id ?? null
    const isOtherVenue = standsIn !== state.concerns.standsIn
    if (isOtherVenue) concern(state, { standsIn })
    if (isElsewhere || isOtherVenue) limits.settle(state)
    return isElsewhere || isOtherVenue
  }

  /** PX11, PH6: other limits or phases re-judge everything at once. */
  const rejudge = (at: EpochMs): void => {
    for (const state of groups.values()) {
      if (state.members.length === 0) continue
      judgeAlone(state, at)
      encounters.judgeAll(state)
      forecasts.took(state, true)
    }
    encounters.settle('rules', at)
    for (const finding of rallies.judge(rules, at)) note(finding)
  }

  /** A phase that turned by the calendar, or an order that begins or ends, comes before the reports of its instant. */
  const turnEdition = (at: EpochMs): void => {
    const current = rules.editionAt(at)
    const isOther = edition !== null && edition !== current
    edition = current
    if (isOther) rejudge(at)
  }

  /** Takes in all reports of one instant, then judges by them. */
  const takeInstant = (heard: readonly Heard[], at: EpochMs): void => {
    turnEdition(at)
    changed.length = 0
    instants += 1
    for (const it of heard) {
      const state = groups.get(it.groupId)
      if (!state || !takeIn(state, it, memberRows) || state.heardIn === instants) continue
      state.heardIn = instants
      changed.push(state)
    }
    for (const state of changed) {
      const { freshness, restless, unsure } = state
      refresh(state, at)
      state.isOtherwise = locate(state) || freshness !== state.freshness || restless || unsure !== state.unsure
      judgeAlone(state, at)
      forecasts.took(state, state.isOtherwise)
    }
    for (const state of changed) {
      encounters.place(state, at)
      if (state.isOtherwise) encounters.judgeAll(state)
    }
    encounters.settle('report', at)
  }

  /** Nothing of it turns by the clock alone: all that was heard of it is as fresh as before and nothing is open. */
  const isSame = ({ sameUntil, restless, freshness, concerns }: GroupState, at: EpochMs): boolean =>
    at <= sameUntil && !restless && freshness === 'fresh' && !concerns.quiet?.told && concerns.visits.length === 0

  /** What time alone brings about at a whole second. */
  const judgeTime = (at: EpochMs): void => {
    turnEdition(at)
    const restless: GroupState[] = []
    /** how sure it is where they are is another: what was said of their pairs' slack holds no more */
    const turned: GroupState[] = []
    for (const state of groups.values()) {
      if (!isSettled(state) && !isSame(state, at)) {
        const { freshness, unsure, restless: wasRestless } = state
        refresh(state, at)
        judgeAlone(state, at)
        if (freshness !== state.freshness || unsure !== state.unsure) turned.push(state)
        // One of its trackers was taken away.
        if (wasRestless && !state.restless) restless.push(state)
      }
      if (state.restless) restless.push(state)
    }
    encounters.judgeTime(restless, at)
    // What a growing edge reaches becomes due like what moves.
    for (const state of restless) {
      encounters.place(state, at)
      if (isSettled(state)) state.restless = false
    }
    for (const state of turned) {
      encounters.judgeAll(state)
      forecasts.took(state, true)
    }
    encounters.settle('time', at)
    for (const finding of rallies.judge(rules, at)) note(finding)
    if (at % PREDICT_EVERY_MS === 0) forecasts.lookAhead(at)
  }

  /** Nothing but a report can change anything: all that was heard is lost, nothing is on its way, no rally is live. */
  const timeIsIdle = (): boolean => {
    for (const state of groups.values()) if (!isSettled(state) || state.restless) return false
    if (!encounters.isIdle()) return false
    for (const { told, certainty } of forecasts.told) if (told === null || certainty !== 'unknown') return false
    return rallies.isIdle()
  }

  const closeGroup = (state: GroupState, at: EpochMs): void => {
    encounters.end(state, 'groupClosed', at, () => true)
    forecasts.end(state, 'groupClosed', at, () => true)
    for (const finding of [
      endCoverage(state, at),
      endQuiet(state, at),
      endDeviation(state, at),
      ...endVisits(state, at),
    ])
      note(finding)
    groups.delete(state.group.id)
    encounters.leave(state)
    forecasts.leave(state)
    state.leave()
  }

  /** New or changed; `closed` takes it out. */
  const setGroup = (group: SupporterGroup, at: EpochMs): void => {
    const known = groups.get(group.id)
    if (group.status === 'closed') {
      if (known) closeGroup(known, at)
      return
    }
    const state = known ?? new GroupState(group, groupRows)
    const isOver = (other: GroupState): boolean => contestsOpposed(group.camps, other.group.camps).length === 0
    encounters.end(state, 'noLongerOpposing', at, isOver)
    forecasts.end(state, 'noLongerOpposing', at, isOver)
    state.group = group
    limits.settle(state)
    setFootprint(state)
    groups.set(group.id, state)
    encounters.join(state)
    state.reshaped = true
    forecasts.took(state, true)
    if (state.members.length === 0) return
    locate(state)
    judgeAlone(state, at)
    encounters.place(state, at)
    encounters.settle('time', at)
  }

  const unassign = (devices: ReadonlySet<DeviceId>, at: EpochMs): void => {
    if (devices.size === 0) return
    for (const state of groups.values()) {
      for (const deviceId of devices) {
        const member = memberOf(state, deviceId)
        if (!member) continue
        encounters.keepEvidence(state, at)
        state.members = without(state.members, member)
        setFootprint(state)
        member.leave()
        state.reshaped = true
        state.restless = true
        forecasts.took(state, true)
      }
    }
  }

  const restore = (alerts: readonly Alert[], heard: readonly Heard[], at: EpochMs): void => {
    for (const it of heard) {
      const state = groups.get(it.groupId)
      if (state) takeIn(state, it, memberRows)
    }
    for (const alert of alerts) {
      if (alert.cleared === null)
        note(
          recall(
            alert,
            { groups, rallies, rules, remember: encounters.attend, rememberForecast: forecasts.remember },
            at,
          ),
        )
    }
    for (const state of groups.values()) {
      refresh(state, at)
      locate(state)
      forecasts.took(state, true)
    }
    encounters.placeAll(groups.values(), at)
    encounters.settle('time', at)
  }

  const release = (kind: AlertKind, [a, b]: readonly AlertSubject[]): void => {
    const states = new Map<string, GroupState>(groups)
    const [one, other] = [a === undefined ? undefined : states.get(a), b === undefined ? undefined : states.get(b)]
    if (!one) return
    const forecast = other && between(one.concerns.forecasts, one, other)
    if (kind === 'encounter' && other) encounters.release(one, other)
    if (kind === 'predictedEncounter' && forecast) {
      forecasts.forget(forecast)
      forecasts.reopen(one)
    }
    if (kind === 'siteApproach' && b !== undefined) endVisit(one, b)
  }

  return {
    groups,
    eachOpen: (visit: (encounter: Encounter) => void) => encounters.eachOpen(groups.values(), visit),
    setGroup,
    setRally(rally: Rally, at: EpochMs): void {
      rallies.set(rally)
      limits.forget()
      for (const state of groups.values()) {
        // Its venue may be another, and so what its plan keeps apart (PX10).
        if (!locate(state) && state.concerns.standsIn !== rally.id) continue
        encounters.judgeAll(state)
        forecasts.reopen(state)
      }
      encounters.settle('rules', at)
    },
    setRules(next: Rulebook, at: EpochMs): void {
      rules = next
      if (rules.reachM !== encounters.reachM()) encounters.placeAll(groups.values(), at)
      edition = rules.editionAt(at)
      rejudge(at)
    },
    unassign,
    takeInstant,
    judgeTime,
    timeIsIdle,
    /** The clock was set back: what waits for a time that is far off now begins anew. */
    setBack(at: EpochMs): void {
      encounters.setBack(groups.values(), at)
      forecasts.setBack(groups.values())
    },
    restore,
    release,
    /** AL1: the longest interval, seconds, that is enough for a group; null for one that is in no pair or not watched. */
    slowestS(id: GroupId, at: EpochMs): number | null {
      const state = groups.get(id)
      return state && state.group.camps.length > 0 ? slowestS(limits.alone(rules, state, at).marginM) : null
    },
    /** Ends an instant: its findings, in the order that no batching changes. */
    settle(): Finding[] {
      const settled = byGravity(found)
      found = []
      return settled
    },
  }
}
