import type { Alert, AlertKind, AlertSubject } from '@jaga-jarak/shared/alert.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { type DeviceId, type EpochMs, epochMs, type GroupId } from '@jaga-jarak/shared/primitives.ts'
import type { Rally } from '@jaga-jarak/shared/rally.ts'
import { type Cause, isOnItsWay } from './bands.ts'
import { endCoverage, judgeCoverage } from './coverage.ts'
import {
  type Encounter,
  endEncounter,
  isForgettable,
  judgeEncounter,
  newEncounter,
  settledSlackM,
  slackOf,
  surely,
} from './encounter.ts'
import { byGravity, type Finding } from './findings.ts'
import { radiusOf } from './footprint.ts'
import { createForecasts } from './forecasts.ts'
import { localM } from './geodesy.ts'
import { endVisits, judgeSites } from './guard.ts'
import {
  type GroupState,
  type Heard,
  isSettled,
  newestMember,
  newGroupState,
  refresh,
  setFootprint,
  takeIn,
} from './heard-groups.ts'
import { PREDICT_EVERY_MS, REGION_STEP_M } from './limits.ts'
import { createNeighbours } from './neighbours.ts'
import { contestsOpposed } from './opposition.ts'
import { createPairLimits } from './pair-limits.ts'
import { discRangeM, rangeBetween } from './pair-range.ts'
import { endQuiet, judgeQuiet } from './quiet.ts'
import { createRallyWatch } from './rally-watch.ts'
import { recall } from './recall.ts'
import type { Rulebook } from './rulebook.ts'

