import type { Camp, SupporterGroup } from '@jaga-jarak/shared/group.ts'
import { Fix, type PositionReport } from '@jaga-jarak/shared/position.ts'
import { ContestId, DeviceId, epochMs, GroupId } from '@jaga-jarak/shared/primitives.ts'
import type { Finding, Heard, Watch } from './watch.ts'

/** Words in which the tests of the watch are written: a road along the equator, metres east of 117.5 E. */
export const T0 = Date.UTC(2024, 10, 23, 6)
const LIMITS = { watchM: 10_000, warningM: 3_000, dangerM: 1_000 }
export const rules = { limits: LIMITS, phaseAt: () => 'campaign' as const }
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
  findings.map((it) => (it.kind === 'encounter' ? `${it.turn} ${it.evidence.band}` : `${it.turn} ${it.kind}`))
