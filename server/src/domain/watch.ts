import type { Alert, Band, Certainty, EncounterEvidence } from '@jaga-jarak/shared/alert.ts'
import type { FramePosition, FrameReading } from '@jaga-jarak/shared/frame.ts'
import type { SupporterGroup } from '@jaga-jarak/shared/group.ts'
import type { ProximityLimits } from '@jaga-jarak/shared/operation.ts'
import type { Phase } from '@jaga-jarak/shared/phase.ts'
import { type ContestId, type DeviceId, type EpochMs, epochMs, type GroupId } from '@jaga-jarak/shared/primitives.ts'
import { approachOf, closingMps } from './approach.ts'
import {
  BANDS,
  type BandsMemory,
  bandOf,
  bandsAt,
  forgetWays,
  isQuiet,
  leaveLimitOf,
  limitOf,
  noBands,
  stepBands,
} from './bands.ts'
import { byGravity, type Finding } from './findings.ts'
import { ageMs, freshest, type GroupState, type Heard, newestMember, newGroupState, takeIn } from './heard-groups.ts'
import { GRID_MS, LOST_MS } from './limits.ts'
import { contestsOpposed } from './opposition.ts'
import { isFar, type PairRange, rangeBetween, sideOf } from './pair-range.ts'

export type { Finding } from './findings.ts'
export type { Heard } from './heard-groups.ts'

export type WatchRules = { limits: ProximityLimits; phaseAt: (contestId: ContestId, at: EpochMs) => Phase | null }

type Pair = {
  a: GroupState
  b: GroupState
  contests: ContestId[]
  bands: BandsMemory
  certainty: Certainty
  /** what the log last told of the pair; null while nothing is open */
  told: Omit<EncounterEvidence, 'place'> | null
  reading: { rangeM: number; closingMps: number | null }
}

export type Watch = {
  /** New or changed; `closed` takes it out. Takes effect at the next run. */
  setGroup(group: SupporterGroup): void
  /** After a restart: open alerts keep their band, nothing is raised twice. Groups are set before. */
  restore(alerts: readonly Alert[], heard: readonly Heard[], now: EpochMs): void
  /** A person closed the alert about these: it may be raised anew. */
  release(subjects: readonly GroupId[]): void
  /** The tracker no longer speaks for its group. */
  unassign(deviceId: DeviceId): void
  /** Takes in what was heard, judges up to `now`. */
  run(heard: readonly Heard[], now: EpochMs): Finding[]
  /** Newest place of each group and range of each open encounter, as of `now`. */
  latest(now: EpochMs): { positions: FramePosition[]; readings: FrameReading[] }
}

const keyOf = (a: GroupId, b: GroupId): string => (a < b ? `${a}~${b}` : `${b}~${a}`)

/**
 * The watch. PX7: its findings follow from the reports with their arrival times and from the clock alone: the reports
 * of one instant are taken in together, and what only time brings about is judged on whole seconds, so it does not
 * matter how the shell cuts the stream into runs.
 */
