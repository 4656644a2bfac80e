import type { Camp, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { Operation } from '@jaga-jarak/shared/operation.ts'
import { Fix, type PositionReport } from '@jaga-jarak/shared/position.ts'
import { ContestId, DeviceId, epochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import { Rally } from '@jaga-jarak/shared/rally.ts'
import { createRulebook } from './rulebook.ts'
import { createWatch, type Finding, type Heard, type Watch } from './watch.ts'

/** Words in which the tests of the watch are written: a road along the equator, metres east of 117.5 E. */
export const T0 = Date.UTC(2024, 10, 23, 6)
export const LIMITS = { watchM: 10_000, warningM: 3_000, dangerM: 1_000 }
const CONTESTS = ['gubernur', 'kutai-timur', 'berau']

/** An operation on that road: contests in one phase throughout unless told otherwise. */
export const ground = (over: Partial<Operation> = {}) =>
  Operation.parse({
    id: 'road',
    name: 'Road',
    zone: { id: 'Asia/Makassar', label: 'WITA' },
    province: { code: '64', bps: '64', name: 'Kalimantan Timur' },
    regions: [{ code: '64.08', bps: '6404', name: 'Kutai Timur', capital: null }],
    area: { west: 110, south: -5, east: 125, north: 5 },
    startsAt: 0,
    exercise: null,
    contests: CONTESTS.map((id) => ({
      id,
      kind: 'governor',
      name: id,
      region: '64',
      camps: [1, 2, 3].map((ballotNumber) => ({ ballotNumber, colour: 'violet' })),
      calendar: [{ phase: 'campaign', from: 0, until: null }],
    })),
    limits: LIMITS,
    sites: [],
    ...over,
  })

export const rules = createRulebook(ground())
const METRES_PER_DEGREE = 111_319.49

export const camp = (ballotNumber: number, contest = 'gubernur'): Camp => ({
  contestId: ContestId.parse(contest),
  ballotNumber,
})

export function group(id: string, camps: Camp[], over: Partial<SupporterGroup> = {}): SupporterGroup {
  return {
    id: GroupId.parse(id),
    no: (Number.parseInt(id, 36) % 60_000) + 1,
    name: id,
    kind: 'crowd',
    camps,
    headcount: null,
    radiusM: 0,
    lengthM: null,
    route: null,
    rallyId: null,
    region: null,
    status: 'watched',
    version: 1,
    ...over,
  }
}

export const reportAt = (device: string, eastM: number, atS: number, over: Partial<Fix> = {}): PositionReport => ({
  ...Fix.parse({ lon: 117.5 + eastM / METRES_PER_DEGREE, lat: 0, fixedAt: T0 + atS * 1_000, accuracyM: 5, ...over }),
  deviceId: DeviceId.parse(device),
  receivedAt: epochMs(T0 + atS * 1_000),
})

/** The group's tracker is heard `atS` seconds into the scene, `eastM` along the road. */
export const heard = (id: string, eastM: number, atS: number, over: Partial<Fix> = {}, device = `${id}-1`): Heard => ({
  groupId: GroupId.parse(id),
  deviceId: DeviceId.parse(device),
  intervalS: 10,
  report: reportAt(device, eastM, atS, over),
})

export const at = (seconds: number) => epochMs(T0 + seconds * 1_000)

/** Just after a second: a run then judges all that came in it. */
export const past = (seconds: number) => epochMs(T0 + seconds * 1_000 + 1)

/** Plays the reports in one run each second. */
export function play(watch: Watch, reports: readonly Heard[], untilS: number): Finding[] {
  const findings: Finding[] = []
  for (let second = 0; second <= untilS; second++) {
    const due = reports.filter(
      (it) => it.report.receivedAt > T0 + (second - 1) * 1_000 && it.report.receivedAt <= T0 + second * 1_000,
    )
    findings.push(...watch.run(due, past(second)))
  }
  return findings
}

/** `raised watch`, `worsened danger`, ... in order. */
export const told = (findings: readonly Finding[]): string[] =>
  findings.map((it) => ('band' in it.evidence ? `${it.turn} ${it.evidence.band}` : `${it.turn} ${it.kind}`))

/** Those about the range now, without what is foretold, gaps and the rest. */
export const encounters = (findings: readonly Finding[]) => findings.filter((it) => it.kind === 'encounter')

const METRES_PER_DEGREE_NORTH = 110_574.39

/** Reports of a tracker on its way, metres east and north of the scene's origin; speed and course as the way has them. */
export function driven(
  id: string,
  way: (seconds: number) => readonly [number, number],
  untilS: number,
  { everyS = 10, fromS = 0, device = `${id}-1` } = {},
): Heard[] {
  const reports: Heard[] = []
  for (let s = fromS; s <= untilS; s += everyS) {
    const [[x, y], [x1, y1]] = [way(s), way(s + 1)]
    const speedMps = Math.hypot(x1 - x, y1 - y)
    const courseDeg = ((Math.atan2(x1 - x, y1 - y) * 180) / Math.PI + 360) % 360
    reports.push(heard(id, x, s, { lat: y / METRES_PER_DEGREE_NORTH, speedMps, courseDeg }, device))
  }
  return reports
}

/** A place of the scene in degrees. */
export const placeAt = (eastM: number, northM: number) => ({
  lon: 117.5 + eastM / METRES_PER_DEGREE,
  lat: northM / METRES_PER_DEGREE_NORTH,
})

/** Both camps' groups on the road, and what was found when all was played. */
export function playGroups(groups: readonly SupporterGroup[], reports: readonly Heard[], untilS: number, book = rules) {
  const watch = createWatch(book)
  for (const each of groups) watch.setGroup(each)
  return play(watch, reports, untilS)
}

/** A rally of the first camp at the scene's origin, an hour from its begin. */
export const rallyIn = (phase: string) =>
  Rally.parse({
    id: 'r',
    kind: 'openRally',
    camps: [camp(1)],
    venue: { name: 'Lapangan', position: placeAt(0, 0) },
    from: T0,
    until: T0 + 3_600_000,
    headcount: 100,
    notice: 'STTP/1',
    phase,
    place: null,
    version: 1,
  })
