import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Alert, Band } from '@jaga-jarak/shared/alert.ts'
import { routes } from '@jaga-jarak/shared/api.ts'
import type { LogEntry } from '@jaga-jarak/shared/feed.ts'
import { type Incident, type IncidentAct, IncidentCommand, IncidentDraft } from '@jaga-jarak/shared/incident.ts'
import { ContestId, epochMs, GroupId, type Position, RallyId, seq } from '@jaga-jarak/shared/primitives.ts'
import { ProvinceQuery, type ProvinceReport } from '@jaga-jarak/shared/province.ts'
import { type Rally, RallyDraft } from '@jaga-jarak/shared/rally.ts'
import { KemendagriCode, type Place } from '@jaga-jarak/shared/region.ts'
import { Viewer } from '@jaga-jarak/shared/roles.ts'
import fc from 'fast-check'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startPostgres } from '../tasks/postgres.ts'
import type { CoverageFinding, EncounterFinding, Finding } from './domain/findings.ts'
import type { Watch } from './domain/watch.ts'
import { SEED } from './http/garbage-in-test.ts'
import { createIntake } from './live/intake.ts'
import { sourceOf } from './operation/operation-source.ts'
import { readOperationFile } from './operation/read-operation.ts'
import type { Clock, Reader } from './ports.ts'
import { secrets } from './secrets.ts'
import type { StorePlace } from './store/database.ts'
import { openStore } from './store/open-store.ts'
import { recount } from './store/recount.ts'
import { alertActs } from './usecases/act-on-alert.ts'
import { actOnIncident } from './usecases/act-on-incident.ts'
import type { World } from './usecases/change-world.ts'
import { currentOperation } from './usecases/current-operation.ts'
import { keepIncidentAlerts } from './usecases/keep-incident-alerts.ts'
import { keepWatch } from './usecases/keep-watch.ts'
import { incidentMerges } from './usecases/merge-incident.ts'
import { moveRally } from './usecases/move-rally.ts'
import { planRally } from './usecases/plan-rally.ts'
import { readProvince } from './usecases/read-province.ts'
import { reportIncident } from './usecases/report-incident.ts'

/**
 * Whatever happened, told through the doors through which it happens, the figures are those of a second pass over the
 * log that knows nothing of how the first one counts: plain loops over all entries, written here alone.
 */

const HOUR = 3_600_000
const DAY = 24 * HOUR
/** Asia/Makassar: eight hours ahead of UTC, all year. */
const AHEAD = 8 * HOUR
const START = Date.UTC(2024, 10, 10, 15, 58)

const HERE = KemendagriCode.parse('64.08')
const NEAR = KemendagriCode.parse('64.74')
const placed = (code: KemendagriCode, district: string | null): Place => ({
  regency: { code, name: code },
  district,
})
/** A district, a regency without one that is known, another regency, and the sea. */
function placeAt({ lon }: Position): Place | null {
  if (lon >= 117.3) return placed(HERE, 'Sangatta Utara')
  if (lon >= 117) return placed(HERE, null)
  return lon >= 116 ? placed(NEAR, 'Bontang Baru') : null
}
const LONS = [117.5, 117.1, 116.5, 115]
const at = (n: number): Position => ({ lon: LONS[n % LONS.length] ?? 117.5, lat: 0.5 })

const viewer = (id: string, reach: KemendagriCode[] | null): Viewer =>
  Viewer.parse({ id, name: id, duty: id, role: 'operator', reach, due: null })
const VIEWERS = [viewer('semua', null), viewer('kutim', [HERE]), viewer('dua', [HERE, NEAR]), viewer('bontang', [NEAR])]