export function createWatch({ limits, phaseAt }: WatchRules): Watch {
  const groups = new Map<GroupId, GroupState>()
  const opponents = new Map<GroupId, Map<GroupId, ContestId[]>>()
  const pairs = new Map<string, Pair>()
  const decisive = BANDS.flatMap((band) => [limitOf(limits, band), leaveLimitOf(limitOf(limits, band))])
  const beyondM = leaveLimitOf(limits.watchM)
  let waiting: Finding[] = []
  let judgedTo: number | null = null

  const evidenceOf = (pair: Pair, range: PairRange, band: Band, at: EpochMs): Omit<EncounterEvidence, 'place'> => {
    const [one, other] = range.sides
    const closing = closingMps(one.member.report, other.member.report)
    const limitM = limitOf(limits, band)
    return {
      kind: 'encounter',
      rule: pair.certainty === 'possible' ? 'PX5' : 'PX4',
      band,
      limitM,
      leaveLimitM: leaveLimitOf(limitM),
      rangeM: range.rangeM,
      approach: approachOf(closing),
      closingMps: closing,
      contests: pair.contests.map((contestId) => ({ contestId, phase: phaseAt(contestId, at) })),
      basis: 'measured',
      sides: [sideOf(one, at), sideOf(other, at)],
      decidedAt: at,
    }
  }

  const tell = (
    pair: Pair,
    turn: Extract<Finding, { kind: 'encounter' }>['turn'],
    at: EpochMs,
    evidence: Omit<EncounterEvidence, 'place'>,
  ): void => {
    const over = turn === 'cleared' || turn === 'noLongerOpposing' || turn === 'groupClosed'
    pair.told = over ? null : evidence
    const subjects = [pair.a.group.id, pair.b.group.id] as const
    waiting.push({ kind: 'encounter', subjects, turn, at, certainty: pair.certainty, evidence })
  }

  const judge = (pair: Pair, observed: boolean, at: EpochMs): void => {
    const range = rangeBetween(pair.a, pair.b, at, decisive)
    const before = pair.told
    if (range === null) {
      // PX5: a lost group raises nothing and clears nothing.
      forgetWays(pair.bands)
      if (before && pair.certainty !== 'unknown') {
        pair.certainty = 'unknown'
        tell(pair, 'lostContact', at, { ...before, rule: 'PX5', decidedAt: at })
      }
      return
    }
    const was = pair.certainty
    pair.certainty = range.sides.some((side) => side.reachM > 0) ? 'possible' : 'observed'
    stepBands(pair.bands, limits, range.rangeM, observed, at)
    const band = bandOf(pair.bands)
    const evidence = evidenceOf(pair, range, band ?? before?.band ?? 'watch', at)
    pair.reading = { rangeM: evidence.rangeM, closingMps: evidence.closingMps }
    if (band === null) {
      if (before) tell(pair, 'cleared', at, evidence)
    } else if (before === null) tell(pair, 'raised', at, evidence)
    else if (BANDS.indexOf(band) > BANDS.indexOf(before.band)) tell(pair, 'worsened', at, evidence)
    else if (band !== before.band) tell(pair, 'eased', at, evidence)
    else if (was === 'unknown') tell(pair, 'heardAgain', at, evidence)
    else if (was !== pair.certainty) tell(pair, 'certaintyChanged', at, evidence)
  }

  const judgePair = (a: GroupState, b: GroupState, contests: ContestId[], observed: boolean, at: EpochMs): void => {
    const key = keyOf(a.group.id, b.group.id)
    const known = pairs.get(key)
    if (!known && isFar(a, b, beyondM + farReachM(a, at) + farReachM(b, at))) return
    const [first, second] = a.group.id < b.group.id ? [a, b] : [b, a]
    const pair = known ?? {
      a: first,
      b: second,
      contests,
      bands: noBands(),
      certainty: 'observed' as const,
      told: null,
      reading: { rangeM: 0, closingMps: null },
    }
    judge(pair, observed, at)
    if (pair.told === null && isQuiet(pair.bands)) pairs.delete(key)
    else pairs.set(key, pair)
  }

  /** Upper bound of what the one tracker of a group can have travelled unheard, metres. */
  const farReachM = (state: GroupState, at: number): number => {
    const member = newestMember(state)
    return member ? (Math.max(member.report.speedMps ?? 0, 2) * ageMs(member, at)) / 1_000 : 0
  }

  const judgeGroup = (state: GroupState, observed: boolean, at: EpochMs): void => {
    for (const [otherId, contests] of opponents.get(state.group.id) ?? []) {
      const other = groups.get(otherId)
      if (other && other.members.size > 0) judgePair(state, other, contests, observed, at)
    }
  }

  const coverage = (state: GroupState, turn: 'raised' | 'cleared' | 'groupClosed', at: EpochMs): void => {
    const newest = newestMember(state)
    if (!newest) return
    const { report } = newest
    state.gap = turn === 'raised'
    waiting.push({
      kind: 'coverageGap',
      subjects: [state.group.id],
      turn,
      at,
      certainty: 'observed',
      evidence: {
        kind: 'coverageGap',
        rule: 'PX5',
        groupId: state.group.id,
        camps: state.group.camps,
        lastPosition: { lon: report.lon, lat: report.lat },
        lastFixedAt: report.fixedAt,
        limitS: LOST_MS / 1_000,
        decidedAt: at,
      },
    })
  }

  const refresh = (state: GroupState, at: EpochMs): void => {
    state.freshness = freshest(state, at)
    if (state.freshness === 'lost' && !state.gap) coverage(state, 'raised', at)
    else if (state.gap && state.freshness !== null && state.freshness !== 'lost') coverage(state, 'cleared', at)
  }

  /** What time alone brings about at a whole second. */
  const judgeTime = (at: EpochMs): void => {
    const judged = new Set<string>()
    for (const state of groups.values()) {
      if (state.members.size === 0 || state.gap) continue
      refresh(state, at)
      if (state.freshness !== 'stale') continue
      for (const [otherId, contests] of opponents.get(state.group.id) ?? []) {
        const other = groups.get(otherId)
        const key = keyOf(state.group.id, otherId)
        if (!other || other.members.size === 0 || judged.has(key)) continue
        judged.add(key)
        judgePair(state, other, contests, false, at)
      }
    }
    for (const [key, pair] of pairs) if (!judged.has(key)) judgePair(pair.a, pair.b, pair.contests, false, at)
  }

  /** Nothing but a report can change anything: all that was heard is lost and no pair is on its way. */
  const timeIsIdle = (): boolean => {
    for (const state of groups.values()) if (state.members.size > 0 && !state.gap) return false
    for (const pair of pairs.values()) if (pair.told === null || pair.certainty !== 'unknown') return false
    return true
  }

  const advance = (until: number): void => {
    if (judgedTo === null) judgedTo = Math.floor(until / GRID_MS) * GRID_MS
    for (let second = judgedTo + GRID_MS; second <= until; second += GRID_MS) {
      if (timeIsIdle()) break
      judgeTime(epochMs(second))
    }
    judgedTo = Math.max(judgedTo, Math.floor(until / GRID_MS) * GRID_MS)
  }

  const takeInstant = (heard: readonly Heard[], at: EpochMs): void => {
    const changed = new Set<GroupState>()
    for (const it of heard) {
      const state = groups.get(it.groupId)
      if (state && takeIn(state, it)) changed.add(state)
    }
    for (const state of changed) refresh(state, at)
    const seen = new Set<string>()
    for (const state of changed) {
      for (const [otherId, contests] of opponents.get(state.group.id) ?? []) {
        const other = groups.get(otherId)
        const key = keyOf(state.group.id, otherId)
        if (!other || other.members.size === 0 || seen.has(key)) continue
        if (changed.has(other)) seen.add(key)
        judgePair(state, other, contests, true, at)
      }
    }
  }

  const dropGroup = (state: GroupState, turn: 'groupClosed', at: EpochMs): void => {
    for (const [key, pair] of pairs) {
      if (pair.a !== state && pair.b !== state) continue
      if (pair.told) tell(pair, turn, at, { ...pair.told, decidedAt: at })
      pairs.delete(key)
    }
    if (state.gap) coverage(state, turn, at)
    groups.delete(state.group.id)
    for (const others of opponents.values()) others.delete(state.group.id)
    opponents.delete(state.group.id)
  }

  const relate = (state: GroupState, at: EpochMs): void => {
    const { id, camps } = state.group
    const mine = new Map<GroupId, ContestId[]>()
    for (const other of groups.values()) {
      if (other === state) continue
      const contests = contestsOpposed(camps, other.group.camps)
      const pair = pairs.get(keyOf(id, other.group.id))
      if (contests.length > 0) {
        mine.set(other.group.id, contests)
        opponents.get(other.group.id)?.set(id, contests)
        if (pair) pair.contests = contests
        continue
      }
      opponents.get(other.group.id)?.delete(id)
      if (pair?.told) tell(pair, 'noLongerOpposing', at, { ...pair.told, decidedAt: at })
      pairs.delete(keyOf(id, other.group.id))
    }
    opponents.set(id, mine)
  }

  /** Changes of groups wait for the next run, so that they happen at an instant of the operation's clock. */
  const changes: ((at: EpochMs) => void)[] = []

  const applyGroup = (group: SupporterGroup, at: EpochMs): void => {
    const known = groups.get(group.id)
    if (group.status === 'closed') {
      if (known) dropGroup(known, 'groupClosed', at)
      return
    }
    const state = known ?? newGroupState(group)
    Object.assign(state, { group, radiusM: newGroupState(group).radiusM })
    groups.set(group.id, state)
    relate(state, at)
    if (state.members.size > 0) judgeGroup(state, false, at)
  }

  const settle = (findings: Finding[]): void => {
    // An instant's findings are ordered among themselves; instants stay in the order of time.
    waiting.sort((a, b) => a.at - b.at || byGravity(a, b))
    findings.push(...waiting)
    waiting = []
  }

  return {
    setGroup(group) {
      changes.push((at) => applyGroup(group, at))
    },
    restore(alerts, heard, now) {
      for (const change of changes.splice(0)) change(now)
      waiting = []
      for (const it of heard) {
        const state = groups.get(it.groupId)
        if (state) takeIn(state, it)
      }
      for (const alert of alerts) {
        if (alert.cleared !== null) continue
        const [a, b] = alert.subjects.map((id) => groups.get(id))
        if (!a) continue
        if (alert.evidence.kind === 'coverageGap') a.gap = true
        else if (b) {
          const [first, second] = a.group.id < b.group.id ? [a, b] : [b, a]
          const { place: _, ...told } = alert.evidence
          pairs.set(keyOf(a.group.id, b.group.id), {
            a: first,
            b: second,
            contests: contestsOpposed(a.group.camps, b.group.camps),
            bands: bandsAt(told.band),
            certainty: alert.certainty,
            told,
            reading: { rangeM: told.rangeM, closingMps: told.closingMps },
          })
        }
      }
      for (const state of groups.values()) state.freshness = freshest(state, now)
      judgedTo = Math.floor(now / GRID_MS) * GRID_MS
    },
    release(subjects) {
      const [a, b] = subjects
      if (a !== undefined && b !== undefined) pairs.delete(keyOf(a, b))
      else if (a !== undefined) {
        const state = groups.get(a)
        if (state) {
          state.members.clear()
          state.gap = false
        }
      }
    },
    unassign(deviceId) {
      for (const state of groups.values()) state.members.delete(deviceId)
    },
    run(heard, now) {
      const findings: Finding[] = []
      for (const change of changes.splice(0)) change(now)
      const sorted = heard.toSorted((a, b) => a.report.receivedAt - b.report.receivedAt)
      let from = 0
      while (from < sorted.length) {
        const at = sorted[from]?.report.receivedAt ?? now
        let to = from
        while (to < sorted.length && sorted[to]?.report.receivedAt === at) to += 1
        advance(at - 1)
        takeInstant(sorted.slice(from, to), at)
        from = to
      }
      advance(now - 1)
      settle(findings)
      return findings
    },
    latest(now) {
      const positions: FramePosition[] = []
      for (const state of groups.values()) {
        const newest = newestMember(state)
        if (!newest || state.freshness === null) continue
        const { report } = newest
        positions.push({
          no: state.group.no,
          lon: report.lon,
          lat: report.lat,
          courseDeg: report.courseDeg,
          speedMps: report.speedMps,
          accuracyM: report.accuracyM ?? 0,
          ageS: ageMs(newest, now) / 1_000,
          freshness: state.freshness,
        })
      }
      const readings: FrameReading[] = []
      for (const pair of pairs.values()) {
        if (pair.told === null) continue
        const [a, b] = [pair.a.group.no, pair.b.group.no]
        const [low, high] = a < b ? [a, b] : [b, a]
        readings.push({
          a: low,
          b: high,
          ...pair.reading,
          certainty: pair.certainty,
          approach: approachOf(pair.reading.closingMps),
        })
      }
      return { positions, readings }
    },
  }
}
