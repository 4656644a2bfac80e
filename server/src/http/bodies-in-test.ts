import type { RouteName, routes } from '@jaga-jarak/shared/api.ts'
import type { output, ZodType } from 'zod'
import { PASSWORD } from '../app-in-test.ts'

/** Routes that take a body. */
export type Writing = {
  [K in RouteName]: (typeof routes)[K] extends { body: unknown } ? K : never
}[RouteName]

const camps = [{ contestId: 'gubernur', ballotNumber: 1 }]
export const place = { lon: 117.5, lat: 0.5 }
const venue = { name: 'Lapangan', position: place }
const rally = { kind: 'openRally', camps, venue, from: 1_732_330_000_000, until: 1_732_340_000_000, headcount: 50 }
export const group = { name: 'Rombongan', kind: 'crowd', camps, headcount: 10, radiusM: 5 }
const device = { label: 'Pelacak', groupId: null, intervalS: 10 }
const fix = {
  ...place,
  fixedAt: 1_732_330_000_000,
  accuracyM: 5,
  speedMps: 1,
  courseDeg: 10,
  altitudeM: 3,
  batteryPct: 50,
  mock: false,
  alarm: 'sos',
  attributes: { motion: 'true' },
}

const person = { name: 'orang', duty: 'Operator 1', role: 'operator', reach: ['64.08'] }

const amendment = {
  name: 'Operasi',
  contests: [
    {
      ...{ id: 'gubernur', kind: 'governor', name: 'Gubernur', region: '64', camps: 2 },
      calendar: [{ phase: 'campaign', from: '2024-09-25', to: '2024-11-23' }],
    },
  ],
  limits: { watchM: 10_000, warningM: 3_000, dangerM: 1_000 },
  phaseLimits: { voting: { watchM: 12_000, warningM: 4_000, dangerM: 2_000 } },
  widening: { low: 1, medium: 1.2, high: 1.5 },
  vulnerability: { '64.08': { class: 'high', source: 'x', date: '2024-01-01', version: '1' } },
  secondFactorFor: ['observer'],
  sites: [{ id: 's', kind: 'kpu', name: 'KPU', lon: 117.5, lat: 0.5, accuracyM: 10, region: '64.08', camp: null }],
}

const rule = {
  ...{ isOn: true, kinds: ['encounter'], leastSeverity: 'severe', regions: ['64.08'] },
  quiet: { fromMin: 1_320, untilMin: 300 },
}
/** The example of RFC 8291. */
const keys = {
  p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
  auth: 'BTBZMqHH6r4Tts7J_aSIgg',
}

const source = {
  ...{ name: 'Sumber', contact: 'x', reach: ['64.08'], reads: 'own' },
  words: [{ word: 'tawuran', category: 'clash' }],
}

/** For each route a body that its schema takes; a new route without one does not compile. */
export const BODIES: Record<Writing, object> = {
  signIn: { name: 'nobody', password: 'x' },
  openDisplay: { token: 'x' },
  changePassword: { current: PASSWORD, wanted: 'x'.repeat(12) },
  beginSecondFactor: { password: 'bukan kata sandinya' },
  confirmSecondFactor: { code: '000000' },
  removeSecondFactor: { code: '000000' },
  addPerson: person,
  changePerson: { ...person, status: 'active', version: 1 },
  previewOperation: { amendment },
  changeOperation: { amendment, version: 7, reason: 'x' },
  sendPositions: { fixes: [fix] },
  registerGroup: group,
  changeGroup: { ...group, status: 'watched', version: 1 },
  reportSighting: {
    id: '00000000-0000-4000-8000-000000000003',
    groupId: null,
    crowd: { name: 'Massa', kind: 'crowd', camps, headcount: 300 },
    position: place,
    accuracyM: 50,
    isMoving: true,
    seenAt: 1_732_330_000_000,
  },
  sharePosition: { fixes: [fix] },
  registerDevice: device,
  changeDevice: { ...device, status: 'active', version: 1 },
  registerDisplay: { name: 'Dinding', reach: ['64.08'] },
  reportWall: { faults: ['clock'] },
  acknowledgeAlert: { version: 1, comment: 'x' },
  acknowledgeAlerts: { alerts: [{ alertId: 'coverageGap:g@1', version: 1 }], comment: '' },
  shelveAlert: { version: 1, minutes: 5, reason: 'x' },
  unshelveAlert: { version: 1 },
  closeAlert: { version: 1, reason: 'x' },
  openSubject: { subject: { kind: 'alert', id: 'coverageGap:g@1' } },
  planRally: rally,
  changeRally: { ...rally, version: 1 },
  moveRally: { phase: 'underway', version: 1 },
  giveOrder: {
    kind: 'limits',
    limits: { watchM: 15_000, warningM: 5_000, dangerM: 2_000 },
    region: '64.08',
    contestId: 'gubernur',
    until: 4_102_444_800_000,
    reason: 'x',
  },
  endOrder: { version: 1 },
  reportIncident: {
    id: '00000000-0000-4000-8000-000000000001',
    category: 'clash',
    severity: 'severe',
    position: place,
    accuracyM: 5,
    placeText: 'x',
    note: 'x',
    happenedAt: 1_732_330_000_000,
    alertId: 'encounter:a~b@1',
    rallyId: 'r',
    groupIds: ['g'],
    siteIds: ['s'],
  },
  actOnIncident: { act: 'assign', version: 1, assignee: 'x' },
  mergeIncident: {
    ...{ version: 1, into: '00000000-0000-4000-8000-000000000002', intoVersion: 1 },
    ...{ severity: 'severe', comment: 'x' },
  },
  changeNotifyRule: { rule, version: 0 },
  savePush: { endpoint: 'https://fcm.googleapis.com/fcm/send/x', keys, rule },
  splitIncident: { version: 1, leadVersion: 1, comment: 'x' },
  importIndexSet: {
    ...{ name: 'IKP', source: 'Bawaslu', version: '2024', date: '2024-08-26' },
    csv: 'code,class,score\n64.08,high,0.72\n',
  },
  registerSource: source,
  changeSource: { ...source, status: 'active', version: 1 },
  reportFromSource: {
    ...{ category: 'tawuran', severity: 'severe', position: { lon: 117.5, lat: 0.5 }, accuracyM: 10 },
    ...{ placeText: 'x', note: 'x', happenedAt: 1_732_330_000_000 },
  },
}

/** What some routes must have in their headers. */
export const HEADERS: { [K in RouteName]?: Record<string, string> } = {
  reportFromSource: { 'idempotency-key': 'kunci-1' },
}

/** Routes whose address must have a query. */
export type Asking = {
  [K in RouteName]: (typeof routes)[K] extends { query: infer Q extends ZodType }
    ? Record<string, never> extends output<Q>
      ? never
      : K
    : never
}[RouteName]

/** For each such route a query that its schema takes. */
export const QUERIES: Record<Asking, object> = {
  addPhoto: { from: 0, of: 10, takenAt: 1_732_330_000_000 },
  readNeutrality: { from: 1_732_330_000_000, until: 1_732_340_000_000 },
  exportNeutrality: { from: 1_732_330_000_000, until: 1_732_340_000_000 },
  readProvince: { from: 1_732_330_000_000, until: 1_732_340_000_000 },
  exportProvince: { from: 1_732_330_000_000, until: 1_732_340_000_000 },
  readDeviceTrack: { from: 1_732_330_000_000, until: 1_732_340_000_000 },
}
