import { type LogEntry, WorldEvent } from '@jaga-jarak/shared/feed.ts'
import { epochMs, seq } from '@jaga-jarak/shared/primitives.ts'
import { expect, it } from 'vitest'
import { aGroup, anOrder } from '../store/specimens.ts'
import { trailRow } from './trail-row.ts'

const entry = (no: number, event: unknown, by: string | null = 'usr-1'): LogEntry => ({
  seq: seq(no),
  at: epochMs(no),
  by,
  event: WorldEvent.parse(event),
})
const signatureOf = (id: string) => ({ id, duty: 'Operator 1', name: 'Nama' })

it('tells who, when, about what and what changed since the entry before', () => {
  const first = entry(3, { type: 'GroupRegistered', group: aGroup(1) })
  const later = entry(9, { type: 'GroupChanged', group: aGroup(1, { name: 'Lain', version: 2 }) })
  expect(trailRow(later, first, signatureOf)).toEqual({
    ...{ seq: 9, at: 9, by: signatureOf('usr-1'), type: 'GroupChanged', subject: { kind: 'group', id: 'group-1' } },
    title: 'Lain',
    isFirst: false,
    changes: [
      { path: 'name', before: 'Group 1', after: 'Lain' },
      { path: 'version', before: 1, after: 2 },
    ],
    ...{ details: [], reason: null },
  })
  const row = trailRow(first, undefined, signatureOf)
  expect([row.isFirst, row.changes.find(({ path }) => path === 'name')]).toEqual([
    true,
    { path: 'name', before: null, after: 'Group 1' },
  ])
})

it('tells the reason where there is one, and what an entry without a state holds', () => {
  const given = trailRow(entry(1, { type: 'OrderGiven', order: anOrder('ord-1') }), undefined, signatureOf)
  expect(given.reason).toBe('Perpanjangan')
  const failed = { type: 'SignInFailed', personId: 'usr-9', fault: 'wrongPassword' }
  expect(trailRow(entry(1, failed, null), undefined, signatureOf)).toMatchObject({
    ...{ by: null, subject: { kind: 'person', id: 'usr-9' }, title: 'Nama', changes: [], reason: null },
    details: [
      { path: 'personId', value: 'usr-9' },
      { path: 'fault', value: 'wrongPassword' },
    ],
  })
})