const small = fc.nat({ max: 20 })
const command = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('wait'),
      n: fc.nat({ max: 40 }),
      unit: fc.constantFrom(1_000, 60_000, HOUR),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('midnight'), n: fc.integer({ min: -1, max: 1 }) }) },
  {
    weight: 12,
    arbitrary: fc.record({
      is: fc.constant('find'),
      kind: fc.constantFrom('encounter', 'coverageGap'),
      turn: fc.constantFrom('raised', 'raised', 'worsened', 'eased', 'cleared', 'cleared'),
      band: fc.constantFrom<Band>('watch', 'warning', 'danger'),
      rangeM: fc.nat({ max: 9_000 }),
      n: fc.nat({ max: 1 }),
      place: small,
      other: small,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      is: fc.constant('answer'),
      act: fc.constantFrom('acknowledge', 'shelve', 'close'),
      n: small,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('report'),
      severity: fc.constantFrom('extreme', 'severe', 'moderate', 'minor', 'unknown'),
      category: fc.constantFrom('clash', 'medical', 'other'),
      isVague: fc.boolean(),
      place: small,
      by: small,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('act'),
      act: fc.constantFrom<IncidentAct>('verify', 'assign', 'contain', 'resolve', 'close', 'reject', 'reopen'),
      n: small,
    }),
  },
  { weight: 3, arbitrary: fc.record({ is: fc.constant('merge'), n: small, into: small }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('split'), n: small }) },
  {
    weight: 1,
    arbitrary: fc.record({ is: fc.constant('plan'), place: small, hours: fc.integer({ min: 1, max: 60 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('move'),
      n: small,
      phase: fc.constantFrom('underway', 'cancelled', 'dispersing', 'ended'),
    }),
  },
)
type Command = typeof command extends fc.Arbitrary<infer C> ? C : never
const question = fc.record({
  from: small,
  until: small,
  shift: fc.integer({ min: -1, max: 1 }),
  by: fc.constantFrom('hour', 'day', 'phase'),
  region: fc.constantFrom(undefined, HERE, NEAR),
  viewer: fc.nat({ max: VIEWERS.length - 1 }),
})

const side = (id: string, position: Position, ballotNumber: number): EncounterFinding['evidence']['sides'][0] => ({
  ...{ groupId: GroupId.parse(id), camps: [{ contestId: ContestId.parse('gubernur'), ballotNumber }], position },
  ...{ ageS: 1, accuracyM: 5, speedMps: 0, radiusM: 10, reachM: 0, freshness: 'fresh', lengthM: 0, nearest: null },
})
const FROM = { phase: null, vulnerability: null, orderId: null, separationM: null }
function findingOf(it: Extract<Command, { is: 'find' }>, now: number): Finding {
  const [a, b] = [`a-${it.n}`, `b-${it.n}`]
  const told = { turn: it.turn as 'raised', at: epochMs(now), certainty: 'observed' as const }
  const gap: CoverageFinding = {
    ...{ ...told, kind: 'coverageGap', subjects: [GroupId.parse(a)] },
    evidence: {
      ...{ kind: 'coverageGap', rule: 'PX5', cause: 'notHeard', groupId: GroupId.parse(a), rallyId: null, camps: [] },
      ...{ lastPosition: at(it.place), lastFixedAt: null, limitS: 300, decidedAt: epochMs(now) },
    },
  }
  const encounter: EncounterFinding = {
    ...{ ...told, kind: 'encounter', subjects: [GroupId.parse(a), GroupId.parse(b)] },
    evidence: {
      ...{ kind: 'encounter', rule: 'PX4', band: it.band, limitM: 10_000, leaveLimitM: 11_000, limitsFrom: FROM },
      ...{ rangeM: it.rangeM, approach: 'steady', closingMps: null, basis: 'measured', decidedAt: epochMs(now) },
      contests: [{ contestId: ContestId.parse('gubernur'), phase: null }],
      sides: [side(a, at(it.place), 1), side(b, at(it.other), 2)],
    },
  }
  return it.kind === 'encounter' ? encounter : gap
}

const operationFile = readOperationFile(resolve(import.meta.dirname, '../operations/kaltim-2024.yaml'))

/** A world in which a history of commands happens, each through the use case of its door. */
async function worldAt(place: StorePlace) {
  const store = await openStore(place)
  const source = sourceOf(operationFile)
  let now = START
  const clock: Clock = { now: () => epochMs(now), monotonic: () => now, wall: () => epochMs(now), speed: 1 }
  const operation = await currentOperation(operationFile.id, source, store.read)
  const world: World = { store, clock, secrets, gazetteer: { placeAt }, operation, source, orders: () => [] }
  const found: Finding[] = []
  const watch = { run: () => found.splice(0) } as unknown as Watch
  const intake = createIntake()
  const tick = keepWatch({ watch, intake, store, gazetteer: world.gazetteer, clock, onStored: () => undefined })
  const [acts, step, merging] = [alertActs(world), actOnIncident(world), incidentMerges(world)]
  const [plan, move, report] = [planRally(world), moveRally(world), reportIncident(world)]
  const [all] = VIEWERS as [Viewer, ...Viewer[]]
  const [incidents, rallies]: [Incident['id'][], Rally['id'][]] = [[], []]
  const instants = [START]

  const nth = <T>(its: readonly T[], n: number): T | undefined => its[n % Math.max(1, its.length)]
  const incidentAt = async (n: number): Promise<Incident | undefined> => {
    const id = nth(incidents, n)
    return id && store.read.incident(id)
  }

  async function happen(it: Command): Promise<void> {
    switch (it.is) {
      case 'wait':
        now += it.n * it.unit
        break
      case 'midnight':
        now = (Math.floor((now + AHEAD) / DAY) + 1) * DAY - AHEAD + it.n
        break
      case 'find':
        found.push(findingOf(it, now))
        await tick()
        break
      case 'answer': {
        const alert = nth(await store.read.standingAlerts(), it.n)
        if (!alert) break
        const { id, version } = alert
        if (it.act === 'acknowledge') await acts.acknowledge(all, id, { version, comment: '' })
        if (it.act === 'shelve') await acts.shelve(all, id, { version, minutes: 5, reason: 'x' })
        if (it.act === 'close') await acts.close(all, id, { version, reason: 'x' })
        break
      }
      case 'report': {
        const [id, by] = [crypto.randomUUID(), nth(VIEWERS, it.by) ?? all]
        const accuracyM = it.isVague ? 300_000 : 10
        const draft = { id, category: it.category, severity: it.severity, position: at(it.place), accuracyM }
        await report(by, IncidentDraft.parse(draft))
        incidents.push(IncidentDraft.shape.id.parse(id))
        break
      }
      case 'act': {
        const incident = await incidentAt(it.n)
        const word = { assignee: 'x', reason: 'x' }
        if (incident)
          await step(all, incident.id, IncidentCommand.parse({ act: it.act, version: incident.version, ...word }))
        break
      }
      case 'merge': {
        const [one, lead] = [await incidentAt(it.n), await incidentAt(it.into)]
        if (!one || !lead) break
        const wanted = {
          into: lead.id,
          version: one.version,
          intoVersion: lead.version,
          severity: one.severity,
          comment: '',
        }
        await merging.merge(all, one.id, wanted)
        break
      }
      case 'split': {
        const one = await incidentAt(it.n)
        const lead = one?.mergedInto == null ? undefined : await store.read.incident(one.mergedInto)
        if (!one || !lead) break
        await merging.split(all, one.id, { version: one.version, leadVersion: lead.version, comment: '' })
        break
      }
      case 'plan': {
        const camps = [{ contestId: 'gubernur', ballotNumber: 1 }]
        const draft = { kind: 'openRally', camps, venue: { name: 'x', position: at(it.place) }, headcount: 9 }
        const rally = await plan(all, RallyDraft.parse({ ...draft, from: now, until: now + it.hours * HOUR }))
        if ('id' in rally) rallies.push(RallyId.parse(rally.id))
        break
      }
      case 'move': {
        const id = nth(rallies, it.n)
        const rally = id && (await store.read.rally(id))
        if (rally) await move(all, rally.id, { version: rally.version, phase: it.phase as Rally['phase'] })
      }
    }
    // What time alone brings: reports that nobody verified are alerts of their own (IN5).
    const [open, standing] = [await store.read.openIncidents(), await store.read.standingAlerts()]
    await keepIncidentAlerts(world, { incidents: () => open, alerts: () => standing })()
    instants.push(now)
  }
  return { store, world, happen, instants, now: () => now, read: readProvince(world, () => []) }
}

async function wholeLog(read: Reader): Promise<LogEntry[]> {
  const entries: LogEntry[] = []
  for (;;) {
    const page = await read.entriesAfter(seq(entries.at(-1)?.seq ?? 0), 100)
    if (page.length === 0) return entries
    entries.push(...page)
  }
}

/** Each subject with all the states that the log tells of it, in their order. */
function statesIn(log: readonly LogEntry[]) {
  const [alerts, incidents, rallies] = [
    new Map<string, Alert[]>(),
    new Map<string, Incident[]>(),
    new Map<string, Rally[]>(),
  ]
  const note = <T>(map: Map<string, T[]>, id: string, state: T): unknown => map.set(id, [...(map.get(id) ?? []), state])
  for (const { event } of log) {
    if ('alert' in event) note(alerts, event.alert.id, event.alert)
    else if ('incident' in event) note(incidents, event.incident.id, event.incident)
    else if ('rally' in event) note(rallies, event.rally.id, event.rally)
  }
  return { alerts: [...alerts.values()], incidents: [...incidents.values()], rallies: [...rallies.values()] }
}
type States = ReturnType<typeof statesIn>

const last = <T>(states: readonly T[]): T => states[states.length - 1] as T
const first = <T>(states: readonly T[]): T => states[0] as T

/** Regencies and districts of a thing; a place outside of all is in none. */
type Lies = { codes: string[]; districts: string[] }
const key = (place: Place): string[] => (place.district === null ? [] : [`${place.regency.code}/${place.district}`])
const alertLies = (states: readonly Alert[]): Lies => ({
  codes: states.flatMap(({ regions }) => regions),
  districts: states.flatMap(({ evidence: { place } }) => (place === null ? [] : key(place))),
})
const incidentLies = ({ place, regions }: Incident): Lies =>
  place === null ? { codes: regions, districts: [] } : { codes: [place.regency.code], districts: key(place) }
const rallyLies = ({ place }: Rally): Lies =>
  place === null ? { codes: [], districts: [] } : { codes: [place.regency.code], districts: key(place) }

const tellsOfIncident = ({ evidence }: Alert): boolean => evidence.kind === 'incidentRaised'

/** What somebody may know of. */
function known(states: States, reach: readonly string[] | null): States {
  if (reach === null) return states
  const mine = ({ codes }: Lies): boolean => codes.some((code) => reach.includes(code))
  return {
    alerts: states.alerts.filter(
      (its) => mine(alertLies(its)) || (alertLies(its).codes.length === 0 && !tellsOfIncident(first(its))),
    ),
    incidents: states.incidents.filter((its) => mine(incidentLies(last(its)))),
    rallies: states.rallies.filter((its) => mine(rallyLies(last(its)))),
  }
}
const those = (states: States, take: (lies: Lies) => boolean): States => ({
  alerts: states.alerts.filter((its) => take(alertLies(its))),
  incidents: states.incidents.filter((its) => take(incidentLies(last(its)))),
  rallies: states.rallies.filter((its) => take(rallyLies(last(its)))),
})
const inRegency = (code: string) => (lies: Lies) => lies.codes.includes(code)
const inDistrict = (code: string, district: string | null) => (lies: Lies) => {
  const here = lies.districts.filter((it) => it.startsWith(`${code}/`))
  return lies.codes.includes(code) && (district === null ? here.length === 0 : here.includes(`${code}/${district}`))
}

/** Each value that at least so many of all do not exceed; the least of them. */
function atMost(values: readonly number[], part: number): number | null {
  const enough = values.filter((value) => values.filter((it) => it <= value).length >= part * values.length - 1e-9)
  return enough.length === 0 ? null : Math.min(...enough)
}
const tally = (words: readonly string[]): Record<string, number> => {
  const sums: Record<string, number> = {}
  for (const word of words) sums[word] = (sums[word] ?? 0) + 1
  return sums
}
const nonZero = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))

