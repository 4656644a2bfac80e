import type { Alert } from '@jaga-jarak/shared/alert.ts'
import type { Incident } from '@jaga-jarak/shared/incident.ts'
import { expect, it } from 'vitest'
import { after, anIncident } from '../store/specimens.ts'
import { acknowledgeAlert, closeAlert, turnAlert } from './alert.ts'
import { shelveAlert } from './alert-shelf.ts'
import type { SosFinding } from './findings.ts'
import { callerIn, callOfGroup, endsCall, isCall, judgeCall } from './sos.ts'
import { camp, group, reportAt } from './watch-scene.ts'

const call = anIncident(1, { isSos: true, severity: 'extreme' })
const alertOf = (finding: SosFinding | null, latest?: Alert): Alert => {
  const turned = finding && turnAlert(latest, finding, null)
  if (!turned) throw new Error('nothing turned')
  return turned.alert
}
const judge = (it: Incident, latest: Alert | undefined, second: number) =>
  judgeCall(
    it,
    callerIn(it, () => undefined),
    latest,
    [],
    after(second),
  )
const raised = alertOf(judge(call, undefined, 1))

it('[AL4] an officer’s call is an extreme alert about their report, at once, and is not told twice', () => {
  expect(raised).toMatchObject({ severity: 'extreme', urgency: 'immediate', subjects: [call.id] })
  expect(raised.evidence).toMatchObject({ kind: 'sos', rule: 'AL4', incidentId: call.id, calledAt: call.happenedAt })
  expect(judge(call, raised, 2)).toBeNull()
  expect(judge({ ...call, isSos: false }, undefined, 1)).toBeNull()
})

it.each([
  ['verified', false],
  ['assigned', false],
  ['contained', true],
  ['resolved', true],
  ['rejected', true],
] as const)('[AL4] %s: it is over: %s', (status, isOver) => {
  const finding = judge({ ...call, status }, raised, 9)
  expect(finding?.turn).toBe(isOver ? 'cleared' : undefined)
})

it('[AL4, IN4] merged into another incident it goes on there, from where it was called, until help is there', () => {
  const lead = anIncident(2, { isSos: false, severity: 'minor', merged: [call.id], calls: [call.id] })
  const merged = { ...call, mergedInto: lead.id }
  expect(judge(merged, raised, 9)?.turn).toBe('cleared')
  const caller = callerIn(lead, (id) => (id === call.id ? merged : undefined))
  const there = judgeCall(lead, caller, undefined, [], after(9))
  expect(there).toMatchObject({ turn: 'raised', subjects: [lead.id], evidence: { position: call.position } })
  const standing = alertOf(there)
  expect(standing.severity).toBe('extreme')
  expect(judgeCall(lead, caller, standing, [], after(10))).toBeNull()
  expect(judgeCall({ ...lead, status: 'contained' }, caller, standing, [], after(11))?.turn).toBe('cleared')
  expect(judgeCall({ ...lead, merged: [], calls: [] }, null, standing, [], after(11))?.turn).toBe('cleared')
})

it('[AL4, IN4] a call that waits is not put under what is contained or over; one that is answered is', () => {
  for (const status of ['contained', 'resolved'] as const) expect(endsCall(call, anIncident(2, { status }))).toBe(true)
  expect(endsCall(call, anIncident(2))).toBe(false)
  expect(endsCall({ ...call, isSos: false, calls: [call.id] }, anIncident(2, { status: 'resolved' }))).toBe(true)
  expect(endsCall({ ...call, status: 'contained' }, anIncident(2, { status: 'contained' }))).toBe(false)
  expect(endsCall({ ...call, isSos: false }, anIncident(2, { status: 'contained' }))).toBe(false)
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

it('[AL4] a button pressed again is the same call for five minutes, then one of its own, which no acknowledgement covers', () => {
  const of = (latest: Alert | undefined, second: number, lon = 0) => {
    const report = { ...reportAt('t', 0, 0), lon, fixedAt: after(second) }
    return callOfGroup(group('g', [camp(1)]), report, latest, after(second))
  }
  const standing = alertOf(of(undefined, 5))
  const known = acknowledgeAlert(standing, { version: 1, comment: '' }, 'usr-1', after(6))
  if ('refused' in known) throw new Error(known.refused)
  expect([of(standing, 304), of(known, 304)]).toEqual([null, null])
  const again = alertOf(of(known, 305, 117), known)
  expect(again).toMatchObject({
    id: standing.id,
    turn: 'worsened',
    acknowledged: null,
    evidence: { position: { lon: 117 } },
  })
  const closed = closeAlert(again, { version: again.version, reason: 'aman' }, 'usr-1', after(306))
  if ('refused' in closed) throw new Error(closed.refused)
  expect(of(closed, 307)?.turn).toBe('raised')
})

it.each([
  ['sos', true],
  [' SOS ', true],
  ['lowBattery', false],
  [null, false],
])('[AL4] the alarm %s of a tracker is a call: %s', (alarm, isOne) => {
  expect(isCall({ alarm })).toBe(isOne)
})