/** All watched groups and who is near whom, moved from instant to instant by the watch. */
export function createScene(book: Rulebook) {
  let rules = book
  const groups = new Map<GroupId, GroupState>()
  const encounters = new Set<Encounter>()
  /** those of which a dwell or a hold runs: the clock alone may turn them */
  const onTheirWay = new Set<Encounter>()
  /** slots of groups that are watched no more */
  const freeSlots: number[] = []
  const rallies = createRallyWatch(groups)
  let edition: number | null = null
  let found: Finding[] = []

  const note = (...findings: readonly (Finding | null)[]): void => {
    for (const finding of findings) if (finding) found.push(finding)
  }

  const limits = createPairLimits((a, b) => rallies.separationM(a, b))
  const encounterRules = ({ a, b }: Encounter, at: EpochMs) => ({ pair: limits.of(rules, a, b, at).pair, book: rules })

  const remember = (encounter: Encounter): void => {
    encounters.add(encounter)
    encounter.a.encounters.set(encounter.b, encounter)
    encounter.b.encounters.set(encounter.a, encounter)
  }
  const forget = (encounter: Encounter): void => {
    encounters.delete(encounter)
    onTheirWay.delete(encounter)
    encounter.a.encounters.delete(encounter.b)
    encounter.b.encounters.delete(encounter.a)
  }

  const judge = (encounter: Encounter, cause: Cause, at: EpochMs): void => {
    note(judgeEncounter(encounter, encounterRules(encounter, at), cause, at))
    if (isForgettable(encounter)) {
      forget(encounter)
      return
    }
    if (!encounters.has(encounter)) remember(encounter)
    if (encounter.bands.danger.inside) forecasts.met(encounter.a, encounter.b)
    if (isOnItsWay(encounter.bands)) onTheirWay.add(encounter)
    else onTheirWay.delete(encounter)
  }

  /** What the neighbours judge by: set before anybody is placed. */
  let now: { cause: Cause; at: EpochMs } = { cause: 'time', at: epochMs(0) }

  /** A pair within reach that is due; answers its slack. Most are beyond the watch limit and leave nothing behind. */
  const judgePair = (a: GroupState, b: GroupState): number => {
    const { cause, at } = now
    const known = a.encounters.get(b)
    const { contests, pair } = limits.of(rules, a, b, at)
    const { watchM } = pair.limits
    const discsM = discRangeM(a, b)
    if (known) {
      const settledM = discsM === null ? 0 : settledSlackM(known, pair.limits, discsM)
      if (settledM > 0) return settledM
      if (known.observedAt !== at || cause !== 'report') judge(known, cause, at)
      return encounters.has(known) ? slackOf(known, pair.decisiveM) : 0
    }
    const beyondM = discsM === null ? 0 : surely(discsM - watchM, discsM)
    if (beyondM > 0) return beyondM
    const range = rangeBetween(a, b, at, pair.decisiveM)
    if (range === null) return Number.POSITIVE_INFINITY
    if (range.rangeM > watchM) return surely(range.rangeM - watchM, range.rangeM)
    const encounter = newEncounter(a, b, contests)
    judge(encounter, cause, at)
    return slackOf(encounter, pair.decisiveM)
  }
  let neighbours = createNeighbours(rules.reachM, judgePair)
  const forecasts = createForecasts({
    rules: () => rules,
    limitsOf: (a, b, at) => limits.of(rules, a, b, at),
    near: (state, withinM, visit) => neighbours.near(state, withinM, visit),
    note: (finding) => note(finding),
  })

  /** Places a group, of which something is another, and judges what is due. */
  const place = (state: GroupState, cause: Cause, at: EpochMs): void => {
    now = { cause, at }
    neighbours.place(state, at)
  }
  const judgeAll = (state: GroupState, cause: Cause, at: EpochMs): void => {
    now = { cause, at }
    neighbours.judgeAll(state)
  }

  /** What concerns a group by itself: heard or not, at a site, on the move when all should be quiet. */
  const judgeAlone = (state: GroupState, at: EpochMs): void => {
    const contests = state.group.camps.map((camp) => camp.contestId)
    const { limits: own } = rules.limitsFor({ contests, regions: [state.region?.code ?? null], separationM: null }, at)
    note(judgeCoverage(state, own.warningM - own.dangerM, at), judgeQuiet(state, rules, at))
    note(...judgeSites(state, rules, at))
  }

  /** Regency and venue of its newest place; true when either is another, so that other limits may hold. */
  const locate = (state: GroupState): boolean => {
    const newest = newestMember(state)
    if (newest === null) return false
    const { lon, lat } = newest.report
    const before = { code: state.region?.code, venue: state.standsIn }
    if (!state.region || localM(state.region.at, { lon, lat }) >= REGION_STEP_M) {
      state.region = { code: rules.regionAt({ lon, lat }), at: { lon, lat } }
    }
    if (state.region.code !== before.code) limits.settle(state)
    state.standsIn = rallies.standsIn(state)?.id ?? null
    return state.region.code !== before.code || state.standsIn !== before.venue
  }

  /** PX11, PH6: other limits or phases re-judge everything at once. */
  const rejudge = (at: EpochMs): void => {
    for (const state of groups.values()) {
      if (state.members.size === 0) continue
      judgeAlone(state, at)
      judgeAll(state, 'rules', at)
      forecasts.took(state, true)
    }
    note(...rallies.judge(rules, at))
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
    const changed = new Set<GroupState>()
    /** of which more than the place is another: freshness, how sure it is, regency, venue */
    const otherwise = new Set<GroupState>()
    for (const it of heard) {
      const state = groups.get(it.groupId)
      if (state && takeIn(state, it)) changed.add(state)
    }
    for (const state of changed) {
      const before = state.freshness
      const { restless: wasRestless, unsure: wasUnsure } = state
      refresh(state, at)
      if (locate(state) || before !== state.freshness || wasRestless || wasUnsure !== state.unsure) otherwise.add(state)
      judgeAlone(state, at)
      forecasts.took(state, otherwise.has(state))
    }
    for (const state of changed) {
      place(state, 'report', at)
      if (otherwise.has(state)) judgeAll(state, 'report', at)
    }
  }

  /** Nothing of it turns by the clock alone: all that was heard of it is as fresh as before and nothing is open. */
  const isSame = ({ sameUntil, restless, freshness, quiet, visits }: GroupState, at: EpochMs): boolean =>
    at <= sameUntil && !restless && freshness === 'fresh' && quiet.told === null && visits.size === 0

  /** What time alone brings about at a whole second. */
  const judgeTime = (at: EpochMs): void => {
    turnEdition(at)
    const restless: GroupState[] = []
    /** how sure it is where they are is another: what was said of their pairs' slack holds no more */
    const turned: GroupState[] = []
    for (const state of groups.values()) {
      if (!isSettled(state) && !isSame(state, at)) {
        const { freshness, unsure } = state
        refresh(state, at)
        judgeAlone(state, at)
        if (freshness !== state.freshness || unsure !== state.unsure) turned.push(state)
      }
      if (state.restless) restless.push(state)
    }
    for (const encounter of [...onTheirWay]) judge(encounter, 'time', at)
    for (const state of restless) for (const encounter of [...state.encounters.values()]) judge(encounter, 'time', at)
    // What a growing edge reaches becomes due like what moves.
    for (const state of restless) {
      place(state, 'time', at)
      if (isSettled(state)) state.restless = false
    }
    for (const state of turned) {
      judgeAll(state, 'time', at)
      forecasts.took(state, true)
    }
    note(...rallies.judge(rules, at))
    if (at % PREDICT_EVERY_MS === 0) forecasts.lookAhead(at)
  }

  /** Nothing but a report can change anything: all that was heard is lost, nothing is on its way, no rally is live. */
  const timeIsIdle = (): boolean => {
    for (const state of groups.values()) if (!isSettled(state) || state.restless) return false
    for (const { told, certainty } of encounters) if (told === null || certainty !== 'unknown') return false
    for (const { told, certainty } of forecasts.told) if (told === null || certainty !== 'unknown') return false
    return rallies.isIdle()
  }

  const closeGroup = (state: GroupState, at: EpochMs): void => {
    for (const encounter of [...state.encounters.values()]) {
      note(endEncounter(encounter, 'groupClosed', encounterRules(encounter, at), at))
      forget(encounter)
    }
    forecasts.end(state, 'groupClosed', at, () => true)
    note(endCoverage(state, at), endQuiet(state, at), ...endVisits(state, at))
    groups.delete(state.group.id)
    neighbours.leave(state)
    forecasts.leave(state)
    freeSlots.push(state.slot)
  }

  /** New or changed; `closed` takes it out. */
  const setGroup = (group: SupporterGroup, at: EpochMs): void => {
    const known = groups.get(group.id)
    if (group.status === 'closed') {
      if (known) closeGroup(known, at)
      return
    }
    const state = known ?? newGroupState(group, freeSlots.pop() ?? groups.size)
    Object.assign(state, { group, radiusM: radiusOf(group) })
    limits.settle(state)
    setFootprint(state)
    groups.set(group.id, state)
    neighbours.join(state)
    state.reshaped = true
    for (const [other, encounter] of [...state.encounters]) {
      encounter.contests = contestsOpposed(group.camps, other.group.camps)
      if (encounter.contests.length > 0) continue
      note(endEncounter(encounter, 'noLongerOpposing', encounterRules(encounter, at), at))
      forget(encounter)
    }
    const opposes = (other: GroupState): boolean => contestsOpposed(group.camps, other.group.camps).length > 0
    forecasts.end(state, 'noLongerOpposing', at, (other) => !opposes(other))
    if (state.members.size === 0) return
    locate(state)
    judgeAlone(state, at)
    place(state, 'time', at)
    forecasts.took(state, true)
  }

  const unassign = (devices: ReadonlySet<DeviceId>): void => {
    for (const state of groups.values()) {
      for (const deviceId of devices) {
        if (!state.members.delete(deviceId)) continue
        setFootprint(state)
        state.reshaped = true
        state.restless = true
      }
    }
  }

  const restore = (alerts: readonly Alert[], heard: readonly Heard[], at: EpochMs): void => {
    now = { cause: 'time', at }
    for (const it of heard) {
      const state = groups.get(it.groupId)
      if (state) takeIn(state, it)
    }
    for (const alert of alerts) {
      if (alert.cleared === null)
        note(recall(alert, { groups, rallies, rules, remember, rememberForecast: forecasts.remember }, at))
    }
    for (const state of groups.values()) {
      refresh(state, at)
      locate(state)
      forecasts.took(state, true)
    }
    for (const state of groups.values()) neighbours.place(state, at)
  }

  const release = (kind: AlertKind, [a, b]: readonly AlertSubject[]): void => {
    const states = new Map<string, GroupState>(groups)
    const [one, other] = [a === undefined ? undefined : states.get(a), b === undefined ? undefined : states.get(b)]
    if (!one) return
    const encounter = other && one.encounters.get(other)
    const forecast = other && one.forecasts.get(other)
    if (kind === 'encounter' && encounter) forget(encounter)
    if (kind === 'predictedEncounter' && forecast) {
      forecasts.forget(forecast)
      forecasts.reopen(one)
    }
    if (kind === 'siteApproach' && b !== undefined) one.visits.delete(b)
  }

  return {
    groups,
    encounters,
    setGroup,
    setRally(rally: Rally, at: EpochMs): void {
      rallies.set(rally)
      for (const state of groups.values()) if (locate(state)) judgeAll(state, 'rules', at)
    },
    setRules(next: Rulebook, at: EpochMs): void {
      rules = next
      now = { cause: 'rules', at }
      if (rules.reachM !== neighbours.reachM) {
        neighbours = createNeighbours(rules.reachM, judgePair)
        for (const state of groups.values()) neighbours.join(state)
        for (const state of groups.values()) {
          state.reshaped = true
          neighbours.place(state, at)
        }
      }
      edition = rules.editionAt(at)
      rejudge(at)
    },
    unassign,
    takeInstant,
    judgeTime,
    timeIsIdle,
    restore,
    release,
    /** Ends an instant: its findings, in the order that no batching changes. */
    settle(): Finding[] {
      const settled = byGravity(found)
      found = []
      return settled
    },
  }
}