const GRAVITY: Record<Band, number> = { watch: 1, warning: 2, danger: 3 }

function activeFor(states: readonly Alert[], now: number): number {
  let total = 0
  let since: number | null = first(states).raisedAt
  for (const { cleared, turnedAt } of states) {
    if (cleared !== null && since !== null) {
      total += cleared.at - since
      since = null
    } else if (cleared === null && since === null) since = turnedAt
  }
  return since === null ? total : total + now - since
}

function naiveFigures(states: States, from: number, until: number, now: number) {
  const alerts = states.alerts.filter((its) => first(its).raisedAt >= from && first(its).raisedAt < until)
  const encounters = alerts.flatMap((its) => {
    const told = its.flatMap(({ evidence }) => (evidence.kind === 'encounter' ? [evidence] : []))
    const [worst] = told.map(({ band }) => band).toSorted((a, b) => GRAVITY[b] - GRAVITY[a])
    return worst === undefined ? [] : [{ worst, closest: Math.min(...told.map(({ rangeM }) => rangeM)) }]
  })
  const answers = alerts.flatMap((its) => {
    const instants = its.flatMap(({ acknowledged }) => (acknowledged === null ? [] : [acknowledged.at]))
    return instants.length === 0 ? [] : [Math.min(...instants) - first(its).raisedAt]
  })
  const incidents = states.incidents
    .filter((its) => first(its).reportedAt >= from && first(its).reportedAt < until)
    .map(last)
  const own = incidents.filter(({ mergedInto }) => mergedInto === null)
  const real = own.filter(({ status }) => status !== 'rejected')
  const ranges = (band: Band) => encounters.filter(({ worst }) => worst === band).map(({ closest }) => closest)
  const least = (values: number[]) => (values.length === 0 ? null : Math.min(...values))
  const ofBand = (band: Band) => ({ count: ranges(band).length, closestM: least(ranges(band)) })
  return {
    alerts: alerts.length,
    byKind: tally(alerts.map((its) => first(its).evidence.kind)),
    encounters: { watch: ofBand('watch'), warning: ofBand('warning'), danger: ofBand('danger') },
    closestM: least(encounters.map(({ closest }) => closest)),
    answered: answers.length,
    medianMs: atMost(answers, 0.5),
    p95Ms: atMost(answers, 0.95),
    gapMs: alerts
      .filter((its) => first(its).evidence.kind === 'coverageGap')
      .reduce((sum, its) => sum + activeFor(its, now), 0),
    incidents: real.length,
    bySeverity: tally(real.map(({ severity }) => severity)),
    byCategory: tally(real.map(({ category }) => category)),
    byStatus: tally(own.map(({ status }) => status)),
    merged: incidents.length - own.length,
    rallies: states.rallies.map(last).filter((it) => it.phase !== 'cancelled' && it.from < until && it.until > from)
      .length,
  }
}
const plain = (it: ProvinceReport['all']['figures']) => ({
  ...it,
  byKind: nonZero(it.byKind),
  bySeverity: nonZero(it.bySeverity),
  byStatus: nonZero(it.byStatus),
})

