import type { Alert } from '@jaga-jarak/shared/alert.ts'
import { expect, it } from 'vitest'
import { after, anIncident } from '../store/specimens.ts'
import { acknowledgeAlert, closeAlert, turnAlert } from './alert.ts'
import { shelveAlert } from './alert-shelf.ts'
import type { SosFinding } from './findings.ts'
import { callOfGroup, isCall, judgeCall } from './sos.ts'
import { camp, group, reportAt } from './watch-scene.ts'

const call = anIncident(1, { isSos: true, severity: 'extreme' })
const alertOf = (finding: SosFinding | null, latest?: Alert): Alert => {
  const turned = finding && turnAlert(latest, finding, null)
  if (!turned) throw new Error('nothing turned')
  return turned.alert
}
const raised = alertOf(judgeCall(call, undefined, [], after(1)))

it('[AL4] an officer’s call is an extreme alert about their report, at once, and is not told twice', () => {
  expect(raised).toMatchObject({ severity: 'extreme', urgency: 'immediate', subjects: [call.id] })
  expect(raised.evidence).toMatchObject({ kind: 'sos', rule: 'AL4', incidentId: call.id, calledAt: call.happenedAt })
  expect(judgeCall(call, raised, [], after(2))).toBeNull()
  expect(judgeCall({ ...call, isSos: false }, undefined, [], after(1))).toBeNull()
})

it.each([
  ['verified', false],
  ['assigned', false],
  ['contained', true],
  ['resolved', true],
  ['rejected', true],
] as const)('[AL4] %s: it is over: %s', (status, isOver) => {
  const finding = judgeCall({ ...call, status }, raised, [], after(9))
  expect(finding?.turn).toBe(isOver ? 'cleared' : undefined)
})

it('[AL4, IN4] merged into another incident it goes on there', () => {
  const finding = judgeCall({ ...call, mergedInto: anIncident(2).id }, raised, [], after(9))
  expect(finding?.turn).toBe('cleared')
})

it('[AL4] a call is put aside by nobody; an officer’s clears with the incident, a tracker’s is closed by a person', () => {
  expect(shelveAlert(raised, { version: 1, minutes: 5, reason: 'x' }, 'usr-1', after(2))).toMatchObject({
    refused: 'wrongStep',
  })
  expect(closeAlert(raised, { version: 1, reason: 'x' }, 'usr-1', after(2))).toMatchObject({ refused: 'wrongStep' })
  const ofGroup = alertOf(
    callOfGroup(group('g', [camp(1)]), reportAt('t', 0, 0, { alarm: 'sos' }), undefined, after(1)),
  )
  expect(ofGroup).toMatchObject({
    severity: 'extreme',
    subjects: ['g'],
    evidence: { incidentId: null, camps: [camp(1)] },
  })
  expect(closeAlert(ofGroup, { version: 1, reason: 'x' }, 'usr-1', after(2))).toMatchObject({ turn: 'closedByPerson' })
})

it('[AL4] a button pressed again while its alert stands is not told again, acknowledged or not; after it is, anew', () => {
  const of = (latest?: Alert) => callOfGroup(group('g', [camp(1)]), reportAt('t', 0, 0), latest, after(5))
  const standing = alertOf(of())
  expect(of(standing)).toBeNull()
  const known = acknowledgeAlert(standing, { version: 1, comment: '' }, 'usr-1', after(6))
  if ('refused' in known) throw new Error(known.refused)
  expect(of(known)).toBeNull()
  const closed = closeAlert(known, { version: 2, reason: 'aman' }, 'usr-1', after(7))
  if ('refused' in closed) throw new Error(closed.refused)
  expect(of(closed)?.turn).toBe('raised')
})

it.each([
  ['sos', true],
  [' SOS ', true],
  ['lowBattery', false],
  [null, false],
])('[AL4] the alarm %s of a tracker is a call: %s', (alarm, isOne) => {
  expect(isCall({ alarm })).toBe(isOne)
})
