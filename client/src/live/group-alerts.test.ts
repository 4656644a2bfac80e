import { Alert } from '@jaga-jarak/shared/alert.ts'
import { expect, it } from 'vitest'
import { groupAlerts, membersOf } from './group-alerts.ts'
import type { Standing } from './standing-alerts.ts'

type Given = { regency?: string; severity?: string; isCleared?: boolean; isShelved?: boolean }
let made = 0
function standing({ regency, severity = 'moderate', isCleared = false, isShelved = false }: Given): Standing {
  const place =
    regency === undefined ? null : { regency: { code: regency, name: regency }, district: null, village: null }
  const alert = Alert.parse({
    id: `coverage-gap-${made++}`,
    subjects: ['grp-a'],
    severity,
    urgency: 'expected',
    certainty: 'observed',
    raisedAt: 0,
    turn: 'raised',
    turnedAt: 0,
    cleared: isCleared ? { at: 1, by: null } : null,
    acknowledged: null,
    shelved: isShelved ? { at: 0, by: 'admin', until: 9, reason: '' } : null,
    version: 1,
    evidence: {
      kind: 'coverageGap',
      rule: 'PX5',
      groupId: 'grp-a',
      camps: [],
      lastPosition: { lon: 117, lat: 0 },
      lastFixedAt: null,
      limitS: 300,
      place,
      decidedAt: 0,
    },
  })
  return { alert, reading: undefined }
}
const many = (count: number, given: Given) => Array.from({ length: count }, () => standing(given))
const told = (items: ReturnType<typeof groupAlerts>) =>
  items.map((it) => (it.kind === 'one' ? 'one' : `${it.regency?.code ?? 'outside'} ${it.members.length}`))

it('ten alerts stand by themselves', () => {
  expect(told(groupAlerts(many(10, { regency: '64.08' })))).toEqual(Array(10).fill('one'))
})

it('[AL7] more are grouped by regency, each group where its gravest is; those outside of all, put aside and over apart', () => {
  const alerts = [
    ...many(1, { regency: '64.72', severity: 'extreme' }),
    ...many(1, { regency: '64.08', severity: 'extreme' }),
    ...many(2, { regency: '64.72', severity: 'extreme' }),
    ...many(3, { severity: 'severe' }),
    ...many(4, { regency: '64.08' }),
    ...many(1, { regency: '64.01' }),
    ...many(2, { regency: '64.08', isShelved: true }),
    ...many(2, { regency: '64.08', isCleared: true }),
  ]
  const items = groupAlerts(alerts)
  expect(told(items)).toEqual(['one', 'one', '64.72 2', 'outside 3', '64.08 4', 'one', '64.08 2', '64.08 2'])
  expect(items.flatMap(membersOf).toSorted((a, b) => alerts.indexOf(a) - alerts.indexOf(b))).toEqual(alerts)
})

it('[AL8] the first stands by itself whatever it is, the second only in danger', () => {
  expect(told(groupAlerts(many(12, { regency: '64.08' })))).toEqual(['one', '64.08 11'])
  expect(told(groupAlerts(many(12, { regency: '64.08', severity: 'extreme' })))).toEqual(['one', 'one', '64.08 10'])
})