function naiveLive({ alerts, incidents, rallies }: States) {
  const active = alerts.map(last).filter(({ cleared }) => cleared === null)
  const open = incidents
    .map(last)
    .filter(({ status, mergedInto }) => status !== 'closed' && status !== 'rejected' && mergedInto === null)
  return {
    rallies: rallies.map(last).filter(({ phase }) => !['planned', 'ended', 'cancelled'].includes(phase)).length,
    groups: {},
    alerts: active.length,
    byKind: tally(active.map(({ evidence }) => evidence.kind)),
    byBand: tally(active.flatMap(({ evidence }) => (evidence.kind === 'encounter' ? [evidence.band] : []))),
    unanswered: alerts.map(last).filter(({ acknowledged }) => acknowledged === null).length,
    incidents: open.length,
    bySeverity: tally(open.map(({ severity }) => severity)),
  }
}
const plainLive = (it: ProvinceReport['all']['live']) => ({
  ...it,
  groups: nonZero(it.groups),
  byKind: nonZero(it.byKind),
  byBand: nonZero(it.byBand),
  bySeverity: nonZero(it.bySeverity),
})

/** Live alerts are where they are now, not where they were. */
const lastOnly = (states: States): States => ({ ...states, alerts: states.alerts.map((its) => [last(its)]) })

