import { Alert } from '@jaga-jarak/shared/alert.ts'
import { expect, it } from 'vitest'
import { APART_MS, createCalls } from './calls.ts'

const alert = (id: string, some: object = {}): Alert =>
  Alert.parse({
    ...{ id, subjects: ['grp-a'], severity: 'extreme', urgency: 'immediate', certainty: 'observed' },
    ...{ raisedAt: 0, turn: 'raised', turnedAt: 0, cleared: null, acknowledged: null, version: 1, worsenedIn: 1 },
    evidence: {
      ...{ kind: 'coverageGap', rule: 'PX5', groupId: 'grp-a', camps: [], lastPosition: { lon: 117, lat: 0 } },
      ...{ lastFixedAt: null, limitS: 300, place: null, decidedAt: 0 },
    },
    ...some,
  })
const seen = { acknowledged: { at: 1, by: 'usr-1', comment: '' } }

it('a new danger is heard once, and again when it has got worse or is brought to mind', () => {
  const calls = createCalls()
  let now = 0
  const look = (...alerts: Alert[]): boolean => {
    now += APART_MS
    return calls.look(alerts, now)
  }
  expect(look()).toBe(false)
  expect(look(alert('a'))).toBe(true)
  expect(look(alert('a'))).toBe(false)
  expect(look(alert('a', { version: 2, turn: 'certaintyChanged' }))).toBe(false)
  expect(look(alert('a', { version: 3, worsenedIn: 3, turn: 'worsened' }))).toBe(true)
  expect(look(alert('a', { version: 4, ...seen }))).toBe(false)
  expect(look(alert('a', { version: 6, turn: 'certaintyChanged', remindedAt: 9, ...seen }))).toBe(true)
})

it('what was there before anybody listened, is less than danger, put aside, answered or over is not heard', () => {
  const first = createCalls()
  expect(first.look([alert('a')], 1)).toBe(false)
  expect(first.look([alert('a')], 2)).toBe(false)
  for (const some of [
    { severity: 'severe' },
    { shelved: { at: 1, by: 'usr-1', until: 9, reason: 'x' } },
    { cleared: { at: 1, by: null } },
    seen,
  ]) {
    const calls = createCalls()
    calls.look([], 0)
    expect([some, calls.look([alert('a', some)], APART_MS)]).toEqual([some, false])
  }
  const calls = createCalls()
  calls.look([], 0)
  expect(calls.look([alert('a', { severity: 'severe', escalatedAt: 5, version: 2 })], APART_MS)).toBe(true)
})

it('[AL7] of 500 within ten seconds it is heard at most once in ten seconds, and the last of them not forgotten', () => {
  const calls = createCalls()
  calls.look([], 0)
  const heard: number[] = []
  const alerts: Alert[] = []
  for (let now = 20; now <= 30_000; now += 20) {
    if (now <= 10_000) alerts.push(alert(`a-${now}`))
    if (calls.look(alerts, now)) heard.push(now)
  }
  expect(heard).toEqual([20, 10_020])
})

it('what was answered before its turn came is not heard any more', () => {
  const calls = createCalls()
  calls.look([], 0)
  expect(calls.look([alert('a')], 1)).toBe(true)
  expect(calls.look([alert('a'), alert('b')], 2)).toBe(false)
  expect(calls.look([alert('a', seen), alert('b', seen)], 3)).toBe(false)
  expect(calls.look([alert('a', seen), alert('b', seen)], APART_MS + 9)).toBe(false)
})
