import { expect, it } from 'vitest'
import { Alert } from './alert.ts'
import { alertOrder, dangerS } from './alert-order.ts'

const NOW = 1_000_000
const camps = [{ contestId: 'gubernur', ballotNumber: 1 }]
const position = { lon: 117, lat: 0 }
const side = (groupId: string) => ({
  groupId,
  camps,
  position,
  ageS: 0,
  accuracyM: null,
  speedMps: null,
  radiusM: 0,
  reachM: 0,
  freshness: 'fresh',
})
const contests = [{ contestId: 'gubernur', phase: 'campaign' }]
const common = { contests, sides: [side('a'), side('b')], place: null, decidedAt: NOW }

const alert = (id: string, severity: string, evidence: object, cleared = false): Alert =>
  Alert.parse({
    id,
    subjects: ['a', 'b'],
    severity,
    urgency: 'expected',
    certainty: 'possible',
    raisedAt: 1,
    turn: 'raised',
    turnedAt: 1,
    cleared: cleared ? { at: 2, by: null } : null,
    acknowledged: null,
    version: 1,
    evidence,
  })
const encounter = (id: string, severity: string, rangeM: number, closingMps: number) =>
  alert(id, severity, {
    ...common,
    kind: 'encounter',
    rule: 'PX4',
    band: 'warning',
    limitM: 3_000,
    leaveLimitM: 3_450,
    rangeM,
    approach: 'closing',
    closingMps,
    basis: 'measured',
  })
const forecast = (id: string, dangerAt: number, cleared = false) =>
  alert(
    id,
    'severe',
    {
      ...common,
      kind: 'predictedEncounter',
      rule: 'PX9',
      basis: 'course',
      reaches: [
        { band: 'warning', limitM: 3_000, at: dangerAt - 60_000, position },
        { band: 'danger', limitM: 1_000, at: dangerAt, position },
      ],
      window: { from: dangerAt, until: dangerAt },
      cpaM: 0,
      tcpaS: 600,
      otherBasis: null,
      limitsFrom: { phase: null, vulnerability: null, orderId: null, separationM: null },
      rangeM: 9_000,
      closingMps: 12,
    },
    cleared,
  )
const site = (id: string, rangeM: number) =>
  alert(id, 'severe', {
    kind: 'siteApproach',
    rule: 'PH4',
    siteId: 'kpu',
    siteKind: 'kpu',
    siteName: 'KPU',
    sitePosition: position,
    siteAccuracyM: 0,
    ring: 'inner',
    limitM: 500,
    leaveLimitM: 600,
    rangeM,
    contests,
    side: side('a'),
    place: null,
    decidedAt: NOW,
  })
const gap = (id: string) =>
  alert(id, 'severe', {
    kind: 'coverageGap',
    rule: 'PX5',
    groupId: 'a',
    camps,
    lastPosition: position,
    lastFixedAt: null,
    limitS: 300,
    place: null,
    decidedAt: NOW,
  })
const ordered = (list: Alert[], now?: number) => list.toSorted(alertOrder(() => undefined, now)).map(({ id }) => id)

it('[AL8] what is foretold stands by its time to danger among those who close in', () => {
  const list = [
    encounter('in 300 s', 'severe', 3_000, 10),
    forecast('in 400 s', NOW + 400_000),
    forecast('in 120 s', NOW + 120_000),
    encounter('in 200 s', 'severe', 2_000, 10),
  ]
  expect(ordered(list, NOW)).toEqual(['in 120 s', 'in 200 s', 'in 300 s', 'in 400 s'])
})

it('[AL8] time goes on for a forecast, also between two that are told', () => {
  const list = [encounter('in 200 s', 'severe', 2_000, 10), forecast('soon', NOW + 400_000)]
  expect(ordered(list, NOW)).toEqual(['in 200 s', 'soon'])
  expect(ordered(list, NOW + 250_000)).toEqual(['soon', 'in 200 s'])
  expect(ordered(list)).toEqual(['in 200 s', 'soon'])
})

it('[AL8] no forecast, however soon, stands before a graver alert, and none that is over before an open one', () => {
  const list = [
    forecast('over', NOW, true),
    forecast('now', NOW),
    encounter('danger, parting', 'extreme', 900, -5),
    encounter('watch', 'moderate', 4_000, 40),
  ]
  expect(ordered(list, NOW)).toEqual(['danger, parting', 'now', 'watch', 'over'])
})

it('[AL8] without a time to contact the nearer comes first, and what has no range last', () => {
  expect(ordered([gap('gap'), site('at 400 m', 400), site('at 80 m', 80), forecast('soon', NOW + 1_000)], NOW)).toEqual(
    ['soon', 'at 80 m', 'at 400 m', 'gap'],
  )
})

it('counts down to danger and not below it', () => {
  const { evidence } = forecast('f', NOW + 90_000)
  if (evidence.kind !== 'predictedEncounter') throw new Error(evidence.kind)
  expect([NOW, NOW + 60_000, NOW + 500_000].map((now) => dangerS(evidence, now))).toEqual([90, 30, 0])
})