function compare(report: ProvinceReport, log: readonly LogEntry[], query: ProvinceQuery, reader: Viewer, now: number) {
  const { from, until, by, region } = query
  const all = known(statesIn(log), reader.reach)
  const figures = (states: States, begin: number = from, end: number = until) => naiveFigures(states, begin, end, now)
  expect(plain(report.all.figures)).toEqual(figures(all))
  expect(plainLive(report.all.live)).toEqual(naiveLive(lastOnly(all)))
  for (const { code, days, ...told } of report.regencies) {
    const its = those(all, inRegency(code))
    expect([code, plain(told.figures)]).toEqual([code, figures(its)])
    expect([code, plainLive(told.live)]).toEqual([code, naiveLive(those(lastOnly(all), inRegency(code)))])
    const { bySeverity } = figures(its, now - DAY, now + 1)
    const open = naiveLive(those(lastOnly(all), inRegency(code)))
    const values = {
      ...{ encounterDanger: open.byBand.danger, encounterWarning: open.byBand.warning },
      ...{ encounterWatch: open.byBand.watch, coverageGaps: open.byKind.coverageGap },
      ...{ incidentExtreme: bySeverity.extreme, incidentSevere: bySeverity.severe },
      ...{ incidentModerate: bySeverity.moderate, incidentMinor: bySeverity.minor },
      incidentUnknown: bySeverity.unknown,
    }
    const terms = told.risk.terms.filter(({ value }) => value > 0)
    expect([code, Object.fromEntries(terms.map(({ input, value }) => [input, value]))]).toEqual([
      code,
      Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)),
    ])
    expect(told.risk.points).toBe(told.risk.terms.reduce((sum, { value, weight }) => sum + value * weight, 0))
    const today = Math.floor((until - 1 + AHEAD) / DAY)
    const spark = [6, 5, 4, 3, 2, 1, 0].map((ago) => {
      const begin = (today - ago) * DAY - AHEAD
      const end = Math.min(begin + DAY, until)
      const { alerts, incidents } = figures(its, begin, end)
      return { from: begin, until: end, alerts, incidents }
    })
    expect(days).toEqual(spark)
  }
  for (const { district, ...told } of report.districts) {
    const ground = inDistrict(region ?? '', district)
    expect([district, plain(told.figures)]).toEqual([district, figures(those(all, ground))])
    expect([district, plainLive(told.live)]).toEqual([district, naiveLive(those(lastOnly(all), ground))])
  }
  const stepped = region === undefined ? all : those(all, inRegency(region))
  expect(first(report.steps).from).toBe(from)
  expect(last(report.steps).until).toBe(until)
  for (const [n, step] of report.steps.entries()) {
    expect(step.from).toBe(n === 0 ? from : report.steps[n - 1]?.until)
    const size = by === 'hour' ? HOUR : DAY
    if (by !== 'phase') {
      expect(Math.floor((step.from + AHEAD) / size)).toBe(Math.floor((step.until - 1 + AHEAD) / size))
      if (step.until !== until) expect((step.until + AHEAD) % size).toBe(0)
    }
    expect([step.from, plain(step.figures)]).toEqual([step.from, figures(stepped, step.from, step.until)])
  }
}

