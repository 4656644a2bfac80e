import { Alert } from '@jaga-jarak/shared/alert.ts'
import { expect, it } from 'vitest'
import type { Standing } from '../../../live/standing-alerts.ts'
import { targetOf } from './target-of.ts'

const alert = (id: string, subjects: string[], cleared: object | null = null): Standing => ({
  alert: Alert.parse({
    ...{ id, subjects, severity: 'minor', urgency: 'immediate', certainty: 'observed', raisedAt: 1 },
    ...{ turn: 'raised', turnedAt: 1, cleared, version: 1, regions: [], acknowledged: null },
    evidence: {
      ...{ kind: 'coverageGap', rule: 'PX5', groupId: 'a', camps: [], lastPosition: { lon: 117, lat: 0 }, place: null },
      ...{ lastFixedAt: null, limitS: 300, decidedAt: 1 },
    },
  }),
  reading: undefined,
})
const standing = [alert('over', ['a'], { at: 1, by: null }), alert('gravest', ['a', 'b']), alert('milder', ['a'])]

it('a group leads to the gravest of what is open about it, for who looks at alerts', () => {
  expect(targetOf({ kind: 'group', id: 'a' }, 'alerts', standing)).toEqual({ section: 'alerts', open: 'gravest' })
  expect(targetOf({ kind: 'group', id: 'a' }, 'groups', standing)).toEqual({ section: 'groups', open: 'a' })
})

it('a group of which nothing is open is found among the groups; a guarded place leads nowhere then', () => {
  expect(targetOf({ kind: 'group', id: 'c' }, 'alerts', standing)).toEqual({ section: 'groups', open: 'c' })
  expect(targetOf({ kind: 'site', id: 'c' }, 'alerts', standing)).toBeNull()
})

it('what has a list of its own is found in it from everywhere', () => {
  expect(targetOf({ kind: 'incident', id: 'i' }, 'groups', [])).toEqual({ section: 'incidents', open: 'i' })
  expect(targetOf({ kind: 'rally', id: 'r' }, 'alerts', [])).toEqual({ section: 'rallies', open: 'r' })
  expect(targetOf({ kind: 'alert', id: 'x' }, 'incidents', [])).toEqual({ section: 'alerts', open: 'x' })
})
