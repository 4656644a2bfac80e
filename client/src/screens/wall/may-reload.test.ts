import { Alert } from '@jaga-jarak/shared/alert.ts'
import { Heartbeat } from '@jaga-jarak/shared/feed.ts'
import { expect, it } from 'vitest'
import { fromSnapshot } from '../../live/picture.ts'
import { aSnapshot } from '../../live/picture-in-test.ts'
import { mayReload } from './may-reload.ts'

const beat = { heartbeat: Heartbeat.parse({ ageMs: 100, head: 10, now: 0, clockSpeed: 1 }), arrivedAt: 1_000 }
const alert = (severity: string, isCleared = false): Alert =>
  Alert.parse({
    ...{ id: 'a', subjects: ['grp-a'], severity, urgency: 'immediate', certainty: 'observed', raisedAt: 0 },
    ...{ turn: 'raised', turnedAt: 0, acknowledged: null, version: 1, worsenedIn: 1 },
    cleared: isCleared ? { at: 1, by: null } : null,
    evidence: {
      ...{ kind: 'coverageGap', rule: 'PX5', groupId: 'grp-a', camps: [], lastPosition: { lon: 117, lat: 0 } },
      ...{ lastFixedAt: null, limitS: 300, place: null, decidedAt: 0 },
    },
  })
const withAlert = (...alerts: Alert[]) => ({ picture: fromSnapshot(aSnapshot({ alerts })), beat })

it('a calm wall may be loaded anew, also one that watches or remembers what is over', () => {
  expect(mayReload(withAlert(), 2_000)).toBe(true)
  expect(mayReload(withAlert(alert('moderate')), 2_000)).toBe(true)
  expect(mayReload(withAlert(alert('extreme', true)), 2_000)).toBe(true)
})

it('not while a danger or a warning stands open', () => {
  expect(mayReload(withAlert(alert('extreme')), 2_000)).toBe(false)
  expect(mayReload(withAlert(alert('severe')), 2_000)).toBe(false)
})

it('[LG5] not while what it shows is old, and at any time while it shows nothing', () => {
  expect(mayReload(withAlert(), 60_000)).toBe(false)
  expect(mayReload({ ...withAlert(), beat: null }, 2_000)).toBe(false)
  expect(mayReload({ picture: null, beat: null }, 2_000)).toBe(true)
})