/** How a history ends in figures, and that they are the same once the rows are made anew from the log. */
function figuresHold(emptyPlace: () => Promise<StorePlace>, numRuns: number) {
  return fc.assert(
    fc.asyncProperty(
      fc.array(command, { minLength: 1, maxLength: 40, size: 'max' }),
      fc.array(question, { minLength: 1, maxLength: 4 }),
      async (commands, questions) => {
        const place = await emptyPlace()
        const it = await worldAt(place)
        try {
          for (const one of commands) await it.happen(one)
          const log = await wholeLog(it.store.read)
          for (const { from, until, shift, ...rest } of questions) {
            const [a, b] = [from, until]
              .map((n) => it.instants[n % it.instants.length] ?? START)
              .toSorted((x, y) => x - y)
            const period = {
              from: epochMs((a ?? START) + shift),
              until: epochMs(Math.max((b ?? START) + 1, (a ?? START) + 2)),
            }
            const reader = VIEWERS[rest.viewer] ?? first(VIEWERS)
            const isIn = rest.region !== undefined && (reader.reach === null || reader.reach.includes(rest.region))
            const asked = { ...period, by: rest.by, region: isIn ? rest.region : undefined }
            const query = ProvinceQuery.parse(asked)
            const report = routes.readProvince.reply.parse(await it.read(reader, query))
            compare(report, log, query, reader, it.now())
            await recount(place)
            expect(await it.read(reader, query)).toEqual(report)
          }
        } finally {
          await it.store.close()
        }
      },
    ),
    { numRuns, seed: SEED },
  )
}

let folder = ''
let postgres: Awaited<ReturnType<typeof startPostgres>>
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'jaga-jarak-figures-'))
  postgres = await startPostgres()
})
afterAll(async () => {
  await postgres.stop()
  await rm(folder, { recursive: true, force: true })
})

describe('[LG1] figures of the province are those of a naive pass over the log', () => {
  let no = 0
  it('on SQLite', () => figuresHold(async () => ({ sqliteFile: join(folder, `${++no}.sqlite`) }), 40), 240_000)
  it(
    'on PostgreSQL',
    () =>
      figuresHold(async () => {
        const name = `figures_${++no}`
        const maintenance = new pg.Client({ connectionString: postgres.url })
        await maintenance.connect()
        await maintenance.query(`create database ${name}`)
        await maintenance.end()
        const url = new URL(postgres.url)
        url.pathname = `/${name}`
        return { databaseUrl: url.href }
      }, 10),
    240_000,
  )
})
